import { describe, expect, it } from 'vitest';
import { indicators, places } from '../../catalogue/registry.js';
import { chartAlt, chartHeadline, partsHeadline, peersHeadline } from '../../pipeline/publish/figure-words.js';
import type { Subject } from '../../pipeline/publish/pack.js';
import {
  againstReason,
  answer,
  comparisonWords,
  directionReason,
  expectation,
  gapWords,
  inSentence,
  lineWords,
  shortName,
  statusHeading,
  titleWords,
  under20,
} from '../../pipeline/publish/words.js';
import { pack } from './fixture.js';

const fellside = pack();
const subject = (id: string): Subject => fellside.subjects.find((one) => one.id === id) as Subject;
const ae = subject('ae_four_hour-rza');
const waits = subject('rtt_within_18_weeks-fellside');
const over = subject('rtt_over_52_weeks-fellside');
const sickness = subject('sickness_absence-rza');

describe('sentences made from verdicts', () => {
  it('answers: finding, target, direction', () => {
    expect(answer(ae)).toEqual([
      'Fellside Teaching Hospitals saw 71.0% of A&E patients within four hours in May 2025.',
      'The target is 78% by March 2026.',
      'No real change in 13 months: as the service runs now it will not reach the target.',
    ]);
    expect(answer(waits)[2]).toBe('It misses the target by more than chance.');
    expect(answer(over).slice(1)).toEqual(['The target is under 1% (unverified).', 'The gap could be chance.']);
    expect(answer(sickness).slice(1)).toEqual(['No target is set.', 'It is getting worse: rising, a real change since January 2025.']);
  });

  it('gives the gap in people and what to expect', () => {
    expect(gapWords(ae)).toBe('1,118 more of 16,036 patients in May 2025 would have met 78%.');
    expect(gapWords(sickness)).toBe('');
    expect(expectation(ae)).toBe('Expect 67% to 73% each month until the service changes.');
    expect(expectation(waits)).toBe('The true figure is likely to be between 64% and 65%.');
  });

  it('says why', () => {
    expect(directionReason(ae)).toBe('every month is within the limits');
    expect(againstReason(ae)).toBe('78% is above the limits, 67.0% to 72.7%');
    expect(againstReason(waits)).toBe('65% is above the likely range, 63.9% to 64.7%');
    expect(lineWords(over)).toBe('0.9% in April 2026, target under 1% (unverified). The gap could be chance (0.8% to 1.0%).');
    const [england] = ae.comparisons;
    expect(comparisonWords(ae, england as (typeof ae.comparisons)[0], 'England')).toBe('4.4 points below England (75.4%), by more than chance');
  });

  it('keeps every sentence of every subject under 20 words, and never says what section 10 forbids', () => {
    for (const place of [fellside, pack({ placeId: 'shore' })]) {
      const said = [...place.position, ...place.subjects.flatMap((one) => [...answer(one), expectation(one), gapWords(one), chartHeadline(one)])];
      for (const sentence of said.flatMap((text) => text.split(/(?<=\.) /))) {
        expect(sentence.split(/\s+/).length, sentence).toBeLessThan(20);
        expect(sentence).not.toMatch(/\{|undefined|null|NaN|significant|trend|achieved/);
      }
    }
  });

  it('counts in headings', () => {
    expect(statusHeading('Alert', [ae, waits])).toBe('Alert: two measures miss their target');
    expect(statusHeading('Alert', [ae])).toBe('Alert: one measure misses its target');
    expect(statusHeading('Assure', [])).toBe('Assure: no measure is under control yet');
  });
});

describe('names', () => {
  it.each([
    ['LANCASHIRE TEACHING HOSPITALS NHS FOUNDATION TRUST', 'Lancashire Teaching Hospitals'],
    ['UNIVERSITY HOSPITALS OF MORECAMBE BAY NHS FOUNDATION TRUST', 'University Hospitals of Morecambe Bay'],
    ["ST MARY'S AND DALES PCN", "St Mary's and Dales"],
    ['NHS Fellside and Shore Integrated Care Board', 'Fellside and Shore'],
    ['Wirral', 'Wirral'],
  ])('%s → %s', (name, expected) => {
    expect(shortName(name)).toBe(expected);
  });
  it('fits titles into sentences', () => {
    expect(titleWords('A&E: seen within four hours')).toBe('A&E seen within four hours');
    expect(inSentence('Planned care')).toBe('planned care');
    expect(inSentence('QOF register')).toBe('QOF register');
    expect(under20('one '.repeat(30).trim(), 'short')).toBe('short');
  });
});

describe('words of figures', () => {
  it('states a number in each headline and alternative', () => {
    expect(chartHeadline(ae)).toBe('None of 13 months met the 78% target');
    expect(chartHeadline(sickness)).toBe('A real change since January 2025: 5 of 13 months are beyond ordinary variation');
    expect(peersHeadline(ae)).toBe('Fellside Teaching Hospitals is 4.4 points below England (75.4%), by more than chance');
    expect(partsHeadline(subject('prevalence_hypertension-fellside'))).toBe('3 of 3 networks differ from Fellside (14.5%) by more than chance');
    expect(chartAlt(ae)).toBe(
      'Control chart. A&E: seen within four hours, Fellside Teaching Hospitals, April 2024 to May 2025. Latest 71.0%. Mean 69.9%, limits 67.0% and 72.7%; 0 months of 13 beyond ordinary variation. No real change in 13 months: as the service runs now it will not reach the target. Target 78%. Not held: September 2024.',
    );
  });
});

describe('the catalogue’s own sentences', () => {
  /** Who may be named at a level: the places, their trusts, their councils. */
  const names = (level: string): string[] =>
    Object.values(places).flatMap((place) => {
      if (level === 'place') return [place.name];
      const kind = level === 'trust' ? /trust$/ : /council$/;
      return place.partners.filter((partner) => kind.test(partner.kind)).map((partner) => shortName(partner.name));
    });
  it.each(Object.entries(indicators))('%s stays under 20 words with the longest name and figure', (_, definition) => {
    const period = definition.cadence === 'year' ? '2024-25' : 'September 2025';
    for (const who of definition.levels.filter((level) => ['place', 'trust', 'council'].includes(level)).flatMap(names)) {
      const value = definition.kind === 'rate' ? '1,057 per 100,000' : '99.9%';
      const sentence = definition.says.replace('{who}', who).replace('{value}', value).replace('{period}', period);
      expect(sentence).not.toContain('{');
      expect(sentence.split(/\s+/).length, sentence).toBeLessThan(20);
    }
  });
});
