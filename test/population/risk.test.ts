/** The risk model on people drawn from odds that are known: it finds them again, holds on people it has not seen, and refuses when there are too few. */
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../pipeline/population/publish.js';
import { type Model, type Pattern, riskModel, TERM_NAMES } from '../../pipeline/population/risk.js';
import { TERMS, type Term } from '../../pipeline/population/terms.js';
import { chance } from '../../pipeline/sample/chance.js';

const TRUE_ODDS: Readonly<Record<string, number>> = {
  'conditions=4-or-more': 4,
  'conditions=2-to-3': 2,
  'admissions_before=2-or-more': 5,
  'age=80-and-over': 1.8,
  'home_imd=1': 1.5,
};

/** One person a pattern, drawn from the odds above around 1 in 13. */
function drawn(people: number): Pattern[] {
  return Array.from({ length: people }, (_, i): Pattern => {
    const luck = chance(6, 'risk', i);
    const level = (term: Term): string => (luck.unit() < 0.5 ? TERMS[term][0] : (TERMS[term][Math.floor(luck.unit() * TERMS[term].length)] as string));
    const known = Object.fromEntries(TERM_NAMES.map((term) => [term, level(term)])) as Record<Term, string>;
    const odds = TERM_NAMES.reduce((all, term) => all * (TRUE_ODDS[`${term}=${known[term]}`] ?? 1), 0.08);
    return { ...known, place: i % 3 === 0 ? 'a' : 'b', half: luck.unit() < 0.5 ? 'fit' : 'test', people: 1, events: luck.unit() < odds / (1 + odds) ? 1 : 0 };
  });
}

const people = drawn(20_000);
const model = riskModel(people) as Model;
const isWithin = ({ lower, upper }: { lower: number; upper: number }, value: number): boolean => lower <= value && value <= upper;

describe('the risk model', () => {
  it('finds the odds that people were drawn from, within its intervals nine times in ten or more', () => {
    const rated = model.levels.flatMap(({ term, level, odds }) => (odds === null ? [] : [isWithin(odds, TRUE_ODDS[`${term}=${level}`] ?? 1)]));
    expect(rated).toHaveLength(20);
    expect(rated.filter(Boolean).length).toBeGreaterThanOrEqual(18);
  });

  it('is tested on other people, and holds there', () => {
    expect(model.fitted.people + model.tested.people).toBe(people.length);
    expect(model.auc.lower).toBeGreaterThan(0.6);
    // the interval of the slope is that of the people tested alone: the fit has its own luck besides
    expect(Math.abs(model.slope.value - 1)).toBeLessThan(0.1);
    expect(isWithin(model.intercept, 0)).toBe(true);
    expect(model.bands).toHaveLength(10);
    expect(model.bands.reduce((sum, { people: own }) => sum + own, 0)).toBe(model.tested.people);
    expect(model.places.map(({ place }) => place)).toEqual(['a', 'b']);
  });

  it('is the same whatever the order of people, and counted together', () => {
    const counts = new Map<string, Pattern>();
    for (const one of [...people].reverse()) {
      const key = [...TERM_NAMES.map((term) => one[term]), one.place, one.half].join();
      const held = counts.get(key) ?? { ...one, people: 0, events: 0 };
      counts.set(key, { ...held, people: held.people + one.people, events: held.events + one.events });
    }
    const again = riskModel([...counts.values()]) as Model;
    expect(again.auc.value).toBeCloseTo(model.auc.value, 12);
    for (const [i, { odds }] of again.levels.entries()) expect(odds?.value ?? 0).toBeCloseTo(model.levels[i]?.odds?.value ?? 0, 8);
  });

  it('refuses to fit to too few, and says how many it needs', () => {
    expect(riskModel(people.slice(0, 1500))).toEqual({
      refused: expect.stringMatching(/^There are too few people with an emergency admission to fit a model: it needs \d+ in the half that fits it$/),
    });
    const untested = people.filter(({ half }, i) => half === 'fit' || i < 400);
    expect(riskModel(untested)).toEqual({ refused: expect.stringContaining('to test a model: it needs 100') });
  });

  it('counts a level that is too small with the one next to it', () => {
    const few = people.filter(({ frailty }, i) => frailty !== 'severe' || i < 300);
    expect((riskModel(few) as Model).levels.filter(({ term }) => term === 'frailty').map(({ level }) => level)).toEqual(['none', 'mild', 'moderate+severe']);
  });
});

describe('what is published of it', () => {
  const { risk_model, risk_calibration } = rowsOf('2026-09', people, 'a,b');

  it('has counts in fives, none of 1 to 7, and no odds where a count is hidden', () => {
    const counts = [...risk_model, ...risk_calibration].flatMap((row) => [row.people, row.events]).filter((count) => count !== null);
    expect(counts.filter((count) => count % 5 !== 0 || (count > 0 && count < 8))).toEqual([]);
    expect(risk_model.filter(({ disclosure, odds_ratio }) => disclosure !== 'rounded' && odds_ratio !== null)).toEqual([]);
    expect(risk_calibration).toHaveLength(13);
  });

  it('hides a band with few events, and another for its sake where it must', () => {
    const [first, ...rest] = people.filter(({ half }) => half === 'test');
    const rare = people.map((one) =>
      one.half === 'test' && one.conditions === '0' && one.admissions_before === '0' && one !== first ? { ...one, events: 0 } : one,
    );
    const hidden = rowsOf('2026-09', rare, '').risk_calibration.filter(({ disclosure }) => disclosure.startsWith('suppressed'));
    expect(rest.length).toBeGreaterThan(0);
    for (const row of hidden) expect([row.events, row.observed, row.lower_95]).toEqual([null, null, null]);
  });

  it('is one row with the reason when it is refused, and a reason is all it says', () => {
    const { risk_model: refused, risk_calibration: none } = rowsOf('2026-09', people.slice(0, 1500), 'a');
    expect(none).toEqual([]);
    expect(refused).toHaveLength(1);
    expect([refused[0]?.refused, refused[0]?.auc, refused[0]?.people]).toEqual([expect.stringContaining('too few'), null, null]);
  });
});
