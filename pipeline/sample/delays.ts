/** Delayed transfers of care: the old monthly workbooks, preamble and two-tier header and notes. The collection ended in February 2020. */
import { type Month, monthAt, winter } from './calendar.js';
import { chance } from './chance.js';
import { type Cell, type SampleFile, workbook } from './files.js';
import type { World } from './world.js';

const LAST = 2020 * 12 + 1;

/** The last `count` months that were ever published. */
export const delayMonths = (count: number): Month[] => Array.from({ length: count }, (_, i) => monthAt(LAST - count + 1 + i));

export function delayFile(seed: number, world: World, month: Month): SampleFile {
  const rows = councilRows(seed, world, month);
  const sums = [4, 5, 6, 7].map((i) => rows.reduce((sum, row) => sum + Number(row[i]), 0));
  const england: Cell[] = ['-', '-', '-', 'England', ...sums];
  const table = [...preamble(month), ...header(), withBeds(england, month), [], ...rows.map((row) => withBeds(row, month)), [], ['', 'Notes:'], ['', NOTE]];
  const bytes = workbook({ England: preamble(month), 'LA - by responsible org': table }, 'biff8');
  return { name: `SYNTHETIC-DTOC_${month.name.slice(0, 3)}_${String(month.year).slice(2)}.xls`, bytes };
}

const NOTE = "1. 'Average Number of People Delayed per Day' was previously titled 'DTOC Beds'. SYNTHETIC.";

const preamble = (month: Month): Cell[][] => [
  [],
  ['', 'Title:', 'SYNTHETIC Delayed Transfer of Care, NHS Organisations, England'],
  ['', 'Summary:', 'Number of Delayed Days during the reporting period, Acute and Non-Acute, by the responsible organisation.'],
  [],
  ['', 'Period:', `${month.name} ${month.year}`],
  ['', 'Source:', 'SYNTHETIC - MSitDT'],
  ['', 'Basis:', 'Local Authority'],
  ['', 'Status:', 'Published'],
  [],
];

const header = (): Cell[][] => [
  ['', '', '', '', '', 'Delayed Days', '', '', '', '', 'Average Number of People Delayed per Day'],
  ['', 'Region', 'ONS Geography', 'Code', 'Name', 'NHS', 'Social Care', 'Both', 'Total', '', 'NHS', 'Social Care', 'Both', 'Total'],
];

/** People delayed on an average day stand beside the days, and an empty column between them. */
const withBeds = (row: readonly Cell[], { days }: Month): Cell[] => ['', ...row, '', ...row.slice(4).map((count) => Math.round(Number(count) / days))];

function councilRows(seed: number, { councils }: World, month: Month): Cell[][] {
  const held = councils.filter(({ from, to }) => from <= `${month.id}-01` && to >= `${month.id}-01`);
  const rows = held.map(({ code, name, onsCode, adults }): Cell[] => {
    const luck = chance(seed, 'delays', code, month.id);
    const scale = (adults / 100) * (1 + 0.08 * winter(month.month)) * (0.8 + 0.4 * chance(seed, 'delays', code).unit());
    const [nhs, social, both] = [0.22, 0.1, 0.02].map((share) => Math.round(scale * share * (1 + 0.1 * luck.normal()))) as [number, number, number];
    return ['North West', onsCode, code, `${name}${onsCode.startsWith('E06') ? ' UA' : ''}`, nhs, social, both, nhs + social + both];
  });
  return [...rows, ['-', '-', '9901', 'SYNTHETIC Resident in Scotland', 12, 0, 0, 12]];
}
