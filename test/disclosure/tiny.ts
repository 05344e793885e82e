/** Tiny tables of one indicator, as rows a reader of the test can see. */
import type { Indicator } from '../../catalogue/define.js';
import { control, type Member, type Told, type Version } from '../../pipeline/disclosure/control.js';
import type { Cell } from '../../pipeline/disclosure/relations.js';
import { shownOf } from '../../pipeline/disclosure.js';

export type Row = [type: Cell['area_type'], code: string, numerator: number | null, denominator?: number | null, cut?: string, period?: string];
const PCN = ['pcn\tU1'];
export const cellsOf = (rows: readonly Row[]): Cell[] =>
  rows.map(([area_type, area_code, numerator, denominator = null, cut = 'all', period = '2026-03']) => ({
    ...({ basis: 'registered', area_type, area_code, period, cut, numerator, denominator } as const),
    parents: area_type === 'practice' ? PCN : [],
  }));

type Kind = Indicator['kind'];
export const people = (kind: Kind) => ({ kind, disclosure: 'people' as const });
export const member = (kind: Kind, rows: readonly Row[], earlier: readonly Version[] = []): Member => ({
  id: 'one',
  definition: people(kind),
  cells: cellsOf(rows),
  earlier,
});
export const toldOf = (kind: Kind, rows: readonly Row[], earlier: readonly Version[] = [], secondary = true): Told[] =>
  control([member(kind, rows, earlier)], { secondary })[0] as Told[];
/** What stands in the table: the shown numerator, or `small` or `other` for why it does not. */
export const shown = (kind: Kind, rows: readonly Row[], secondary = true): (number | string | null)[] =>
  toldOf(kind, rows, [], secondary).map((told) => {
    const row = shownOf(people(kind), { ...told, receipts: [] }, told);
    return row.numerator ?? (row.disclosure === 'suppressed: small number' ? 'small' : row.disclosure === 'rounded' ? null : 'other');
  });
