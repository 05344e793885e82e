/** One object that a sender left: brought to a temporary file, landed, answered. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sayFault } from '../faults.js';
import { type LandDeps, type Landed, land } from '../land.js';
import type { Store } from '../ports.js';
import { answerLanded, type Sent } from './answers.js';

/** It could not be read now: the message comes back. */
export class NotReadable extends Error {
  override name = 'NotReadable';
}

/** @param key `in/<sender>/…/<file name>`. @throws NotReadable, or whatever broke: the object stays, and is tried again */
export async function arrive(deps: LandDeps & { drop: Store }, key: string): Promise<Landed> {
  const sent = sentAs(key);
  const folder = await mkdtemp(join(deps.scratch, 'arrive-'));
  try {
    const path = join(folder, 'file');
    await pipeline(await deps.drop.read(key), createWriteStream(path));
    const landed = await land(deps, { fileName: sent.fileName, path });
    if ('waiting' in landed) throw new NotReadable(sayFault(landed.waiting));
    await answerLanded(deps, sent, landed.receipt, landed.fresh);
    return landed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sentAs(key: string): Sent {
  const [, sender, fileName] = /^in\/([^/]+)\/(?:.*\/)?([^/]+)$/.exec(key) ?? [];
  if (sender === undefined || fileName === undefined) throw new Error(`'${key}' is not a file of a sender: in/<sender>/<file name>`);
  return { sender, fileName };
}
