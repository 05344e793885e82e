/** The places side by side: each value as its row has it, in the order of the alphabet, and beside England only where chance is left out. */
import { describe, expect, it } from 'vitest';
import { besideEngland, sideBySidePage } from '../../pipeline/publish/html/side-by-side.js';
import { MEASURES, pack } from './fixture.js';

const packs = [pack({ placeId: 'shore' }), pack()];
const words = (html: unknown): string =>
  String(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&amp;', '&');
const page = words(sideBySidePage(packs)?.body);

describe('places side by side', () => {
  it('has a column a place by name, and one of England, with the values of the rows', () => {
    expect(page).toContain('Measure Fellside Shore England');
    const of = (code: string): number => MEASURES.find((row) => row.indicator_id === 'rtt_within_18_weeks' && row.area_code === code)?.value ?? 0;
    const say = (code: string): string => `${(100 * of(code)).toFixed(1)}%`;
    expect(page).toContain(
      `waiting under 18 weeks SYNTHETIC April 2026 Fellside ${say('fellside')} Below England Shore ${say('shore')} Above England England ${say('E92000001')}`,
    );
  });

  it('says above or below England only where the likely range leaves it out', () => {
    const subject = packs[1]?.subjects.find(({ id }) => id === 'rtt_within_18_weeks-fellside');
    if (subject === undefined) throw new Error('the fixture has no such measure');
    const [england] = subject.comparisons.filter(({ area_type }) => area_type === 'england');
    const { lower_95: low, upper_95: high } = subject.latest;
    expect(besideEngland(subject)).toBe((england?.value ?? 0) < (low ?? 0) ? 'Above England' : (england?.value ?? 0) > (high ?? 0) ? 'Below England' : '');
    expect(besideEngland({ ...subject, latest: { ...subject.latest, lower_95: 0.1, upper_95: 0.9 } })).toBe('');
    expect(besideEngland({ ...subject, latest: { ...subject.latest, lower_95: 0.8, upper_95: 0.9 } })).toBe('Above England');
    expect(besideEngland({ ...subject, latest: { ...subject.latest, lower_95: 0.1, upper_95: 0.2 } })).toBe('Below England');
    expect(besideEngland({ ...subject, latest: { ...subject.latest, lower_95: null, upper_95: null } })).toBe('');
  });

  it('counts each status as the packs do', () => {
    for (const { place, subjects } of packs) {
      const count = (status: string): number => subjects.filter((subject) => subject.status === status).length;
      expect(page).toContain(`${place.name} Alert ${count('Alert')} Advise ${count('Advise')} Assure ${count('Assure')} Not judged ${count('Not judged')}`);
    }
  });

  it('is not there in a suite of one place', () => {
    expect(sideBySidePage([pack()])).toBeUndefined();
  });
});
