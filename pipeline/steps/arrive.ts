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

/**
 * What a sender left goes from the drop at once when it is about people: only what may be kept of it is kept.
 * @param key `in/<sender>/…/<file name>`. @returns undefined when it is gone: the queue may tell of it twice
 * @throws NotReadable, or whatever broke: the object stays, and is tried again
 */
export async function arrive(deps: LandDeps & { drop: Store }, key: string): Promise<Landed | undefined> {
  const sent = sentAs(key);
  if ((await deps.drop.describe(key)) === undefined) return undefined;
  const folder = await mkdtemp(join(deps.scratch, 'arrive-'));
  try {
    const path = join(folder, 'file');
    await pipeline(await deps.drop.read(key), createWriteStream(path));
    const landed = await land(deps, { fileName: sent.fileName, path });
    if ('waiting' in landed) throw new NotReadable(sayFault(landed.waiting));
    for (const receipt of [landed.receipt, ...landed.others]) await answerLanded(deps, sent, receipt, landed.fresh);
    if (landed.aboutPeople) await deps.drop.erase(key);
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
