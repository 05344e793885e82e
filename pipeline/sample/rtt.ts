/** Waiting times: one zip a month, with the member that a Mac adds, and the layout of the full extract. Fewer providers and specialties than the real one. */
import { changed, type Month } from './calendar.js';
import { type Chance, chance } from './chance.js';
import { type Cell, csv, type SampleFile, zip } from './files.js';
import type { SubIcb, Trust, World } from './world.js';

const two = (n: number): string => String(n).padStart(2, '0');
const BANDS = Array.from({ length: 104 }, (_, n) => `Gt ${two(n)} To ${two(n + 1)} Weeks SUM 1`);

const RTT_HEADER = [
  'Period',
  'Provider Parent Org Code',
  'Provider Parent Name',
  'Provider Org Code',
  'Provider Org Name',
  'Commissioner Parent Org Code',
  'Commissioner Parent Name',
  'Commissioner Org Code',
  'Commissioner Org Name',
  'RTT Part Type',
  'RTT Part Description',
  'Treatment Function Code',
  'Treatment Function Name',
  ...BANDS,
  'Gt 104 Weeks SUM 1',
  'Total',
  'Patients with unknown clock start date',
  'Total All',
];

/** Specialties with their share of the list. */
const SPECIALTIES: readonly [code: string, name: string, share: number][] = [
  ['C_100', 'General Surgery Service', 0.16],
  ['C_110', 'Trauma and Orthopaedic Service', 0.2],
  ['C_120', 'Ear Nose and Throat Service', 0.14],
  ['C_130', 'Ophthalmology Service', 0.17],
  ['C_502', 'Gynaecology Service', 0.13],
  ['X02', 'Other - Medical Services', 0.2],
];

/** Parts: how many pathways for one that waits, how long they waited beside it, and which totals the publisher fills. */
const PARTS = [
  { part: 'Part_1A', name: 'Completed Pathways For Admitted Patients', share: 0.04, reach: 0.8, fills: 'all' },
  { part: 'Part_1B', name: 'Completed Pathways For Non-Admitted Patients', share: 0.13, reach: 0.7, fills: 'all' },
  { part: 'Part_2', name: 'Incomplete Pathways', share: 1, reach: 1, fills: 'total all' },
  { part: 'Part_2A', name: 'Incomplete Pathways with DTA', share: 0.15, reach: 1.2, fills: 'total all' },
  { part: 'Part_3', name: 'New RTT Periods - All Patients', share: 0.2, reach: 0, fills: 'no bands' },
] as const;

export function rttFile(seed: number, world: World, month: Month): SampleFile {
  const stem = `${month.id.replace('-', '')}${month.days}-RTT-${month.name}-${month.year}-full-extract.csv`;
  const table = csv([RTT_HEADER, ...rttRows(seed, world, month)]);
  const name = `SYNTHETIC-${stem}`;
  return { name: `${name}.zip`, bytes: zip({ [name]: table, [`__MACOSX/._${name}`]: Buffer.from('SYNTHETIC junk that a Mac adds') }) };
}

function rttRows(seed: number, { trusts }: World, month: Month): Cell[][] {
  const providers = trusts.filter(({ kind, serves }) => kind === 'Acute' && serves.length > 0);
  return providers.flatMap((provider) => [
    ...provider.serves.flatMap((subIcb, i) => {
      const near = i + 1 < provider.serves.length;
      return pairRows(seed, provider, commissioner(subIcb), subIcb.population * (near ? 0.1 : 0.012), month);
    }),
    ...pairRows(seed, provider, NATIONAL, 300, month),
  ]);
}

interface Commissioner {
  cells: readonly [parentCode: string, parentName: string, code: string, name: string];
}

const commissioner = ({ system, code, name }: SubIcb): Commissioner => ({ cells: [system.code, system.name.toUpperCase(), code, name.toUpperCase()] });
/** Care commissioned for all England names no system. */
const NATIONAL: Commissioner = { cells: ['', '', '13Q', 'SYNTHETIC NATIONAL COMMISSIONING HUB 1'] };

/** Rows of one provider and commissioner: a row a specialty and part, and the total of each part. */
function pairRows(seed: number, provider: Trust, { cells }: Commissioner, list: number, month: Month): Cell[][] {
  const head = [`RTT-${month.name}-${month.year}`, provider.system.code, provider.system.name.toUpperCase(), provider.code, provider.name, ...cells];
  const growth = 1 + 0.06 * Math.sin((month.index - 24_300) / 9);
  return PARTS.flatMap(({ part, name, share, reach, fills }) => {
    const rows = SPECIALTIES.map(([code, , of]) => {
      const luck = chance(seed, 'rtt', provider.code, cells[2], part, code, month.id);
      const count = Math.max(3, Math.round(list * growth * share * of * (1 + 0.02 * luck.normal())));
      return bands(luck, count, reach * tau(seed, provider.code, code, month));
    });
    const all = rows[0]?.map((_, i) => rows.reduce((sum, row) => sum + (row[i] as number), 0)) ?? [];
    const lines = [...SPECIALTIES.map(([code, title], i) => [code, title, rows[i] ?? []] as const), ['C_999', 'Total', all] as const];
    return lines.map(([code, title, counts]) => [...head, part, name, code, title, ...filled(counts, fills)]);
  });
}

/** Typical wait in weeks. One trust shortened its waits when the change came; one lets them grow. */
function tau(seed: number, provider: string, specialty: string, month: Month): number {
  const usual = 15 + 5 * chance(seed, 'rtt', provider, specialty).unit();
  if (provider === 'RTX') return usual * (1 - 0.12 * changed(month.index));
  return provider === 'RXL' ? usual * (1.2 + 0.1 * Math.sin((month.index - 24_310) / 12)) : usual;
}

/** Counts of the 105 bands, adding up to `count`: of those still waiting, the same share ends each week. */
function bands(luck: Chance, count: number, tau: number): number[] {
  const counts = new Array<number>(105).fill(0);
  let left = count;
  for (let week = 0; week < 104; week += 1) {
    counts[week] = luck.share(left, Math.min(1, 1 / Math.max(tau, 1)));
    left -= counts[week] as number;
  }
  counts[104] = left;
  return counts;
}

function filled(counts: readonly number[], fills: (typeof PARTS)[number]['fills']): Cell[] {
  const sum = counts.reduce((all, count) => all + count, 0);
  if (fills === 'no bands') return [...counts.map(() => ''), '', '', sum];
  return fills === 'all' ? [...counts, sum, 0, sum] : [...counts, '', '', sum];
}
