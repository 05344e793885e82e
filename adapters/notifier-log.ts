/** A Notifier that writes one line of JSON a message, for a terminal, a file or whatever collects them. */
import type { Notifier } from '../pipeline/ports.js';

/** @param write takes one line, without its line end */
export function notifierLog({ write }: { write: (line: string) => void }): Notifier {
  return {
    tell: async (message) => write(JSON.stringify(message)),
  };
}
