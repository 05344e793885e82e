/** The front door, end to end on the synthetic samples: what the README promises a newcomer. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { places } from '../../catalogue/registry.js';
import { folder, isWhole, json, type Ran, run, tree } from './walk.js';

const out = folder('nightly');
const suite = path.join(out, 'reports', 'current');
const asOf = ['--as-of', '2026-11-02'];
let ran: Ran;
beforeAll(async () => {
  ran = await run('nightly', '--out', out, ...asOf);
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

/** The SQL blocks of a page. */
const queries = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql.trim());
const words = (html: string): string =>
  html
    .replaceAll(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
/** Cells of the first table of a page whose first heading is this one, by row. */
function tableOf(page: string, heading: string): string[][] {
  const tables = readFileSync(path.join(suite, page), 'utf8').match(/<table[\s\S]*?<\/table>/g) ?? [];
  const found = tables.find((table) => words(table.match(/<th[\s\S]*?<\/th>/)?.[0] ?? '') === heading) ?? '';
  return (found.match(/<tr[\s\S]*?<\/tr>/g) ?? []).slice(1).map((row) => (row.match(/<t[hd][\s\S]*?<\/t[hd]>/g) ?? []).map(words));
}
const percent = (value: unknown): string => `${(Number(value) * 100).toFixed(1)}%`;
const whole = (value: unknown): string => Number(value).toLocaleString('en-GB');

describe('place-suite nightly, with nothing given', () => {
  it('walks the samples, says what was refused, and where the suite is', () => {
    expect(ran.stderr).toMatch(/refused|unrecognised/);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('The suite is at');
    for (const step of ['land', 'normalise', 'curate', 'measure', 'publish']) expect(ran.stdout).toContain(`${step}:`);
  });

  it('publishes every report of every place, whole', () => {
    for (const id of Object.keys(places)) {
      for (const name of ['index.html', 'board-pack.pdf', 'workbook.xlsx', 'data.csv'])
        expect(existsSync(path.join(suite, id, name)), `${id}/${name}`).toBe(true);
    }
    expect(isWhole(suite)).toBe(true);
  });

  it('marks every page as synthetic', () => {
    const pages = Object.keys(tree(suite)).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter((page) => !/synthetic/i.test(readFileSync(path.join(suite, page), 'utf8')))).toEqual([]);
  });

  it('does nothing the second time, and changes no byte', async () => {
    const before = tree(suite);
    const again = await json<{ fresh: number; normalised: number; switched: boolean }>('nightly', '--out', out, ...asOf);
    expect(again).toMatchObject({ fresh: 0, normalised: 0, switched: false });
    expect(tree(suite)).toEqual(before);
  });

  it('answers queries over the published tables', async () => {
    const sql = "SELECT DISTINCT area_code FROM published.measure WHERE area_type = 'place' ORDER BY area_code";
    expect(await json('query', '--out', out, sql)).toEqual(
      Object.keys(places)
        .sort()
        .map((area_code) => ({ area_code })),
    );
    const states = await json<{ state: string }[]>('query', '--out', out, 'SELECT DISTINCT state FROM published.receipt ORDER BY state');
    expect(states.map((row) => row.state)).toEqual(['in force', 'refused', 'superseded', 'unrecognised']);
  });

  it('rebuilds the charts of the pack with the queries of docs/analysts.md', async () => {
    const [control = '', places = '', funnel = ''] = queries('docs/analysts.md');
    const months = await json<Record<string, number | string | null>[]>('query', '--out', out, control);
    expect(months.length).toBeGreaterThan(12);
    const held = tableOf('wirral/ae_four_hour-rbl.html', 'Month').filter(([, counted]) => counted !== '[x]');
    expect(held.map(([, counted, of, value]) => [counted, of, value])).toEqual(
      months.map(({ numerator, denominator, value }) => [whole(numerator), whole(denominator), percent(value)]),
    );
    const beside = await json<Record<string, number | string | null>[]>('query', '--out', out, places);
    expect(beside).toHaveLength(6);
    const shown = tableOf('wirral/prevalence_hypertension-wirral.html', 'Area').map(([area, , , value]) => `${area} ${value}`);
    for (const { area_name, value } of beside) expect(shown).toContain(`${area_name} ${percent(value)}`);
    const practices = await json<Record<string, number | string | null>[]>('query', '--out', out, funnel);
    expect(practices.length).toBeGreaterThan(9);
    for (const { funnel_lower_998, funnel_lower_95, funnel_centre, funnel_upper_95, funnel_upper_998 } of practices) {
      const limits = [funnel_lower_998, funnel_lower_95, funnel_centre, funnel_upper_95, funnel_upper_998].map(Number);
      expect(limits).toEqual([...limits].sort((a, b) => a - b));
    }
  });

  it('explains a published number down to the line, and the sums agree', async () => {
    const [{ period } = { period: '' }] = await json<{ period: string }[]>(
      'query',
      '--out',
      out,
      "SELECT max(period) AS period FROM published.measure WHERE indicator_id = 'ae_four_hour'",
    );
    const told = await json<{ agrees: boolean; rowCount: number; rows: { line: number; file: string }[] }>(
      'explain',
      '--out',
      out,
      `ae_four_hour/RXN/${period}`,
      ...asOf,
    );
    expect(told).toMatchObject({ agrees: true, rowCount: 1 });
    const [row] = told.rows;
    const landed = readFileSync(path.join(out, 'sample', row?.file ?? ''), 'utf8').split(/\r?\n/)[(row?.line ?? 0) - 1];
    expect(landed).toContain(',RXN,');
  });

  it('says the status of every extract, and what is late', async () => {
    const { extracts } = await json<{ extracts: { extract: string; freshness: string }[] }>('status', '--out', out, ...asOf);
    expect(extracts.map((standing) => standing.freshness)).toContain('Late');
    expect(extracts.map((standing) => standing.freshness)).toContain('On time');
  });

  it('refuses what cannot be, with exit code 2 and a reason', async () => {
    expect(await run('nightly', '--out', out, '--as-of', '2026-02-30')).toMatchObject({ code: 2, stderr: expect.stringContaining('is not a date') });
    expect(await run('nightly', '--out', out, '--input', path.join(out, 'nowhere'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not a folder'),
    });
    expect(await run('explain', '--out', out, 'ae_four_hour/NOBODY/2025-05')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nothing is published'),
    });
    expect(await run('nonsense')).toMatchObject({ code: 2 });
  });

  it('replays the same night elsewhere to the same bytes', async () => {
    const elsewhere = folder('replay');
    await run('nightly', '--out', elsewhere, '--quiet', ...asOf);
    expect(tree(path.join(elsewhere, 'reports', 'current'))).toEqual(tree(suite));
    rmSync(elsewhere, { recursive: true, force: true });
  });
});
