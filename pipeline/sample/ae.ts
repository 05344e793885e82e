/** A&E: one file a month, TOTAL row last. Winter is worse, one trust got better at once, one gets worse month by month. */
import { changed, type Month, winter } from './calendar.js';
import { chance } from './chance.js';
import { type Cell, csv, type SampleFile } from './files.js';
import type { Trust, World } from './world.js';

const AE_HEADER = [
  'Period',
  'Org Code',
  'Parent Org',
  'Org name',
  'A&E attendances Type 1',
  'A&E attendances Type 2',
  'A&E attendances Other A&E Department',
  'A&E attendances Booked Appointments Type 1',
  'A&E attendances Booked Appointments Type 2',
  'A&E attendances Booked Appointments Other Department',
  'Attendances over 4hrs Type 1',
  'Attendances over 4hrs Type 2',
  'Attendances over 4hrs Other Department',
  'Attendances over 4hrs Booked Appointments Type 1',
  'Attendances over 4hrs Booked Appointments Type 2',
  'Attendances over 4hrs Booked Appointments Other Department',
  'Patients who have waited 4-12 hs from DTA to admission',
  'Patients who have waited 12+ hrs from DTA to admission',
  'Emergency admissions via A&E - Type 1',
  'Emergency admissions via A&E - Type 2',
  'Emergency admissions via A&E - Other A&E department',
  'Other emergency admissions',
];

/** Got better when the change came, and gets worse month by month. */
const IMPROVED = 'RXR';
const FAILING = 'RXL';

/** A walk-in centre with the code of no trust and no system, as a few really have. */
const WALK_IN = { code: 'Y99001', name: 'SYNTHETIC WALK-IN CENTRE' };

export function aeFile(seed: number, { trusts }: World, month: Month): SampleFile {
  return { name: `SYNTHETIC-Monthly-AE-${month.name}-${month.year}.csv`, bytes: csv([AE_HEADER, ...aeRows(seed, trusts, month)]) };
}

/** A corrected edition: one trust sent its late patients again, and the total with it. */
export function aeRevised(seed: number, { trusts }: World, month: Month): SampleFile {
  const rows = aeRows(seed, trusts, month).slice(0, -1);
  const revised = rows.map((row) => (row[1] === IMPROVED ? row.map((cell, i) => (i === 10 ? Math.round(Number(cell) * 1.04) : cell)) : row));
  return { name: `SYNTHETIC-Monthly-AE-${month.name}-${month.year}-revised.csv`, bytes: csv([AE_HEADER, ...revised, total(revised)]) };
}

/** A corrected edition whose counts went through a spreadsheet and came out as `1.2E+04`: more than the file's budget of faults. */
export function aeSpoilt(seed: number, { trusts }: World, month: Month): SampleFile {
  const rows = aeRows(seed, trusts, month).map((row) =>
    row.map((cell, i) => (i > 3 && Number(cell) > 9_999 ? Number(cell).toExponential(1).toUpperCase() : cell)),
  );
  return { name: `SYNTHETIC-Monthly-AE-${month.name}-${month.year}-revised.csv`, bytes: csv([AE_HEADER, ...rows]) };
}

/** Rows of the month, and the TOTAL row. */
function aeRows(seed: number, trusts: readonly Trust[], month: Month): Cell[][] {
  const said = `MSitAE-${month.name.toUpperCase()}-${month.year}`;
  const acute = trusts.filter(({ kind }) => kind === 'Acute');
  const region = (trust: Trust): string => `NHS ENGLAND ${trust.system.region.name.toUpperCase()} `;
  const rows = acute.map((trust) => [said, trust.code, region(trust), trust.name, ...figures(seed, trust, month)]);
  const walkIn = chance(seed, 'ae', WALK_IN.code, month.id).whole(1_400, 1_900);
  rows.push([said, WALK_IN.code, 'NHS ENGLAND NORTH WEST', WALK_IN.name, 0, 0, walkIn, 0, 0, 31, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  return [...rows, total(rows)];
}

const total = (rows: readonly (readonly Cell[])[]): Cell[] => AE_HEADER.map((_, i) => (i < 4 ? 'TOTAL' : rows.reduce((sum, row) => sum + Number(row[i]), 0)));

/** Share of major attendances seen within four hours. */
function withinFour(seed: number, code: string, month: Month): number {
  const usual = 0.6 + 0.14 * chance(seed, 'ae', code).unit();
  const own = code === FAILING ? 0.52 - 0.05 * Math.sin((month.index - 24_300) / 20) : code === IMPROVED ? 0.6 + 0.07 * changed(month.index) : usual;
  return own - 0.025 * winter(month.month) + 0.007 * chance(seed, 'ae', code, month.id, 'within').normal();
}

function figures(seed: number, { code }: Trust, month: Month): number[] {
  const size = chance(seed, 'ae size', code);
  const luck = chance(seed, 'ae', code, month.id);
  const scale = (month.days / 30.4) * (1 + 0.03 * winter(month.month) + 0.015 * luck.normal());
  const [major, minor] = [Math.round(size.whole(7_000, 14_000) * scale), Math.round(size.whole(3_000, 10_000) * scale)];
  const eye = size.unit() < 0.3 ? Math.round(500 * scale) : 0;
  const [bookedMajor, bookedMinor] = [Math.round(major * 0.02), Math.round(minor * 0.05)];
  const late = 1 - withinFour(seed, code, month);
  const admitted = luck.share(major, 0.29);
  const overTwelve = luck.share(admitted, Math.max(0.02, 0.6 * (late - 0.22)));
  return [
    ...[major, eye, minor, bookedMajor, 0, bookedMinor],
    ...[luck.share(major, late), luck.share(eye, 0.03), luck.share(minor, 0.02), luck.share(bookedMajor, late / 2), 0, luck.share(bookedMinor, 0.01)],
    ...[luck.share(admitted, 0.2), overTwelve, admitted, luck.share(eye, 0.02), luck.share(minor, 0.01), Math.round(1_400 * scale)],
  ];
}
