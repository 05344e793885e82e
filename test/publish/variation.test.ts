/** The page of variation: what it counts, against the rows; the order of measures; and that it is there only where practices can be compared. */
import { describe, expect, it } from 'vitest';
import { placePages } from '../../pipeline/publish/html/index.js';
import { variationPage } from '../../pipeline/publish/html/variation.js';
import type { Pack } from '../../pipeline/publish/pack.js';
import { partnersOutside, widestFirst } from '../../pipeline/publish/variation.js';
import { MEASURES, pack } from './fixture.js';
import { type Area, practices, TWELVE } from './practices.js';

const packOf = (areas: readonly Area[]): Pack => pack({ measures: [...MEASURES, ...practices(areas)] });
const words = (html: unknown): string =>
  String(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page of variation', () => {
  it('says how many practices lie outside which limits, of how many, as the rows do', () => {
    const made = packOf(TWELVE);
    const rows = practices(TWELVE);
    const outside = rows.filter(({ value, funnel_wide_lower_95: low, funnel_wide_upper_95: high }) => (value ?? 0) < (low ?? 0) || (value ?? 0) > (high ?? 1));
    expect(outside.map(({ area_name }) => area_name)).toEqual(['Uplands']);
    const page = words(variationPage(made)?.body);
    expect(page).toContain('In 1 of 1 measure some practices of Fellside differ from the others by more than chance.');
    expect(page).toContain('They differ most in high blood pressure on the register: 1 of 12 lie outside the 95% limits, 1 of them outside 99.8%.');
    expect(page).toContain('Above the 99.8% limit: Uplands 22.5%');
    expect(page).toMatch(/13\.5% to 22\.5%/);
  });

  it('says when so many differ that it is not about any one of them', () => {
    const apart: Area[] = TWELVE.map(([name, , of], i) => [name, Math.round(of * (i < 5 ? 0.1 : i < 10 ? 0.14 : 0.3)), of]);
    const [spread] = widestFirst(packOf(apart));
    expect(spread?.outside).toBe(spread?.practices.filter(({ funnel_position }) => funnel_position !== 'within').length);
    const alike: Area[] = TWELVE.map(([name, , of]) => [name, Math.round(of * 0.14), of]);
    expect(words(variationPage(packOf(alike))?.body)).toContain('In none of 1 measure does a practice of Fellside differ from the others by more than chance.');
  });

  it('stands in the navigation of every page where it is there, and nowhere where it is not', () => {
    const pages = (one: Pack) => placePages(one, { places: [{ id: one.placeId, name: one.place.name, position: one.position }] });
    const has = pages(packOf(TWELVE));
    expect(has.map(({ path }) => path)).toContain('fellside/variation.html');
    for (const { body } of has) expect(String(body)).toContain('href="variation.html"');
    const none = pages(pack());
    expect(none.map(({ path }) => path)).not.toContain('fellside/variation.html');
    for (const { body } of none) expect(String(body)).not.toContain('variation.html"');
  });

  it('names partners that lie outside among their like in England, and no other', () => {
    const [first, second] = pack().subjects.filter(({ areaType }) => areaType === 'trust');
    const placed = (subject: typeof first, funnel_position: string) => ({
      ...subject,
      latest: { ...subject?.latest, funnel_group: 'england', funnel_position },
    });
    const subjects = [placed(first, 'above 95%'), placed(second, 'within')] as Pack['subjects'];
    expect(partnersOutside({ subjects }).map(({ id }) => id)).toEqual([first?.id]);
  });
});
