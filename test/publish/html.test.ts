import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainDocstring } from '../../bin/docstrings.js';
import { placePages, suiteIndex } from '../../pipeline/publish/html/index.js';
import { pagesOf } from '../../pipeline/publish/html/pages.js';
import { METHOD_NOTES } from '../../pipeline/publish/method-notes.js';
import { neighbourhoodsOf } from '../../pipeline/publish/neighbourhoods.js';
import type { SuiteFile } from '../../pipeline/publish/pack.js';
import { PUBLISHED_TABLES } from '../../pipeline/published-tables.js';
import { INDICATORS, pack, TARGETS } from './fixture.js';
import { withPractices } from './practices.js';

const packs = [withPractices(), pack({ placeId: 'shore' })];
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
const suite = { places: packs.map((one) => ({ id: one.placeId, name: one.place.name, position: one.position })) };
const files = (): SuiteFile[] => [...suiteIndex(packs, { indicators: INDICATORS, targets: TARGETS }), ...packs.flatMap((one) => placePages(one, suite))];
const all = files();
const paths = new Set(all.map((file) => file.path));
const pages = all.filter((file) => file.path.endsWith('.html')).map(({ path, body }) => ({ path, html: String(body) }));
const page = (path: string): string => pages.find((one) => one.path === path)?.html ?? '';
/** Where a relative link of a page leads inside the suite. */
const resolve = (from: string, href: string): string => new URL(href, `suite://root/${from}`).pathname.slice(1);

describe('pages of the suite', () => {
  it('are the index, each place’s pages, one page a subject, and data and methods', () => {
    expect(pages.map((one) => one.path)).toEqual(
      expect.arrayContaining([
        'index.html',
        'data-and-methods.html',
        'fellside/index.html',
        'fellside/data-and-methods.html',
        'fellside/ae_four_hour-rza.html',
      ]),
    );
    const local = (one: (typeof packs)[0]): number => {
      const { networks, alone } = neighbourhoodsOf(one);
      return networks.reduce((sum, { practices }) => sum + 1 + practices.length, alone.length);
    };
    expect(pages).toHaveLength(5 + packs.reduce((sum, one) => sum + pagesOf(one).length + one.subjects.length + local(one), 0));
    expect(paths).toContain('fellside/practices/a10000.html');
  });

  it('come out the same, byte for byte', () => {
    expect(files().map((file) => String(file.body))).toEqual(all.map((file) => String(file.body)));
  });

  it.each(pages)('$path links only to what is there', ({ path, html }) => {
    const beside = ['board-pack.pdf', 'workbook.xlsx', 'data.csv', 'manifest.json'];
    for (const [, href = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      const [file = '', anchor] = href.split('#');
      const target = file === '' ? path : resolve(path, file);
      if (beside.some((name) => target.endsWith(name))) continue;
      expect(paths, `${path} → ${href}`).toContain(target);
      if (anchor !== undefined) expect(page(target), `${path} → ${href}`).toContain(`id="${anchor}"`);
    }
  });

  it.each(pages)('$path has one h1, headings without skips, unique ids, a title, no script and no other host', ({ path, html }) => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(/<title>[^<]+· Place Suite<\/title>/);
    const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    levels.slice(1).forEach((level, i) => {
      expect(level - (levels[i] as number), html.slice(0, 200)).toBeLessThanOrEqual(1);
    });
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).not.toMatch(/<script|\son\w+="|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    // Docstrings may speak of them; nothing else may.
    expect(path === 'methods.html' ? html.replace(/<dd>[\s\S]*?<\/dd>/g, '') : html).not.toMatch(/undefined|NaN|\[object/);
  });

  it('escapes what others wrote: nothing in a name or a fault can run', () => {
    expect(page('fellside/data-and-methods.html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page('fellside/index.html')).toContain('Fellshire &lt;b&gt;County&lt;/b&gt; Council');
    for (const { html } of pages) expect(html).not.toContain('<b>County');
  });

  it('marks synthetic figures on every page that shows one, and nowhere when none is', () => {
    for (const { path, html } of pages) expect(html, path).toContain('SYNTHETIC');
    const real = pack({ synthetic: false });
    for (const file of placePages(real, suite)) expect(String(file.body), file.path).not.toContain('SYNTHETIC');
  });

  it('gives every chart a number in words and every figure a table on the page', () => {
    for (const { path, html } of pages) {
      for (const [, label = ''] of html.matchAll(/role="img" aria-label="([^"]*)"/g)) expect(label, path).toMatch(/\d/);
      if (html.includes('<figure>')) expect(html, path).toContain('<table role="table">');
    }
  });

  it('leads from the index to failing standards, what is late and where a number comes from within two clicks', () => {
    expect(page('index.html')).toContain('href="fellside/index.html"');
    const place = page('fellside/index.html');
    for (const href of ['#alert', '#fresh', 'ae_four_hour-rza.html#source', 'data-and-methods.html#late']) expect(place).toContain(`href="${href}"`);
  });

  it('puts the answer before the evidence', () => {
    const place = page('fellside/index.html');
    const order = ['<h1>', 'class="lead"', 'id="alert"', 'id="advise"', 'id="matrix"', 'id="all"', 'id="fresh"'].map((mark) => place.indexOf(mark));
    expect(order.every((at, i) => at > (order[i - 1] ?? -1))).toBe(true);
    const measure = page('fellside/ae_four_hour-rza.html');
    for (const text of ['71.0%', '1,118', 'None of 13 months met the 78% target', 'Sep not held', 'Other targets in force', 'September 2024', 'Not held'])
      expect(measure).toContain(text);
  });

  it('draws at most five alerts as cards', () => {
    const one = packs[0] as (typeof packs)[0];
    const alert = one.subjects[0] as (typeof one.subjects)[0];
    const many = { ...one, subjects: Array.from({ length: 7 }, (_, i) => ({ ...alert, id: `${alert.id}-${i}` })), byAim: { 1: [], 2: [], 3: [], 4: [] } };
    const html = String(placePages(many, suite)[0]?.body);
    expect(html.match(/<article class="ps-ex /g)).toHaveLength(5);
    expect(html).toContain('More alerts, in the same order');
  });

  it('refuses to draw a place the suite does not list', () => {
    expect(() => placePages(packs[0] as (typeof packs)[0], { places: [] })).toThrow('fellside');
  });
});

describe('styles', () => {
  const css = (name: string): string => readFileSync(new URL(`../../pipeline/publish/html/assets/${name}`, import.meta.url), 'utf8');
  it('fetch nothing from elsewhere and name only files that are shipped', () => {
    for (const name of ['nhsuk.css', 'place.css']) {
      for (const [, url = ''] of css(name).matchAll(/url\(([^)]*)\)/g)) expect(paths).toContain(`assets/${url}`);
    }
    expect(css('nhsuk.css')).not.toContain('@font-face');
  });
  it('were made from the nhsuk-frontend that is installed', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../node_modules/nhsuk-frontend/package.json', import.meta.url), 'utf8')) as { version: string };
    expect(css('nhsuk.css')).toContain(`nhsuk-frontend ${version}`);
  });
});

describe('methods in full and the data dictionary', () => {
  const page = (path: string): string => pages.find((one) => one.path === path)?.html ?? '';

  it('say every formula of the code with its source, and every measure with its targets', () => {
    const text = page('methods.html').replaceAll(/<\/?code>/g, '');
    for (const { about, functions } of METHOD_NOTES) {
      const said = [...about.split('\n').slice(1), ...functions.flatMap(({ says }) => says.split('\n'))];
      for (const line of said) expect(text).toContain(escaped(line).replaceAll('`', ''));
    }
    expect(METHOD_NOTES.flatMap(({ functions }) => functions.map(({ name }) => name))).toEqual(expect.arrayContaining(['xmr', 'wilson', 'byars']));
    for (const { title, numerator } of Object.values(INDICATORS)) {
      expect(page('methods.html')).toContain(escaped(title));
      expect(page('methods.html')).toContain(escaped(numerator));
    }
    for (const { source } of Object.values(TARGETS).flat()) expect(page('methods.html')).toContain(escaped(source));
  });

  it('name every column of every published table', () => {
    for (const [table, columns] of Object.entries(PUBLISHED_TABLES)) {
      expect(page('data-dictionary.html')).toContain(`published.${table}`);
      for (const column of Object.keys(columns)) expect(page('data-dictionary.html')).toContain(`<code>${column}</code>`);
    }
  });
});

describe('docstrings as text', () => {
  it('keep formulas on lines of their own, run other lines on, and leave what only a programmer needs', () => {
    const comment = `*
 * A rate of events,
 * per one:
 *
 *   rate = events ÷ people
 *
 * Source: a paper (1999).
 * @throws RangeError for nonsense
 `;
    expect(plainDocstring(comment.slice(1))).toBe('A rate of events, per one:\nrate = events ÷ people\nSource: a paper (1999).');
  });
});
