/** What every Notifier must do: hand on one message whole, or say that it could not. */
import { describe, expect, it } from 'vitest';
import type { Notifier } from '../../pipeline/ports.js';

/** @param open gives a Notifier and what it has told so far, one text a message */
export function notifierContract(name: string, open: () => Promise<{ port: Notifier; told: () => Promise<string[]> }>): void {
  describe(`${name} is a Notifier`, () => {
    it('tells each message once, in order, with its data', async () => {
      const { port, told } = await open();
      await port.tell({ subject: 'Suite published', body: 'Six places.\nOne file refused.', data: { files: 120, run: 'abc', switched: true, late: null } });
      await port.tell({ subject: 'Second', body: '', data: {} });
      const messages = await told();
      expect(messages).toHaveLength(2);
      for (const part of ['Suite published', 'Six places.', 'One file refused.', '120', 'abc']) expect(messages[0]).toContain(part);
      expect(messages[1]).toContain('Second');
    });
  });
}
