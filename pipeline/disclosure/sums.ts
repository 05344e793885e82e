/** Every sum a reader can know of: areas within larger ones, cuts within the whole. Only those that hold of the true counts, since no other could be used. */
import type { Sum as Counted } from '../measure/roll-up.js';
import { spanOf } from '../periods.js';
import type { Warehouse } from '../ports.js';
import type { Sum } from './bounds.js';

interface Link {
  child: string;
  parent: string;
  from: string;
  to: string;
}

/** Which areas lie in which, and when. */
export type Links = readonly Link[];

const ALWAYS = '9999-12-31';
const areaOf = (type: unknown, code: unknown): string => `${String(type)}\t${String(code)}`;

export async function linksOf(warehouse: Warehouse): Promise<Links> {
  const rows = await warehouse.query(
    'SELECT DISTINCT child_type, child_code, parent_type, parent_code, valid_from, valid_to FROM curated.area_link ORDER BY parent_type, parent_code, child_type, child_code, valid_from',
  );
  return rows.map((row) => ({
    child: areaOf(row.child_type, row.child_code),
    parent: areaOf(row.parent_type, row.parent_code),
    from: String(row.valid_from),
    to: row.valid_to === null ? ALWAYS : String(row.valid_to),
  }));
}

/** @param counts the count of each figure, in the figures' order; numbers in a sum are places in that order */
export function sumsOf(figures: readonly Counted[], counts: readonly number[], links: Links): Sum[] {
  return [...areaSums(figures, links), ...cutSums(figures)].filter(
    ({ total, parts }) => parts.length > 0 && parts.reduce((sum, part) => sum + (counts[part] as number), 0) === counts[total],
  );
}

/** Areas of each kind within each larger area, of one period, basis and cut; England holds all of a kind. */
function areaSums(figures: readonly Counted[], links: Links): Sum[] {
  const children = grouped(links, ({ parent }) => parent);
  return [...grouped(figures.keys(), (i) => sliceOf(figures[i] as Counted)).values()].flatMap((slice) => {
    const places = new Map(slice.map((i) => [areaOf(figures[i]?.area_type, figures[i]?.area_code), i]));
    const day = spanOf((figures[slice[0] as number] as Counted).period).end;
    return slice.flatMap((total) => {
      const { area_type, area_code } = figures[total] as Counted;
      const within = (children.get(areaOf(area_type, area_code)) ?? [])
        .filter(({ from, to }) => from <= day && day <= to)
        .flatMap(({ child }) => places.get(child) ?? []);
      const parts = area_type === 'england' ? slice.filter((i) => i !== total) : [...new Set(within)];
      return [...grouped(parts, (i) => figures[i]?.area_type).values()].map((same) => ({ total, parts: same }));
    });
  });
}

const sliceOf = ({ period, basis, cut }: Counted): string => [period, basis, cut].join('\t');

/** `all` is the sum of the cuts of one kind: `sex=female` and `sex=male`. */
function cutSums(figures: readonly Counted[]): Sum[] {
  const whole = ({ period, basis, area_type, area_code }: Counted): string => [period, basis, area_type, area_code].join('\t');
  return [...grouped(figures.keys(), (i) => whole(figures[i] as Counted)).values()].flatMap((same) => {
    const total = same.find((i) => figures[i]?.cut === 'all');
    if (total === undefined) return [];
    const cuts = same.filter((i) => figures[i]?.cut.includes('='));
    return [...grouped(cuts, (i) => figures[i]?.cut.split('=')[0]).values()].map((parts) => ({ total, parts }));
  });
}

/** Lists by what they have in common, in the order they were met. */
function grouped<T>(items: Iterable<T>, of: (item: T) => string | undefined): Map<string | undefined, T[]> {
  const groups = new Map<string | undefined, T[]>();
  for (const item of items) {
    const group = groups.get(of(item));
    if (group === undefined) groups.set(of(item), [item]);
    else group.push(item);
  }
  return groups;
}
