/** SYNTHETIC practices of the fixture's place, so many of them far from the others. */
import { divide } from '../../pipeline/measure/divide.js';
import { rowOf } from '../../pipeline/measure/row.js';
import { vary } from '../../pipeline/measure/variation.js';
import { type MeasureRow, PLAIN } from '../../pipeline/measure-row.js';
import { spanOf } from '../../pipeline/periods.js';
import type { Membership, Pack } from '../../pipeline/publish/pack.js';
import { MEASURES, pack } from './fixture.js';

export type Area = [name: string, counted: number, of: number];

/** Measured as a night measures them. */
export function practices(areas: readonly Area[]): MeasureRow[] {
  const definition = { kind: 'proportion', interval: 'wilson' } as const;
  const figures = areas.map(([, numerator, denominator], i) => {
    const sum = {
      basis: 'registered',
      area_type: 'practice',
      area_code: `A${10_000 + i}`,
      period: '2020-21',
      cut: 'all',
      numerator,
      denominator,
      receipts: ['a'],
    } as const;
    return { sum: { ...sum, receipts: ['a'] }, span: spanOf('2020-21'), figure: divide(definition, sum) };
  });
  const homes = new Map(figures.map(({ sum }) => [`practice\t${sum.area_code}`, [{ place: 'fellside', from: '2013-04-01', to: '2999-12-31' }]]));
  const varied = vary(definition, figures, homes);
  const spc = {
    ...PLAIN,
    spc_mean: null,
    spc_lower: null,
    spc_upper: null,
    spc_rule: null,
    spc_refused: 'Yearly',
    direction: 'Too few months to say',
  } as const;
  return figures.map((own, i) =>
    rowOf({
      ...own,
      indicator: 'prevalence_hypertension',
      areaName: (areas[i] as Area)[0],
      target: undefined,
      trajectory: undefined,
      disclosure: PLAIN.disclosure,
      judged: { ...spc, against_target: 'No target set' },
      varied: varied[i] as (typeof varied)[0],
      restated: false,
    }),
  );
}

/** Twelve practices around 14%, one far above. */
export const TWELVE: Area[] = [
  ['THE GREEN SURGERY', 560, 4000],
  ['Harbour <b>House</b>', 700, 5000],
  ['Dale View', 420, 3000],
  ['Fell Road', 1120, 8000],
  ['Kirk Lane', 285, 2000],
  ['Mill Street', 850, 6000],
  ['Orchard', 980, 7000],
  ['Priory', 135, 1000],
  ['Quayside', 1390, 10_000],
  ['Riverside', 1680, 12_000],
  ['Station', 640, 4500],
  ['Uplands', 270, 1200],
];

/** The first seven in one network, the next four in another, the last in none. */
export const MEMBERSHIPS: readonly Membership[] = TWELVE.map((_, i) => ({ practice: `A${10_000 + i}`, network: i < 7 ? 'U00000' : i < 11 ? 'U00001' : null }));

export const withPractices = (): Pack => pack({ measures: [...MEASURES, ...practices(TWELVE)], memberships: MEMBERSHIPS });
