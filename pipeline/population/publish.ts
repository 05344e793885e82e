/** Writes the risk model and how good it is: counts as disclosure control allows, chances to three figures. */
import { control, type Told } from '../disclosure/control.js';
import type { Cell } from '../disclosure/relations.js';
import { type Disclosed, shownOf } from '../disclosure.js';
import { pointTable } from '../measure/ledger-tables.js';
import { formatTable } from '../measure/table.js';
import { PLAIN } from '../measure-row.js';
import { published } from '../paths.js';
import type { Row, Store, Warehouse } from '../ports.js';
import type { RiskCalibrationRow, RiskModelRow } from '../risk-row.js';
import type { Band } from '../statistics/prediction.js';
import { wilson } from '../statistics/proportion.js';
import { type Counted, type Estimate, type Model, type Pattern, riskModel, TERM_NAMES } from './risk.js';

interface Deps {
  store: Store;
  warehouse: Warehouse;
}

/** `published.risk_model` and `published.risk_calibration` of a run; empty when no partner has sent extracts about people. */
export async function publishRisk(deps: Deps, run: string): Promise<void> {
  const { period, patterns } = await patternsHeld(deps.warehouse);
  const tables = period === undefined ? { risk_model: [], risk_calibration: [] } : rowsOf(period, patterns, await receiptsOf(deps.warehouse));
  for (const name of ['risk_model', 'risk_calibration'] as const) {
    const rows = tables[name] as readonly unknown[] as Row[];
    if (rows.length > 0) await deps.store.write(`${published(name, run)}part-0.parquet`, formatTable(name, rows));
    await pointTable(deps, name, run);
  }
}

async function patternsHeld(warehouse: Warehouse): Promise<{ period: string | undefined; patterns: Pattern[] }> {
  const known = TERM_NAMES.join(', ');
  const rows = await warehouse.query(
    `SELECT period, place_id, half, ${known}, people, events FROM curated.person_pattern ORDER BY period, place_id, half, ${known}`,
  );
  const patterns = rows.map((row) => ({
    ...Object.fromEntries(TERM_NAMES.map((name) => [name, String(row[name])])),
    ...{ place: String(row.place_id), half: row.half, people: Number(row.people), events: Number(row.events) },
  })) as unknown as Pattern[];
  return { period: rows[0] === undefined ? undefined : String(rows[0].period), patterns };
}

async function receiptsOf(warehouse: Warehouse): Promise<string> {
  const rows = await warehouse.query(
    'SELECT source_sha256 FROM curated.person_part UNION SELECT source_sha256 FROM curated.person_event ORDER BY source_sha256',
  );
  return rows.map((row) => String(row.source_sha256)).join(',');
}

/** Both tables of one model. @param receipts SHA-256 of the files it came from, comma between */
export function rowsOf(period: string, patterns: readonly Pattern[], receipts: string): { risk_model: RiskModelRow[]; risk_calibration: RiskCalibrationRow[] } {
  const model = riskModel(patterns);
  const same = { period, method_version: PLAIN.method_version };
  if ('refused' in model) return { risk_model: [{ ...NOTHING, ...same, refused: model.refused, receipts }], risk_calibration: [] };
  return {
    risk_model: modelRows(model).map((row) => ({ ...row, ...same, receipts })),
    risk_calibration: calibrationRows(model).map((row) => ({ ...row, ...same })),
  };
}

type Shown = Pick<Disclosed, 'numerator' | 'denominator' | 'disclosure'>;

/** What may be shown of the parts of one whole, the whole first; of each way of parting it the parts add up to it. */
function shown(all: Counted, parts: readonly (Counted & { cut: string })[]): Shown[] {
  const cells = [{ ...all, cut: 'all' }, ...parts].map(
    ({ people, events, cut }): Cell => ({
      ...{ basis: 'registered', area_type: 'system', area_code: 'all', period: '2000-01', parents: [] },
      ...{ cut, numerator: events, denominator: people },
    }),
  );
  const definition = { kind: 'proportion', disclosure: 'people' } as const;
  const told = control([{ id: 'risk', definition, cells, earlier: [] }])[0] as Told[];
  return cells.map((cell, i) => shownOf(definition, { ...cell, receipts: [] }, told[i] as Told));
}

type Summary = Omit<
  RiskModelRow,
  'period' | 'term' | 'level' | 'reference' | 'people' | 'events' | 'disclosure' | 'odds_ratio' | 'lower_95' | 'upper_95' | 'receipts' | 'method_version'
>;
const NO_SUMMARY: Summary = {
  ...{ people_fitted: null, events_fitted: null, people_tested: null, events_tested: null, auc: null, auc_lower_95: null, auc_upper_95: null },
  ...{ calibration_slope: null, calibration_slope_lower_95: null, calibration_slope_upper_95: null, brier: null, refused: null },
  ...{ calibration_intercept: null, calibration_intercept_lower_95: null, calibration_intercept_upper_95: null },
};
const NOTHING: Omit<RiskModelRow, 'period' | 'receipts' | 'method_version'> = {
  ...{ term: '', level: '', reference: false, people: null, events: null, disclosure: 'rounded', odds_ratio: null, lower_95: null, upper_95: null },
  ...NO_SUMMARY,
};

function modelRows(model: Model): Omit<RiskModelRow, 'period' | 'receipts' | 'method_version'>[] {
  const [all, ...parts] = shown(
    model.fitted,
    model.levels.map(({ term, level, people, events }) => ({ people, events, cut: `${term}=${level}` })),
  ) as [Shown, ...Shown[]];
  const [tested] = shown(model.tested, []) as [Shown];
  const summary: Summary = {
    ...{ people_fitted: all.denominator, events_fitted: all.numerator, people_tested: tested.denominator, events_tested: tested.numerator },
    ...ends('auc', model.auc),
    ...ends('calibration_slope', model.slope),
    ...ends('calibration_intercept', model.intercept),
    ...{ brier: model.brier, refused: null },
  };
  return model.levels.map(({ term, level, odds }, i) => {
    const { numerator, denominator, disclosure } = parts[i] as Shown;
    const ratio = disclosure === 'rounded' ? odds : null;
    return {
      ...{ term, level, reference: odds === null, people: denominator, events: numerator, disclosure },
      ...{ odds_ratio: ratio?.value ?? null, lower_95: ratio?.lower ?? null, upper_95: ratio?.upper ?? null },
      ...summary,
    };
  });
}

const ends = <Name extends string>(name: Name, { value, lower, upper }: Estimate) =>
  ({ [name]: value, [`${name}_lower_95`]: lower, [`${name}_upper_95`]: upper }) as Record<Name | `${Name}_lower_95` | `${Name}_upper_95`, number>;

function calibrationRows({ tested, bands, places }: Model): Omit<RiskCalibrationRow, 'period' | 'method_version'>[] {
  const whole: Band = { ...(bands[0] as Band), ...tested, predicted: bands.reduce((sum, band) => sum + band.people * band.predicted, 0) / tested.people };
  const [all, ...parts] = shown(tested, [
    ...bands.map(({ people, events }, i) => ({ people, events, cut: `risk_band=${i + 1}` })),
    ...places.map(({ people, events, place }) => ({ people, events, cut: `place=${place}` })),
  ]) as [Shown, ...Shown[]];
  return [
    calibrationRow('all', 'all', 0, whole, all),
    ...bands.map((band, i) => calibrationRow('all', 'all', i + 1, band, parts[i] as Shown)),
    ...places.map((band, i) => calibrationRow('place', band.place, 0, band, parts[bands.length + i] as Shown)),
  ];
}

/** The share observed is that of the rounded counts, like every share that counts people. */
function calibrationRow(
  area_type: 'all' | 'place',
  area_code: string,
  band: number,
  { predicted }: Band,
  { numerator, denominator, disclosure }: Shown,
): Omit<RiskCalibrationRow, 'period' | 'method_version'> {
  const may = numerator !== null && denominator !== null && denominator > 0;
  const range = may ? wilson(numerator, denominator) : null;
  return {
    ...{ area_type, area_code, band, people: denominator, events: numerator, disclosure },
    predicted: denominator === null ? null : Number(predicted.toPrecision(3)),
    ...{ observed: may ? numerator / denominator : null, lower_95: range?.lower ?? null, upper_95: range?.upper ?? null },
  };
}
