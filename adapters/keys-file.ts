/** Keys in a file of this machine that only its owner may read. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface KeysFile {
  /** The keyring as it is kept; undefined when there is none. @throws when others than its owner may read it */
  read(): string | undefined;
  /** Replaces it in one move. */
  write(text: string): void;
}

export function keysFile(file: string): KeysFile {
  return {
    read: () => {
      if (!existsSync(file)) return undefined;
      const { mode } = statSync(file);
      if ((mode & 0o077) !== 0)
        throw new Error(`the key in ${file} may be read by others (mode ${(mode & 0o777).toString(8)}): chmod 600 it, and think whether it is still secret`);
      return readFileSync(file, 'utf8');
    },
    write: (text) => {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      const beside = `${file}.new`;
      writeFileSync(beside, text, { mode: 0o600 });
      chmodSync(beside, 0o600);
      renameSync(beside, file);
    },
  };
}
