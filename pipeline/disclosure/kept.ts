/**
 * What every pack told of an indicator that counts people, with the true counts behind it: the pipeline's own memory, so that the next pack is held against it. It lies
 * under `disclosure/`, which no reader and no analyst may open, and it cannot be made again from the landing: it is kept for ever, as the landing is.
 */

import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { AreaType, Basis } from '../../catalogue/define.js';
import { told as keptAt } from '../paths.js';
import type { Store } from '../ports.js';
import { isSame, type Told, type Version } from './control.js';
import type { Hidden } from './counts.js';
import { groupedBy } from './grouped.js';

type Line = [
  areaType: AreaType,
  areaCode: string,
  basis: Basis,
  cut: string,
  numerator: number | null,
  denominator: number | null,
  hidden: number,
  parents: string,
];
const HIDDEN: readonly Hidden[] = ['no', 'small', 'protects another'];

/** The versions of an indicator's figures that a run's pack and those before it told, oldest first for each period. */
export async function readKept(store: Store, run: string, indicator: string): Promise<Version[]> {
  const versions: (Version & { told: Told[] })[] = [];
  const text = (await store.read(keptAt(run, indicator))).pipe(createGunzip());
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    const held = JSON.parse(line) as { period: string; from: number } | Line;
    if (Array.isArray(held)) versions.at(-1)?.told.push(toldOf(held, versions.at(-1)?.period as string));
    else versions.push({ ...held, told: [] });
  }
  return versions;
}

const toldOf = ([area_type, area_code, basis, cut, numerator, denominator, hidden, parents]: Line, period: string): Told => ({
  ...{ basis, area_type, area_code, period, cut, numerator, denominator },
  parents: parents === '' ? [] : parents.split(' ').map((parent) => parent.replace(':', '\t')),
  hidden: { numerator: HIDDEN[hidden % 3] as Hidden, denominator: HIDDEN[Math.floor(hidden / 3)] as Hidden },
});

const lineOf = ({ area_type, area_code, basis, cut, numerator, denominator, hidden, parents }: Told): Line => [
  ...([area_type, area_code, basis, cut, numerator, denominator] as const),
  HIDDEN.indexOf(hidden.numerator) + 3 * HIDDEN.indexOf(hidden.denominator),
  parents.map((parent) => parent.replace('\t', ':')).join(' '),
];

/** Keeps what a pack tells beside what those before it told. */
export async function keep(store: Store, run: string, indicator: string, versions: readonly Version[]): Promise<void> {
  await store.write(keptAt(run, indicator), Readable.from(linesOf(versions)).pipe(createGzip()));
}

function* linesOf(versions: readonly Version[]): Generator<string> {
  for (const { period, from, told } of versions) {
    yield `${JSON.stringify({ period, from })}\n`;
    for (const one of told) yield `${JSON.stringify(lineOf(one))}\n`;
  }
}

/** The versions after a pack: a new one for each period that it tells otherwise than the pack before. @param number of the pack */
export function withPack(earlier: readonly Version[], told: readonly Told[], number: number): Version[] {
  const before = groupedBy(earlier, ({ period }) => period);
  const now = groupedBy(told, ({ period }) => period);
  return [...new Set([...before.keys(), ...now.keys()])].sort().flatMap((period) => {
    const [versions, tonight] = [before.get(period) ?? [], now.get(period) ?? []];
    return isSame(tonight, versions) ? versions : [...versions, { period, from: number, told: tonight }];
  });
}
