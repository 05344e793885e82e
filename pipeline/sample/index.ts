/**
 * Synthetic extracts of every kind, in their publishers' formats, for a newcomer's first night and for tests. Every file name and every
 * organisation's name says SYNTHETIC. Faults are put in on purpose, so that it can be seen what becomes of them:
 * a bad row in one A&E month, a corrected edition of another, one of a third that is spoilt beyond its budget, an A&E file with a column
 * renamed, rates and rows of a sickness month that cannot be, the newest two sickness months late, a disease register below nothing, and
 * the newest list sizes spoilt beyond their budget. What only partners know comes too, in the templates they fill in.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { extracts } from '../../catalogue/registry.js';
import { aeFile, aeRevised, aeSpoilt } from './ae.js';
import { ascofFile } from './ascof.js';
import { type Month, monthsTo, yearsTo } from './calendar.js';
import { cancerFile } from './cancer.js';
import { delayFile, delayMonths } from './delays.js';
import { homesFile, scoreFile } from './deprivation.js';
import type { SampleFile } from './files.js';
import { financeFiles } from './finance.js';
import { coverageFile, listFile, mapFile } from './lists.js';
import { odsFiles } from './ods.js';
import { partnerFiles } from './partners.js';
import { peopleFiles } from './people.js';
import { qofFiles } from './qof.js';
import { referenceFiles } from './reference.js';
import { rttFile } from './rtt.js';
import { sicknessFile } from './sickness.js';
import { type World, world } from './world.js';

export interface SampleOptions {
  /** The same seed and day give the same bytes. A figure depends on the seed alone. */
  seed: number;
  /** ISO day on which the files are looked at: they hold what would have been published by then. */
  asOf: string;
}

const MONTHS = 24;
/** Months of sickness that should be there by the calendar and are not. */
const LATE = 2;

/** Writes the files into a folder, which is made when it is not there; returns their paths, in order. */
export async function writeSample(dir: string, options: SampleOptions): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const written: string[] = [];
  for (const { name, bytes } of sampleFiles(options)) {
    const file = path.join(dir, name);
    await writeFile(file, bytes);
    written.push(file);
  }
  return written.sort();
}

/** The files one by one, so that they are never all in memory. */
function* sampleFiles({ seed, asOf }: SampleOptions): Generator<SampleFile> {
  const all = world(seed);
  yield* emergencyFiles(seed, all, months('ae_monthly', asOf));
  for (const month of months('rtt_waiting_times', asOf)) yield rttFile(seed, all, month);
  for (const month of months('cancer_waits', asOf)) yield cancerFile(seed, all, month);
  yield* sicknessFiles(seed, all, months('nhs_sickness_absence', asOf, MONTHS + LATE));
  yield* listFiles(seed, all, months('gp_list_size', asOf));
  yield coverageFile(seed, all, months('gp_appointment_coverage', asOf));
  yield homesFile(seed, all, quarterStart(months('gp_list_size', asOf)));
  yield scoreFile(seed, all);
  for (const [i, start] of years('qof_prevalence', asOf, 2).entries()) yield* qofFiles(seed, all, start, i === 0);
  for (const start of years('ascof', asOf, 1)) yield ascofFile(seed, all, start);
  for (const start of years('asc_finance_totals', asOf, 2)) yield* financeFiles(seed, all, start);
  for (const month of delayMonths(MONTHS)) yield delayFile(seed, all, month);
  const newest = months('person_registered', asOf, 1)[0];
  if (newest !== undefined) yield* peopleFiles(seed, all, newest);
  yield* odsFiles(all);
  yield* referenceFiles(seed, all);
  yield* partnerFiles(seed, all, asOf);
}

const lagOf = (id: string): number => extracts[id]?.lagDays ?? 0;
const months = (id: string, asOf: string, count = MONTHS): Month[] => monthsTo(asOf, lagOf(id), count);
/** The newest month in which people are counted by where they live: the first of a quarter. */
const quarterStart = (held: readonly Month[]): Month => held.findLast(({ month }) => month % 3 === 1) as Month;
const years = (id: string, asOf: string, count: number): number[] => yearsTo(asOf, lagOf(id), count);

function* emergencyFiles(seed: number, all: World, held: readonly Month[]): Generator<SampleFile> {
  for (const month of held) yield month === held.at(-9) ? withBadRow(aeFile(seed, all, month)) : aeFile(seed, all, month);
  const [spoilt, restated, renamed] = [held.at(-3), held.at(-6), held.at(-12)];
  if (spoilt !== undefined) yield aeSpoilt(seed, all, spoilt);
  if (restated !== undefined) yield aeRevised(seed, all, restated);
  if (renamed !== undefined) yield withColumnRenamed(aeFile(seed, all, renamed));
}

/** Somebody wrote words into a count. */
const withBadRow = ({ name, bytes }: SampleFile): SampleFile => ({
  name,
  bytes: Buffer.from(bytes.toString('utf8').replace(/(,SYNTHETIC WALK-IN CENTRE,0,0,)\d+/, '$1not sent')),
});

/** A publisher renames a column without a word: the file is kept, and it is said what it is nearest to. */
const withColumnRenamed = ({ name, bytes }: SampleFile): SampleFile => ({
  name: name.replace('.csv', '-new-layout.csv'),
  bytes: Buffer.from(bytes.toString('utf8').replace('A&E attendances Type 1', 'Attendances at major departments')),
});

/** The newest months that should be there are not. */
function* sicknessFiles(seed: number, all: World, held: readonly Month[]): Generator<SampleFile> {
  for (const month of held.slice(0, -LATE)) yield sicknessFile(seed, all, month, month === held.at(-10));
}

function* listFiles(seed: number, all: World, held: readonly Month[]): Generator<SampleFile> {
  for (const month of held) yield listFile(seed, all, month, month === held.at(-1));
  for (const month of [held[0], held.at(-1)]) if (month !== undefined) yield mapFile(all, month);
}
