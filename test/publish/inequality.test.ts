/** The inequality section: what it says of a gap, of one that could be chance, and of none; its picture and its table. SYNTHETIC figures. */
import { describe, expect, it } from 'vitest';
import type { InequalityRow } from '../../pipeline/inequality-row.js';
import { NO_CHANGE, sinceYearBefore } from '../../pipeline/measure/gaps.js';
import type { Deprivation, Graded } from '../../pipeline/measure/graded.js';
import { inequality } from '../../pipeline/measure/inequality.js';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { lineAtEdges, offTheLine } from '../../pipeline/publish/fitted.js';
import { indicatorPage } from '../../pipeline/publish/html/indicator.js';
import { inequalitiesPage } from '../../pipeline/publish/html/inequalities.js';
import { gradientFigure } from '../../pipeline/publish/inequality-figure.js';
import { gapHeadline, gapLines } from '../../pipeline/publish/inequality-words.js';
import type { Subject } from '../../pipeline/publish/pack.js';
import { packRows } from '../../pipeline/publish/pack-rows.js';
import type { Unequal } from '../../pipeline/publish/unequal.js';
import { MEASURES, pack } from './fixture.js';

const HELD: Pick<Deprivation, 'method' | 'receipts'> = { method: 'published practice score', receipts: ['dd'] };
const own = MEASURES.find((row) => row.indicator_id === 'prevalence_hypertension' && row.area_type === 'place') as MeasureRow;

/** Five fifths of 10,000 people in 8 practices each, as counted; every practice like its fifth unless `spread` says how many times chance they differ. */
function given(
  counts: readonly number[],
  { period = own.period, spread = 1, area = 'fellside', covered = true } = {},
): { cuts: MeasureRow[]; gap: InequalityRow } {
  const graded = counts.map(
    (count, i): Graded => ({
      ...({ basis: 'registered', area_type: area === 'fellside' ? 'place' : 'england', area_code: area, period } as const),
      ...{ fifth: i + 1, practices: 8, numerator: count, denominator: 10_000 },
      squares: count ** 2 / 1e4 + (count / 1e4) * (1 - count / 1e4) * 7 * spread,
    }),
  );
  const unknown: Graded[] = covered ? [] : [{ ...(graded[0] as Graded), fifth: null, denominator: 90_000 }];
  const definition = { kind: 'proportion', interval: 'wilson', better: 'neither', disclosure: 'published national statistic' } as const;
  const [found] = inequality(definition, [...graded, ...unknown], HELD, () => ['aa']);
  const dates = period === own.period ? { start: own.period_start, end: own.period_end } : { start: '2019-04-01', end: '2020-03-31' };
  const place = { indicator_id: own.indicator_id, area_name: area, period_start: dates.start, period_end: dates.end };
  if (found === undefined) throw new Error('no gap');
  return {
    gap: { ...found.gap, ...place, receipts: 'aa,dd', method_version: '1', ...NO_CHANGE },
    cuts: found.cuts.map(({ sum: { receipts: _receipts, ...sum }, figure }) => ({
      ...own,
      ...place,
      ...sum,
      ...{ value: figure.value, lower_95: figure.lower, upper_95: figure.upper, interval_method: figure.method },
    })),
  };
}

function subjectOf(...gaps: ReturnType<typeof given>[]): Subject & { unequal?: Unequal } {
  const made = pack({ measures: [...MEASURES, ...gaps.flatMap(({ cuts }) => cuts)], inequality: gaps.map(({ gap }) => gap) });
  return made.subjects.find((one) => one.indicator === 'prevalence_hypertension') as Subject;
}

const STEEP = [2000, 1800, 1600, 1400, 1200];
const unequalOf = (subject: Subject): Unequal => subject.unequal as Unequal;

describe('a gap by deprivation', () => {
  it('says its size, whether it is more than chance, the ratio, Core20 and what it rests on', () => {
    const subject = subjectOf(given(STEEP));
    expect(gapHeadline(subject, unequalOf(subject))).toBe(
      'High blood pressure on the register is 10.1 points higher among the most deprived, by more than chance',
    );
    const said = gapLines(subject, unequalOf(subject));
    expect(said[0]).toMatch(
      /^Slope index: from the least deprived person to the most it rises by 10\.\d points \(likely range: \d\.\d points to 11\.\d points\): by more than chance\.$/,
    );
    expect(said[1]).toMatch(/^Relative index: the most deprived have 1\.89 times as much of it as the least \(likely range 1\.\d\d to 2\.\d\d\)\.$/);
    expect(said[2]).toMatch(
      /^Core20, practices of England's most deprived fifth: 20\.0%\. All others: 15\.0%\. The difference of 5\.0 points .* is more than chance\.$/,
    );
    expect(said[3]).toContain('the published score of its patients');
    expect(said[3]).toContain('40 practices in 5 of the five fifths, which hold 100% of those counted.');
  });

  it('says that it could be chance where the interval holds none, with both sides of it', () => {
    const subject = subjectOf(given([1650, 1620, 1600, 1580, 1570], { spread: 40 }));
    expect(gapHeadline(subject, unequalOf(subject))).toMatch(
      /^High blood pressure on the register is 1\.\d points higher among the most deprived, which could be chance$/,
    );
    const [slope] = gapLines(subject, unequalOf(subject));
    expect(slope).toMatch(/rises by 1\.\d points \(likely range: \d\.\d points down to \d+\.\d points up\): could be chance\.$/);
    expect(gapLines(subject, unequalOf(subject)).join(' ')).toMatch(/Practices differ \d\d times as much as chance alone would make them/);
  });

  it('falls where the most deprived have less, beside what England has', () => {
    const subject = subjectOf(given([...STEEP].reverse()), given(STEEP, { area: 'E92000001' }));
    const said = gapLines(subject, unequalOf(subject)).join(' ');
    expect(said).toContain('it falls by 10.1 points');
    expect(said).toContain('In England it rises by 10.1 points');
    expect(gapHeadline(subject, unequalOf(subject))).toContain('10.1 points lower among the most deprived');
  });

  it('says why there is no slope, and shows the figures all the same', () => {
    const subject = subjectOf(given(STEEP, { covered: false }));
    expect(gapLines(subject, unequalOf(subject))[0]).toBe('No slope is given. Deprivation is known for 35% of those counted; a slope needs 80%.');
    expect(gapHeadline(subject, unequalOf(subject))).toContain('20.0% in the most deprived fifth here, 12.0% in the least');
    expect(lineAtEdges(unequalOf(subject))).toBeUndefined();
    expect(gradientFigure(subject)?.svg('wide')).not.toContain('<polyline');
  });

  it('says when the fifths do not follow the line', () => {
    const bent = subjectOf(given([1700, 1650, 1000, 1600, 1700]));
    expect(offTheLine(unequalOf(bent))).toBeGreaterThan(0);
    expect(gapLines(bent, unequalOf(bent)).join(' ')).toMatch(/\d of 5 fifths lies? off that line by more than chance: it does not go steadily one way/);
    const steady = subjectOf(given(STEEP));
    expect(offTheLine(unequalOf(steady))).toBe(0);
    const line = lineAtEdges(unequalOf(steady)) as number[];
    expect(line.length).toBe(6);
    expect((line[0] as number) - (line[5] as number)).toBeCloseTo(unequalOf(steady).gap.sii as number, 12);
  });

  it('keeps every headline under twenty words', () => {
    for (const counts of [STEEP, [1650, 1620, 1600, 1580, 1570], [...STEEP].reverse()])
      for (const covered of [true, false]) {
        const subject = subjectOf(given(counts, { covered, spread: 9 }));
        expect(gapHeadline(subject, unequalOf(subject)).split(/\s+/).length).toBeLessThan(20);
      }
  });
});

describe('its picture and its page', () => {
  const subject = subjectOf(given(STEEP), given([1900, 1750, 1600, 1450, 1300], { period: '2019-20' }));

  it('draws five bars from zero, the most deprived dark, with their intervals, last year and the line, wide and narrow', () => {
    for (const size of ['wide', 'narrow'] as const) {
      const svg = gradientFigure(subject)?.svg(size) ?? '';
      expect(svg.match(/<rect class="c-common"/g)?.length).toBe(1);
      expect(svg.match(/<rect class="c-pale"/g)?.length).toBe(4);
      expect(svg.match(/class="c-target"/g)?.length).toBe(5);
      expect(svg.match(/<polyline/g)?.length).toBe(2);
      expect(svg).toContain('>0%<');
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('says the same in its text alternative: every fifth, last year, the gap', () => {
    const alt = gradientFigure(subject)?.alt ?? '';
    expect(alt).toContain(
      'From the most deprived: fifth 1 20.0%, fifth 2 18.0%, fifth 3 16.0%, fifth 4 14.0%, fifth 5 12.0%. A year before: 19.0%, 17.5%, 16.0%, 14.5%, 13.0%.',
    );
    expect(alt).toContain('10.1 points higher among the most deprived');
  });

  it('stands on the page of the place with its table, and in the rows of the pack', () => {
    const made = pack({ measures: [...MEASURES, ...given(STEEP).cuts], inequality: [given(STEEP).gap] });
    const one = made.subjects.find(({ indicator }) => indicator === 'prevalence_hypertension') as Subject;
    const html = String(indicatorPage(made, one).body);
    const section = html.slice(html.indexOf('id="inequality"'), html.indexOf('id="figures"'));
    expect(section).toContain('By how deprived patients are, 2020-21');
    for (const text of ['1: most deprived', '5: least deprived', '2,000', '10,000', '20.0%']) expect(section).toContain(text);
    expect(section).not.toContain('A year before');
    expect(packRows(made).filter(({ cut }) => cut.startsWith('imd_quintile=')).length).toBe(5);
    expect(made.subjects.filter(({ unequal }) => unequal !== undefined).length).toBe(1);
  });

  it('is not there for what is not cut by deprivation, and nothing else changes', () => {
    const plain = pack();
    expect(plain.subjects.some(({ unequal }) => unequal !== undefined)).toBe(false);
    const one = plain.subjects.find(({ indicator }) => indicator === 'prevalence_hypertension') as Subject;
    expect(String(indicatorPage(plain, one).body)).not.toContain('id="inequality"');
    const { unequal: _unequal, ...same } = subjectOf(given(STEEP));
    expect(same).toEqual(one);
  });
});

describe('the page of inequalities', () => {
  const words = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  const pageOf = (...gaps: ReturnType<typeof given>[]): string =>
    words(
      String(
        inequalitiesPage(pack({ measures: [...MEASURES, ...gaps.flatMap(({ cuts }) => cuts)], inequality: sinceYearBefore(gaps.map(({ gap }) => gap)) }))?.body,
      ),
    );

  it('counts the gaps, says which widen, and shows the ends, the slope and Core20 as the rows have them', () => {
    const page = pageOf(given(STEEP), given([1650, 1640, 1600, 1560, 1550], { period: '2019-20' }));
    expect(page).toContain(
      'Of 1 measure, 1 differs by how deprived patients of Fellside are by more than chance: 1 higher and 0 lower among the most deprived.',
    );
    expect(page).toContain('Of 1 gap set beside the year before, 1 is wider and 0 narrower by more than chance.');
    expect(page).toContain('20.0% and 12.0%');
    expect(page).toMatch(/10\.1 points higher Likely range: \d\.\d points to 11\.\d points/);
    expect(page).toMatch(/Wider by 8\.\d points Since 2019-20/);
    expect(page).toContain('20.0% and 15.0%');
  });

  it('says when it could be chance, when no year before is held, and why there is no slope', () => {
    expect(pageOf(given(STEEP), given([1990, 1800, 1600, 1400, 1210], { period: '2019-20' }))).toContain('No real change Since 2019-20: could be chance');
    const alone = pageOf(given(STEEP));
    expect(alone).toContain('No gap can yet be set beside the year before.');
    expect(alone).not.toContain('In a year');
    expect(pageOf(given(STEEP, { covered: false }))).toContain('Deprivation is known for 35% of those counted; a slope needs 80%');
  });

  it('is not there where nothing is cut by deprivation', () => {
    expect(inequalitiesPage(pack())).toBeUndefined();
  });
});
