/** Cancer waits: the combined workbook of a month, by system and by provider, with England's totals first and the preamble above them. */
import { type Month, winter } from './calendar.js';
import { chance } from './chance.js';
import { type Cell, type SampleFile, workbook } from './files.js';
import type { Trust, World } from './world.js';

/** People of one organisation under one standard: all, those later than it, and those after 104 days. */
interface Counted {
  standard: string;
  cancer: string;
  route: string;
  modality: string;
  people: number;
  late: number;
  after104: number;
}

interface Row extends Counted {
  head: readonly Cell[];
}

const BANDS = ['Within 14 days', 'After 62 days', 'In 63 to 76 days', 'After 104 days'];
const HEADER = ['Standard', 'Cancer Type', 'Referral Route/Stage', 'Treatment Modality', 'Total', 'Within', 'After', 'Performance', ...BANDS];
/** Tumours with their share of first treatments. */
const TUMOURS: readonly [name: string, share: number][] = [
  ['Breast', 0.2],
  ['Lower Gastrointestinal', 0.15],
  ['Lung', 0.12],
];

export function cancerFile(seed: number, world: World, month: Month): SampleFile {
  const acute = world.trusts.filter(({ kind }) => kind === 'Acute');
  const given = acute.flatMap((trust) => provider(seed, trust, month).map((row) => ({ trust, row })));
  const byProvider = given.map(({ trust, row }): Row => ({ ...row, head: [trust.code, trust.system.region.name, trust.name] }));
  const bySystem = given.map(({ trust: { system }, row }): Row => ({ ...row, head: [system.code, system.name.toUpperCase()] }));
  const sheets = {
    'System Level Performance': sheet(month, 'Commissioner', ['Org Code', 'System'], summed(bySystem), ['Total', 'Total']),
    'Provider Level Performance': sheet(month, 'Provider', ['Org Code', 'Region', 'Org Name'], byProvider, ['Total', 'England', 'Total']),
  };
  return { name: `SYNTHETIC-${month.name}-${month.year}-Monthly-Combined-Workbook-Provisional.xlsx`, bytes: workbook(sheets, 'xlsx') };
}

/** One trust tells people ever later; hospitals that share care count half a person each. */
function provider(seed: number, { code }: Trust, month: Month): Counted[] {
  const size = chance(seed, 'cancer', code);
  const luck = chance(seed, 'cancer', code, month.id);
  const scale = 0.95 + 0.1 * luck.unit() - 0.03 * winter(month.month);
  const told = Math.round(size.whole(900, 2_600) * scale);
  const begun = Math.round(size.whole(250, 700) * scale);
  const first = Math.round(size.whole(110, 300) * scale) + (size.unit() < 0.4 ? 0.5 : 0);
  const own = 0.2 + 0.08 * size.unit() + 0.02 * winter(month.month) + (code === 'RXL' ? 0.05 + 0.002 * (month.index - 24_310) : 0);
  const late = luck.share(Math.floor(first), own + 0.08);
  const after104 = Math.min(late, luck.share(Math.floor(first), 0.07));
  const treated = { standard: '62D', route: 'ALL ROUTES', modality: 'ALL MODALITIES' };
  return [
    { ...ALL, standard: 'FDS', route: 'ALL ROUTES', modality: '', people: told, late: luck.share(told, own), after104: 0 },
    { ...ALL, standard: '31D', route: 'ALL STAGES', modality: 'ALL MODALITIES', people: begun, late: luck.share(begun, own / 3), after104: 0 },
    { ...ALL, ...treated, people: first, late, after104 },
    ...TUMOURS.map(([cancer, share]) => {
      const people = Math.round(first * share);
      return { ...treated, cancer, people, late: Math.min(people, Math.round(late * share)), after104: Math.min(people, Math.round(after104 * share)) };
    }),
  ];
}

const ALL = { cancer: 'ALL CANCERS' };

/** One row for each organisation, standard and tumour. */
function summed(rows: readonly Row[]): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = [row.head[0], row.standard, row.cancer].join();
    const held = found.get(key);
    found.set(key, held === undefined ? row : plus(held, row));
  }
  return [...found.values()];
}

const plus = (a: Row, b: Row): Row => ({ ...a, people: a.people + b.people, late: a.late + b.late, after104: a.after104 + b.after104 });

function sheet(month: Month, basis: string, head: readonly string[], rows: readonly Row[], england: readonly Cell[]): Cell[][] {
  const total = summed(rows.map((row) => ({ ...row, head: england })));
  const tier = [...head, 'Applicable to 31D and 62D standards', '', '', '', 'Applicable only to FDS'].map((cell, i) => (i < head.length ? '' : cell));
  return [...preamble(month, basis), ['', ...tier], ['', ...head, ...HEADER], ...total.map(cells), [], ...rows.map(cells)];
}

const preamble = (month: Month, basis: string): Cell[][] => [
  [],
  ['', 'Title:', 'SYNTHETIC Cancer Waiting Times monthly statistics, NHS and independent sector organisations in England'],
  ['', 'Summary:', 'SYNTHETIC: made up for trying the suite; never published by anyone.'],
  ['', 'Period:', `${month.name} ${month.year}`],
  ['', 'Source:', 'SYNTHETIC - Cancer Waiting Times'],
  ['', 'Basis:', basis],
  ['', 'Status:', 'Provisional'],
  [],
];

/** Bands that do not apply to a standard are empty. */
function cells({ head, standard, cancer, route, modality, people, late, after104 }: Row): Cell[] {
  const within = people - late;
  const bands =
    standard === 'FDS'
      ? [Math.round(within * 0.6), Math.round(late * 0.2), '', '']
      : standard === '31D'
        ? ['', Math.round(late * 0.1), '', '']
        : ['', '', late - after104, after104];
  return ['', ...head, standard, cancer, route, modality, people, within, late, Number((within / people).toFixed(12)), ...bands];
}
