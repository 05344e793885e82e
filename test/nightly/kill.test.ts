/** Killed at any step, the walk leaves the old suite whole and, run again, gives the suite an undisturbed run gives. */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSample } from '../../pipeline/sample/index.js';
import { folder, isWhole, run, start, tree } from './walk.js';

const home = folder('kill');
const first = path.join(home, 'first');
const second = path.join(home, 'second');
const held = path.join(home, 'held');
const undisturbed = path.join(home, 'undisturbed');
const suite = (out: string): string => path.join(out, 'reports', 'current');

/** The smallest input that still makes every format: references, list sizes and a few months of A&E; then the rest of the months. */
beforeAll(async () => {
  const all = path.join(home, 'all');
  const files = (await writeSample(all, { seed: 1, asOf: '2026-11-01' })).map((file) => path.basename(file)).sort();
  const ae = files.filter((file) => /AE/.test(file) && file.endsWith('.csv'));
  const base = files.filter((file) => !/\.(zip|ods|xls|xlsx)$/.test(file) && !ae.includes(file) && !/sickness/i.test(file));
  const copy = (names: readonly string[], to: string): void => {
    mkdirSync(to, { recursive: true });
    for (const name of names) cpSync(path.join(all, name), path.join(to, name));
  };
  copy([...base, ...ae.slice(0, 13)], first);
  copy([...base, ...ae], second);
  expect((await run('nightly', '--input', first, '--out', held, '--as-of', '2026-11-01', '--quiet')).code).toBeLessThan(2);
  cpSync(held, undisturbed, { recursive: true, verbatimSymlinks: true });
  expect((await run('nightly', '--input', second, '--out', undisturbed, '--as-of', '2026-11-02', '--quiet')).code).toBeLessThan(2);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const under = (dir: string): string[] => (existsSync(dir) ? readdirSync(dir, { recursive: true, encoding: 'utf8' }) : []);
/** What has newly appeared in the output folder shows how far the walk is. */
const reached: Record<string, (out: string) => boolean> = {
  land: (out) => under(path.join(out, 'receipts')).length > under(path.join(held, 'receipts')).length,
  normalise: (out) => under(path.join(out, 'normalised')).length > under(path.join(held, 'normalised')).length + 2,
  curate: (out) => under(path.join(out, 'curated')).length > under(path.join(held, 'curated')).length,
  measure: (out) => under(path.join(out, 'published')).length > under(path.join(held, 'published')).length,
  publish: (out) => under(path.join(out, 'reports', 'runs')).length > under(path.join(held, 'reports', 'runs')).length + 3,
};

describe('kill -9', () => {
  it.each(Object.keys(reached))('in the middle of %s', async (step) => {
    const out = path.join(home, `killed-${step}`);
    cpSync(held, out, { recursive: true, verbatimSymlinks: true });
    const { child, finished } = start(['nightly', '--input', second, '--out', out, '--as-of', '2026-11-02', '--quiet']);
    const watch = setInterval(() => reached[step]?.(out) && child.kill('SIGKILL'), 2);
    const ran = await finished;
    clearInterval(watch);
    expect(ran.signal).toBe('SIGKILL');
    expect(isWhole(suite(out))).toBe(true);
    expect(tree(suite(out))).toEqual(tree(suite(held)));
    expect((await run('nightly', '--input', second, '--out', out, '--as-of', '2026-11-02', '--quiet')).code).toBeLessThan(2);
    expect(tree(suite(out))).toEqual(tree(suite(undisturbed)));
    rmSync(out, { recursive: true, force: true });
  });
});
