/** The funnel of a page: what it says, what it draws, whom it names, and that no order of areas goes without intervals. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { funnelFigure } from '../../pipeline/publish/funnel-figure.js';
import { funnelHeadline, nameNone, outsideWords } from '../../pipeline/publish/funnel-words.js';
import { placePages } from '../../pipeline/publish/html/index.js';
import type { Pack, Subject } from '../../pipeline/publish/pack.js';
import { measurePage } from '../../pipeline/publish/pdf/measure-page.js';
import { workbook } from '../../pipeline/publish/workbook.js';
import { MEASURES, pack } from './fixture.js';
import { type Area, practices, TWELVE } from './practices.js';

const packOf = (areas: readonly Area[]): Pack => pack({ measures: [...MEASURES, ...practices(areas)] });
const subjectOf = (areas: readonly Area[]): Subject => packOf(areas).subjects.find((one) => one.id === 'prevalence_hypertension-fellside') as Subject;

describe('the funnel of a place', () => {
  const subject = subjectOf(TWELVE);
  const figure = funnelFigure(subject);

  it('is of the practices of the place in the period of its latest figure, and every one is in the files', () => {
    expect(subject.funnel).toHaveLength(12);
    expect(new Set(subject.funnel.map((row) => row.funnel_group))).toEqual(new Set(['place:fellside']));
  });

  it('says the message first, then the measure, who, when and where the limits come from', () => {
    expect(figure?.headline).toBe('1 of 12 practices lies outside the 99.8% limits');
    expect(figure?.subtitle).toContain('High blood pressure on the register, 12 practices in Fellside, 2020-21.');
    expect(figure?.subtitle).toContain('They differ by no more than chance, so the limits are the plain ones.');
    expect(figure?.subtitle).toContain('The scale does not start at zero.');
  });

  it('names who lies outside, with both limits', () => {
    const [line] = outsideWords(subject, subject.funnel);
    const row = subject.funnel.find((one) => one.area_name === 'Uplands') as MeasureRow;
    const say = (value: number | null): string => `${(100 * (value ?? 0)).toFixed(1)}%`;
    expect(line).toBe(
      `Above the 99.8% limit: Uplands 22.5% (95% limits ${say(row.funnel_wide_lower_95)} to ${say(row.funnel_wide_upper_95)}, 99.8% limits ${say(row.funnel_wide_lower_998)} to ${say(row.funnel_wide_upper_998)}).`,
    );
    expect(outsideWords(subject, subject.funnel)).toHaveLength(1);
  });

  it('has a text alternative with the message, the centre, limits and the outliers', () => {
    expect(figure?.alt).toMatch(/^Funnel\. High blood pressure on the register, 12 practices in Fellside in 2020-21\. 1 of 12 practices/);
    expect(figure?.alt).toMatch(/Together 14\.\d%\. Counted out of 5,000: 95% limits 1\d\.\d% to 1\d\.\d%, 99\.8% limits/);
    expect(figure?.alt).toContain('Outside 99.8%: Uplands 22.5%.');
  });

  it('draws one mark a practice, a triangle outside, and the outlier’s name where there is room', () => {
    for (const size of ['wide', 'narrow'] as const) {
      const svg = figure?.svg(size) ?? '';
      expect(svg.match(/class="c-common"/g)).toHaveLength(11);
      expect(svg.match(/class="c-neutral"/g)).toHaveLength(1);
      expect(svg.includes('>Uplands<')).toBe(size === 'wide');
      expect(svg).not.toMatch(/NaN|undefined|<b>/);
      // 95% dashed, 99.8% solid; nothing widened, so no third pair.
      expect(svg.match(/class="c-limit" fill="none"/g)).toHaveLength(4);
      expect(svg.match(/stroke-dasharray="6 4"/g)).toHaveLength(2);
    }
  });

  it('keeps every mark inside the plot, and a share below 100%', () => {
    const high = subjectOf(TWELVE.map(([name, , of], i) => [name, i === 7 ? of : Math.round(of * (0.9 + (i % 5) / 100)), of]));
    const svg = funnelFigure(high)?.svg('wide') ?? '';
    expect(svg).toContain('>100%<');
    expect(svg).not.toContain('>105%<');
    for (const [, y = ''] of svg.matchAll(/<circle class="c-common" cx="[\d.]+" cy="([\d.-]+)"/g)) expect(Number(y)).toBeGreaterThanOrEqual(14);
    for (const [, d = ''] of svg.matchAll(/class="c-limit" fill="none"[^>]* d="([^"]*)"/g))
      for (const [, y = ''] of d.matchAll(/[ML][\d.]+ ([\d.-]+)/g)) expect(Number(y) >= 14 && Number(y) <= 334.1).toBe(true);
  });

  it('stands on the page with its table by name, and in the board pack', () => {
    const pages = placePages(packOf(TWELVE), { places: [{ id: 'fellside', name: 'Fellside', position: [] }] });
    const html = String(pages.find((page) => page.path.endsWith('prevalence_hypertension-fellside.html'))?.body);
    expect(html).toContain('id="variation"');
    const table = html.slice(html.indexOf('12 practices by name'));
    const names = [...table.matchAll(/<th scope="row" role="rowheader">\s*<span class="ps-cell">|<th scope="row" role="rowheader">([^<]*)/g)].map((found) =>
      (found[1] ?? '').trim(),
    );
    expect(names.slice(0, 12)).toEqual([...names.slice(0, 12)].sort());
    expect(table).toContain('Harbour &lt;b&gt;House&lt;/b&gt;');
    expect(table).toContain('Above the 99.8% limit');
    expect(html).toMatch(
      /<strong>Funnel:<\/strong> 12 practices around P, the value of all together; limits at 95% and 99\.8%: P ± z √\(P\(1 − P\) ÷ n\)\. φ = 0\.\d/,
    );
    const half = measurePage(subject, packOf(TWELVE), 'narrow');
    expect(half.figure?.headline).toBe(figure?.headline);
    expect(half.table.note).toContain('Above the 99.8% limit: Uplands 22.5%');
    expect(measurePage(subjectOf([]), packOf([]), 'narrow').figure).toBeNull();
  });

  it('goes into the workbook with limits as values', async () => {
    expect((await workbook(packOf(TWELVE))).length).toBeGreaterThan((await workbook(packOf([]))).length);
  });
});

describe('a funnel of members that differ far beyond chance', () => {
  const spread: Area[] = TWELVE.map(([name, , of], i) => [name, Math.round(of * (0.06 + i * 0.015)), of]);

  it('says how far, and what the plain limits would have said', () => {
    const figure = funnelFigure(subjectOf(spread));
    expect(figure?.subtitle).toMatch(
      /They vary \d+(\.\d)? times as much as chance explains, so the limits are widened; \d+ lie outside the plain 95% limits\./,
    );
    expect(figure?.svg('wide').match(/class="c-limit" fill="none"/g)).toHaveLength(8);
    expect(figure?.key.map((item) => item.text)).toContain('The plain limits, of chance alone');
  });

  it('names nobody when more than a quarter lie outside', () => {
    const rows = subjectOf(TWELVE).funnel.map((row, i) => ({ ...row, funnel_position: i < 4 ? 'above 99.8%' : 'within' }));
    const near = rows.map((row, i) => ({ ...row, funnel_position: i === 0 ? 'above 99.8%' : i === 1 ? 'below 95%' : 'within' }));
    expect(funnelHeadline(near)).toBe('2 of 12 practices lie outside the 95% limits, 1 of them outside 99.8%');
    expect(nameNone(rows)).toBe(true);
    expect(nameNone(rows.slice(1))).toBe(true);
    expect(nameNone(rows.slice(2))).toBe(false);
    expect(funnelHeadline(rows)).toBe('4 of 12 practices lie outside the limits: too many to be about any one of them');
    const crowd = { ...subjectOf(TWELVE), funnel: rows };
    expect(outsideWords(crowd, rows)).toEqual([
      'More than a quarter lie outside the limits. Look for one cause that they share before asking about single ones.',
    ]);
    expect(funnelFigure(crowd)?.svg('wide')).not.toContain('>Uplands<');
    expect(funnelFigure(crowd)?.alt).not.toContain('Outside 99.8%');
  });

  it('says so when none lies outside, and keeps its headline under 20 words', () => {
    const none = subjectOf(TWELVE).funnel.map((row) => ({ ...row, funnel_position: 'within' }));
    expect(funnelHeadline(none)).toBe('None of 12 practices lies outside the limits');
    for (const rows of [none, subjectOf(TWELVE).funnel, subjectOf(spread).funnel]) expect(funnelHeadline(rows).split(' ').length).toBeLessThan(20);
  });

  it('is not drawn where there is none', () => {
    expect(funnelFigure(subjectOf(TWELVE.slice(0, 4)))).toBeUndefined();
    expect(funnelFigure(subjectOf([]))).toBeUndefined();
  });
});

// ---- rank is never shown without its interval ----

interface Drawn {
  path: string;
  heads: string[];
  rows: string[][];
}

const words = (html: string): string =>
  html
    .replace(/<span class="ps-lab"[^>]*>[^<]*<\/span>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Every table of a page: its headings, and its rows as words. */
const tablesOf = (path: string, html: string): Drawn[] =>
  [...html.matchAll(/<table role="table">([\s\S]*?)<\/table>/g)].map(([, table = '']) => ({
    path,
    heads: [...table.matchAll(/<th scope="col"[^>]*>([\s\S]*?)<\/th>/g)].map(([, head = '']) => words(head)),
    rows: [...table.matchAll(/<tr role="row">([\s\S]*?)<\/tr>/g)]
      .map(([, row = '']) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => words(cell)))
      .slice(1),
  }));

describe('areas side by side', () => {
  const pages = [packOf(TWELVE), pack({ placeId: 'shore' })].flatMap((one) =>
    placePages(one, { places: [{ id: one.placeId, name: one.place.name, position: [] }] }),
  );
  const tables = pages.filter((page) => page.path.endsWith('.html')).flatMap((page) => tablesOf(page.path, String(page.body)));
  /** Tables of many areas' figures of one measure. */
  const beside = tables.filter(({ heads, rows }) => ['Area', 'Name'].includes(heads[0] ?? '') && rows.length > 1);

  it('have a likely range beside every figure that has an interval', () => {
    expect(beside.length).toBeGreaterThan(5);
    const ranged = beside.filter(({ heads }) => heads.includes('Likely range'));
    // Counts and values as published have none to show.
    for (const { path, heads } of beside) expect(heads.includes('Likely range') || /ae_attendances|registered_population|ascof_1a/.test(path), path).toBe(true);
    for (const { heads, rows } of ranged) for (const row of rows) expect(row[heads.indexOf('Likely range')]).toMatch(/ to |\[x\]/);
  });

  it('stand by name within their kind, never by value', () => {
    for (const { path, rows } of beside.filter(({ heads }) => heads[0] === 'Name' || heads.length > 0)) {
      const names = rows.map((row) => row[0] ?? '').filter((name) => !/England|Fellside and Shore|FELLSIDE AND SHORE/.test(name));
      expect([...names].sort(), path).toEqual(names);
    }
  });

  it('have a bar beside every mark of an interval plot', () => {
    const plot = pages.map((page) => String(page.body)).find((html) => html.includes('aria-label="Interval plot.')) ?? '';
    const [, svg = ''] = /<svg[^>]*aria-label="Interval plot\.[^>]*>([\s\S]*?)<\/svg>/.exec(plot) ?? [];
    const marks = svg.match(/<circle/g)?.length ?? 0;
    expect(marks).toBeGreaterThan(1);
    expect(svg.match(/class="c-value"/g)?.length).toBe(marks);
  });

  it('a line of alerts, which stand in the order of people affected, says its interval', () => {
    const one = packOf(TWELVE);
    const [alert] = one.subjects.filter((subject) => subject.status === 'Alert');
    const many = {
      ...one,
      subjects: Array.from({ length: 7 }, (_, i) => ({ ...(alert as Subject), id: `${alert?.id}-${i}` })),
      byAim: { 1: [], 2: [], 3: [], 4: [] },
    };
    const html = String(placePages(many, { places: [{ id: 'fellside', name: 'Fellside', position: [] }] })[0]?.body);
    const after = html.slice(html.indexOf('More alerts, in the same order'));
    expect(after).toMatch(/71\.0% \(likely 70\.\d% to 71\.\d%\) in May 2025/);
  });
});

/** A comparison of two values in a sort: how a ranking would be written. */
const BY_VALUE = /\.(sort|toSorted)\([^;]*?\.(value|numerator)\b(?! ===)[^;]*?\.(value|numerator)\b/s;

describe('the code that publishes', () => {
  it('sorts nothing by value', () => {
    expect(BY_VALUE.test('rows.sort((a, b) => (a.value ?? 0) - (b.value ?? 0))')).toBe(true);
    expect(BY_VALUE.test('rows.toSorted((a, b) => b.numerator - a.numerator)')).toBe(true);
    const files = readdirSync('pipeline/publish', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(30);
    expect(files.filter((file) => BY_VALUE.test(readFileSync(`pipeline/publish/${file}`, 'utf8')))).toEqual([]);
  });
});
