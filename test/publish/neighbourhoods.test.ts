/** Networks and practices: who belongs where, each figure as its row has it, links up and down, and who is not shown. */
import { describe, expect, it } from 'vitest';
import { neighbourhoodPages } from '../../pipeline/publish/html/neighbourhoods.js';
import { membershipsOf, neighbourhoodsOf, outsideCounts } from '../../pipeline/publish/neighbourhoods.js';
import { MEASURES, pack } from './fixture.js';
import { MEMBERSHIPS, practices, TWELVE, withPractices } from './practices.js';

const made = withPractices();
const held = neighbourhoodsOf(made);
const pages = new Map(neighbourhoodPages(made).map(({ path, body }) => [path, String(body)]));
const words = (path: string): string => (pages.get(path) ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('networks and practices', () => {
  it('are a list, a page a network that has figures, and a profile a practice', () => {
    expect(held.networks.map(({ code, practices: own }) => [code, own.length])).toEqual([
      ['U00000', 7],
      ['U00001', 4],
    ]);
    expect(held.alone.map(({ code }) => code)).toEqual(['A10011']);
    expect(pages.size).toBe(1 + 2 + 12);
    expect(words('fellside/neighbourhoods.html')).toContain('Fellside has 2 networks with 12 practices.');
  });

  it('show of every practice its own value with its range, beside its network, the place and England', () => {
    const rows = practices(TWELVE);
    const say = (value: number | null | undefined): string => `${(100 * (value ?? 0)).toFixed(1)}%`;
    const parents = new Map(MEASURES.filter((row) => row.indicator_id === 'prevalence_hypertension').map((row) => [row.area_code, row.value]));
    for (const [i, row] of rows.entries()) {
      const network = MEMBERSHIPS[i]?.network ?? null;
      const page = words(`fellside/practices/${row.area_code.toLowerCase()}.html`);
      const cells = [
        `Practice ${say(row.value)} ${say(row.lower_95)} to ${say(row.upper_95)}`,
        ...(network === null ? [] : [`Network ${say(parents.get(network))}`]),
        `Place ${say(parents.get('fellside'))}`,
        `England ${say(parents.get('E92000001'))}`,
      ];
      expect(page).toContain(cells.join(' '));
    }
  });

  it('say in how many measures one lies outside the limits, and which', () => {
    const page = words('fellside/practices/a10011.html');
    expect(page).toContain('It lies outside the 95% limits around Fellside in 1 of 1 measure, and outside 99.8% in 1.');
    expect(page).toContain('Where it differs by more than chance');
    expect(words('fellside/practices/a10000.html')).not.toContain('Where it differs by more than chance');
    expect(held.alone.map(outsideCounts)).toEqual([{ judged: 1, outside: 1, far: 1 }]);
  });

  it('mark what is hidden, and show no number in its place', () => {
    const [first, ...rest] = practices(TWELVE);
    const hidden = {
      ...first,
      numerator: null,
      denominator: null,
      value: null,
      lower_95: null,
      upper_95: null,
      disclosure: 'suppressed: small number',
    } as NonNullable<typeof first>;
    const one = pack({ measures: [...MEASURES, hidden, ...rest], memberships: MEMBERSHIPS });
    const page = String(neighbourhoodPages(one).find(({ path }) => path.endsWith('a10000.html'))?.body).replace(/<[^>]+>/g, ' ');
    expect(page).toMatch(/Practice\s+\[c\]/);
    expect(page).not.toContain('14.0%');
  });

  it('lead up to the network, the list and the place, and are not there where nobody belongs', () => {
    const html = pages.get('fellside/practices/a10000.html') ?? '';
    for (const href of ['../neighbourhoods/u00000.html', '../neighbourhoods.html', '../index.html', '../../assets/place.css'])
      expect(html).toContain(`href="${href}"`);
    expect(neighbourhoodPages(pack())).toEqual([]);
  });

  it('belong nowhere when nothing is held', async () => {
    const warehouse = { query: () => Promise.reject(new Error('asked')) } as unknown as Parameters<typeof membershipsOf>[0];
    expect(await membershipsOf(warehouse, 'fellside', '')).toEqual([]);
  });
});
