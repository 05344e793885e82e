/** The networks of a place and their practices, each with its newest figures of every measure that the place has. */
import type { MeasureRow } from '../measure-row.js';
import type { Warehouse } from '../ports.js';
import { isFarOutside, isOutside } from './funnel-words.js';
import type { Local, LocalFigure, Membership, Neighbourhood, Pack, Subject } from './pack.js';
import { shortName } from './words.js';

/** Practices that belong to a place on a day, and their networks. @param day ISO; empty when nothing is held, and then nobody belongs */
export async function membershipsOf(warehouse: Warehouse, placeId: string, day: string): Promise<Membership[]> {
  if (day === '') return [];
  const inForce = (link: string): string =>
    `${link}.valid_from <= CAST('${day}' AS date) AND (${link}.valid_to IS NULL OR ${link}.valid_to >= CAST('${day}' AS date))`;
  const rows = await warehouse.query(`
SELECT DISTINCT home.child_code AS practice, network.parent_code AS network
FROM curated.area_link home
LEFT JOIN curated.area_link network
  ON network.child_type = 'practice' AND network.parent_type = 'pcn' AND network.child_code = home.child_code AND ${inForce('network')}
WHERE home.child_type = 'practice' AND home.parent_type = 'place' AND home.parent_code = '${placeId}' AND ${inForce('home')}
ORDER BY practice, network`);
  return rows.map((row) => ({ practice: String(row.practice), network: row.network === null ? null : String(row.network) }));
}

/** Whether any network of the place has a figure. */
export const hasNetworks = ({ subjects, memberships }: Pick<Pack, 'subjects' | 'memberships'>): boolean => {
  const codes = new Set(memberships.map(({ network }) => network));
  return subjects.some(({ areaType, parts }) => areaType === 'place' && parts.some(({ area_code }) => codes.has(area_code)));
};

/** Networks by name, each with those of its practices that have figures; and the practices that belong to none. */
export function neighbourhoodsOf({ subjects, memberships }: Pick<Pack, 'subjects' | 'memberships'>): { networks: Neighbourhood[]; alone: Local[] } {
  const own = subjects.filter(({ areaType }) => areaType === 'place').sort(byMeasure);
  const figures = { pcn: byArea(own, ({ parts }) => parts), practice: byArea(own, ({ practices }) => practices) };
  const practicesOf = (network: string | null): Local[] =>
    inOrder(memberships.filter((one) => one.network === network).flatMap(({ practice }) => localOf(practice, figures.practice.get(practice)) ?? []));
  const codes = [...new Set(memberships.flatMap(({ network }) => network ?? []))];
  const networks = codes.flatMap((code): Neighbourhood[] => {
    const local = localOf(code, figures.pcn.get(code));
    return local === undefined ? [] : [{ ...local, practices: practicesOf(code) }];
  });
  return { networks: inOrder(networks), alone: practicesOf(null) };
}

const measureKey = ({ definition: { service, title } }: Subject): string => `${service}\t${title}`;
const byMeasure = (a: Subject, b: Subject): number => (measureKey(a) < measureKey(b) ? -1 : 1);

function byArea(subjects: readonly Subject[], rowsOf: (subject: Subject) => readonly MeasureRow[]): Map<string, LocalFigure[]> {
  const found = new Map<string, LocalFigure[]>();
  for (const subject of subjects) for (const row of rowsOf(subject)) found.set(row.area_code, [...(found.get(row.area_code) ?? []), { subject, row }]);
  return found;
}

/** Named as its newest figure names it; undefined without any. */
function localOf(code: string, figures: readonly LocalFigure[] = []): Local | undefined {
  const [newest] = [...figures].sort((a, b) => (a.row.period_end > b.row.period_end ? -1 : 1));
  return newest === undefined ? undefined : { code, name: shortName(newest.row.area_name), figures: [...figures] };
}

const nameKey = ({ name, code }: Local): string => `${name}\t${code}`;
const inOrder = <One extends Local>(some: One[]): One[] => some.sort((a, b) => (nameKey(a) < nameKey(b) ? -1 : 1));

/** Measures that have limits for it, and in how many it lies outside. */
export function outsideCounts({ figures }: Local): { judged: number; outside: number; far: number } {
  const judged = figures.filter(({ row }) => row.funnel_position !== null);
  return { judged: judged.length, outside: judged.filter(({ row }) => isOutside(row)).length, far: judged.filter(({ row }) => isFarOutside(row)).length };
}

export const PATIENTS = 'registered_population';

export const patientsOf = ({ figures }: Local): MeasureRow | undefined => figures.find(({ subject }) => subject.indicator === PATIENTS)?.row;
