/** The page of the population: what it shows, what it hides, and that it is there only where partners have sent extracts about people. */
import { describe, expect, it } from 'vitest';
import { indicators } from '../../catalogue/registry.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { placePages } from '../../pipeline/publish/html/index.js';
import type { Pack } from '../../pipeline/publish/pack.js';
import { populationOf } from '../../pipeline/publish/population.js';
import type { RiskCalibrationRow, RiskModelRow } from '../../pipeline/risk-row.js';
import { pack, row } from './fixture.js';

const PERIOD = '2026-09';
const place = { area_type: 'place', area_code: 'fellside', area_name: 'Fellside', period: PERIOD, basis: 'registered', disclosure: 'rounded' } as const;
const of = (indicator_id: string, cut: string, value: number | null): MeasureRow =>
  row({ ...place, indicator_id, cut, value, ...(value === null ? { disclosure: 'suppressed: small number' as const } : {}) });
const network = (indicator_id: string, value: number | null): MeasureRow => ({
  ...of(indicator_id, 'all', value),
  area_type: 'pcn',
  area_code: 'U00001',
  area_name: 'Fell <PCN>',
});
const measures = [
  ...[of('people_registered', 'all', 9000), of('people_registered', 'segment=frailty', 450), of('people_registered', 'segment=none', 8550)],
  ...[of('people_emergency_admissions', 'segment=frailty', 0.5), of('people_emergency_admissions', 'segment=none', 0.02)],
  ...[of('people_cost', 'all', 612), of('people_cost', 'segment=frailty', null), of('people_unmet_dementia', 'all', -1.6)],
  ...[network('people_registered', 4500), network('people_cost', null), network('people_unmet_dementia', -2.4)],
];
const COUNTS = { people_fitted: 4500, events_fitted: 400, people_tested: 4500, events_tested: 390, brier: 0.06 };
const summary = {
  ...COUNTS,
  ...{ auc: 0.664, auc_lower_95: 0.648, auc_upper_95: 0.68, calibration_slope: 1.06, calibration_slope_lower_95: 0.99, calibration_slope_upper_95: 1.12 },
  ...{ calibration_intercept: 0, calibration_intercept_lower_95: -0.1, calibration_intercept_upper_95: 0.1, refused: null, receipts: 'a', method_version: '1' },
};
const term = (level: string, reference: boolean, odds_ratio: number | null): RiskModelRow => ({
  ...{ period: PERIOD, term: 'frailty', level, reference, people: 3000, events: 200, disclosure: 'rounded', odds_ratio },
  ...{ lower_95: odds_ratio, upper_95: odds_ratio, ...summary },
});
const band = (at: number, predicted: number, observed: number | null): RiskCalibrationRow => ({
  ...{ period: PERIOD, area_type: 'all', area_code: 'all', band: at, people: 450, events: observed === null ? null : 450 * observed, predicted, observed },
  ...{ lower_95: observed === null ? null : observed - 0.02, upper_95: observed === null ? null : observed + 0.02, disclosure: 'rounded', method_version: '1' },
});
const risk = {
  model: [term('none', true, null), term('moderate+severe', false, 2.5)],
  calibration: [band(0, 0.08, 0.09), band(1, 0.02, null), band(2, 0.05, 0.06), band(10, 0.2, 0.3)],
};
const inputs = { placeId: 'fellside', measures, risk, indicators };
const with_ = (given: Partial<typeof inputs> = {}): Pack => {
  const population = populationOf({ ...inputs, ...given });
  return { ...pack(), ...(population === undefined ? {} : { population }) };
};
const filesOf = (one: Pack) => placePages(one, { places: [{ id: one.placeId, name: one.place.name, position: one.position }] });
const htmlOf = (one: Pack, path = 'fellside/population.html'): string => String(filesOf(one).find((file) => file.path === path)?.body ?? '');

describe('the page of the population', () => {
  const html = htmlOf(with_());
  const words = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  it('says who the people are, in words and not in tokens', () => {
    expect(words).toContain(
      '9,000 people of Fellside are in the extracts that practices sent for September 2026. Emergency admissions in the year were most frequent in the segment “moderate or severe frailty”: 500 per 1,000 people.',
    );
    expect(words).toMatch(/Moderate or severe frailty \S* ?People 450 Share 5\.0%/);
    expect(html).not.toMatch(/segment=|home_imd/);
  });

  it('marks what is hidden and what does not apply, and escapes names', () => {
    expect(words).toMatch(/Cost a head \[c\]/);
    expect(words).toContain('[c] hidden to protect people');
    expect(html).toContain('Fell &lt;PCN&gt;');
    expect(words).toContain('−2.4');
  });

  it('shows the test of the model, a table behind it, all that is in it, and what it is not', () => {
    expect(words).toContain('the higher risk 66 times in 100 (likely range: 65 to 68; 50 is tossing a coin)');
    expect(html).toMatch(/role="img" aria-label="Dots, a tenth of people each[^"]*20\.0% predicted, 30\.0% admitted/);
    expect(words).toContain('In 1 of 2 tenths of people as many were admitted as the model predicted, within the likely range');
    expect(words).toMatch(/Moderate, or Severe .*2\.50/);
    expect(words).toContain('It must not be used to decide anything about a named person');
    // two dots, drawn wide and narrow, and the one of the key
    expect(html.match(/<circle class="c-common"/g)).toHaveLength(2 * 2 + 1);
  });

  it('says why there is no model where none is fitted, and draws nothing', () => {
    const [first] = risk.model as [RiskModelRow];
    const refused = htmlOf(with_({ risk: { model: [{ ...first, refused: 'There are too few people with an emergency admission' }], calibration: [] } }));
    expect(refused).toContain('No risk model is fitted. There are too few people with an emergency admission.');
    expect(refused).not.toContain('<figure>');
    expect(htmlOf(with_({ risk: { model: [], calibration: [] } }))).toContain('no extracts about people are held');
  });

  it('is linked from every page of the place, and is not there without people', () => {
    const files = filesOf(with_());
    for (const { path, body } of files.filter((file) => file.path.endsWith('.html'))) expect(String(body), path).toContain('href="population.html"');
    const none = filesOf(with_({ measures: [] }));
    expect(none.map(({ path }) => path)).not.toContain('fellside/population.html');
    for (const { path, body } of none) expect(String(body), path).not.toContain('population.html');
  });
});
