/** One night at a time in one place: two walks at once would race for the same pointer. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './door.js';

/** Takes the lock of an output folder; returns how to let go. A lock whose process is gone is taken over. */
export function takeLock(out: string): () => void {
  const file = path.join(out, '.lock');
  for (const last of [false, true]) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(file, 'utf8'));
      if (last || isAlive(holder))
        throw new UsageError(`another run (process ${holder}) is at work in ${out}; wait for it, or remove ${file} if it is gone`, { cause: error });
      rmSync(file, { force: true });
    }
  }
  throw new Error('unreachable: the second try returns or throws');
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
