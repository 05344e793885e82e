/// <reference lib="dom" />
/** Every kind of page of the suite in a real browser: no barrier that axe knows of, nothing fetched, nothing that overflows a phone, and valid HTML. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../nightly/walk.js';
import { openBrowser } from './chromium.js';

const WIDTHS = [320, 768, 1280];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All pages of one place are opened, but of its practices, which are made alike, a few; of the other places the first. */
const WHOLE = 'wirral';
const PRACTICES = 5;

const out = mkdtempSync(path.join(tmpdir(), 'browser-'));
const suite = path.join(out, 'reports', 'current');
let browser: Browser | undefined;
let reason = '';
let pages: string[] = [];

beforeAll(async () => {
  const opened = await openBrowser();
  if ('browser' in opened) browser = opened.browser;
  else reason = opened.reason;
  await run('nightly', '--out', out, '--as-of', '2026-11-02', '--quiet');
  if (!existsSync(path.join(suite, 'index.html'))) throw new Error('the nightly run left no suite to open');
  pages = readdirSync(suite, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort();
});
afterAll(async () => {
  await browser?.close();
  rmSync(out, { recursive: true, force: true });
});

type Skip = (note: string) => never;
function opened(skip: Skip): Browser {
  if (browser !== undefined) return browser;
  console.warn(`not run: ${reason}`);
  return skip(`not run: ${reason}`);
}

function shown(): string[] {
  const practices = pages.filter((name) => name.startsWith(`${WHOLE}/practices/`));
  const alike = new Set(practices.slice(PRACTICES));
  return pages.filter((name) => (!name.includes('/') || name.startsWith(`${WHOLE}/`) || name.endsWith('/index.html')) && !alike.has(name));
}
const address = (name: string): string => pathToFileURL(path.join(suite, name)).href;

/** Visits every page at one width, and tells what each visit found. */
async function visits(on: Browser, width: number, dark: boolean, look: (page: Page, name: string) => Promise<string[]>): Promise<string[]> {
  const context = await on.newContext({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('request', (request) => request.url().startsWith('file:') || request.url().startsWith('data:') || wrong.push(`fetches ${request.url()}`));
  for (const name of shown()) {
    await page.goto(address(name));
    wrong.push(...(await look(page, name)));
  }
  await context.close();
  return wrong;
}

async function barriers(page: Page, name: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((tags) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }), TAGS);
  return violations.map((violation) => `${name}: ${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
}

/** A page wider than its window must be scrolled sideways to be read (WCAG 1.4.10); tables may scroll inside their own frame. */
const overflow = async (page: Page, name: string): Promise<string[]> => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return wide > 0 ? [`${name}: ${wide} pixels wider than the window`] : [];
};

describe('pages of the suite in Chromium', () => {
  for (const width of WIDTHS) {
    it(`axe finds no barrier at ${width} pixels, and nothing is fetched`, async ({ skip }) => {
      expect(await visits(opened(skip), width, false, barriers)).toEqual([]);
      console.info(`axe-core ${axe.version}: ${shown().length} of ${pages.length} pages at ${width} pixels`);
    });
  }

  it('axe finds no barrier in the dark theme', async ({ skip }) => {
    expect(await visits(opened(skip), 1280, true, barriers)).toEqual([]);
  });

  it('finds barriers where there are some: the check can fail', async ({ skip }) => {
    const page = await opened(skip).newPage();
    await page.setContent('<img src="data:,"><p style="color:#ccc;background:#fff">Too faint to read</p>');
    const found = await barriers(page, 'bad');
    await page.close();
    expect(found.some((text) => text.includes('image-alt'))).toBe(true);
    expect(found.some((text) => text.includes('color-contrast'))).toBe(true);
  });

  it('no page is wider than a phone', async ({ skip }) => {
    expect(await visits(opened(skip), 320, false, overflow)).toEqual([]);
  });

  it('every link and control is reached by the keyboard, in the order of the page', async ({ skip }) => {
    const context = await opened(skip).newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    for (const name of ['index.html', `${WHOLE}/index.html`, `${WHOLE}/data-and-methods.html`]) {
      await page.goto(address(name));
      const all = await page.evaluate(() =>
        [...document.querySelectorAll('a[href], button, summary, input, select')].filter((one) => one.checkVisibility()).map((one) => one.textContent),
      );
      const reached: (string | null)[] = [];
      for (let i = 0; i < all.length; i += 1) {
        await page.keyboard.press('Tab');
        reached.push(await page.evaluate(() => document.activeElement?.textContent ?? null));
      }
      expect(reached, name).toEqual(all);
    }
    await context.close();
  });
});

describe('HTML of the suite', () => {
  it('is valid, every page of it', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } });
    const wrong: string[] = [];
    for (const name of pages) {
      const { results } = await validator.validateString(readFileSync(path.join(suite, name), 'utf8'));
      for (const { messages } of results) for (const { ruleId, message, line } of messages) wrong.push(`${name}:${line} ${ruleId}: ${message}`);
    }
    expect([...new Set(wrong)].slice(0, 40)).toEqual([]);
    console.info(`html-validate: ${pages.length} pages`);
  });
});
