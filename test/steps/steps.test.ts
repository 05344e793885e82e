/** The night in tasks, over a directory and DuckDB: the same suite as the night in one process, to the byte, and never more than one at a time. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { filesIn } from '../../bin/nightly.js';
import type { Indicator } from '../../catalogue/define.js';
import { boundaries, extracts, indicators, places, targets } from '../../catalogue/registry.js';
import { type Arriving, land } from '../../pipeline/land.js';
import { type Night, nightSteps } from '../../pipeline/nightly.js';
import { sampleKey } from '../../pipeline/people/keyring.js';
import { writeSample } from '../../pipeline/sample/index.js';
import { gather, measureIndicator, publishPlace, switchSuite } from '../../pipeline/steps/make.js';
import { begin, curateOne, normaliseOne, settle, wavesOf } from '../../pipeline/steps/prepare.js';
import { giveTurn, takeTurn } from '../../pipeline/steps/turn.js';
import { tree } from '../nightly/walk.js';

const home = mkdtempSync(path.join(tmpdir(), 'steps-'));
/** Two places: as many as show that they do not mix. */
const two = Object.fromEntries(Object.entries(places).slice(-2));
/** One that counts people, so that what packs told is remembered. */
const people = { prevalence_copd: { ...(indicators.prevalence_copd as Indicator), disclosure: 'people' as const } };
const catalogue = { extracts, indicators: { ...indicators, ...people }, targets, places: two, boundaries };
const now = new Date('2026-07-01T02:00:00Z');
const version = 'test';
const sqlRoot = path.resolve('sql');
const folder = (name: string): string => path.join(home, name);

afterAll(() => rmSync(home, { recursive: true, force: true }));

function wired(name: string) {
  const root = folder(name);
  return {
    store: storeDirectory({ root }),
    warehouse: warehouseDuckdb({ root }),
    readers: warehouseDuckdb({ root }),
    catalogue,
    sqlRoot,
    version,
    scratch: home,
  };
}

/** Walks the tasks as the state machine does. */
async function walk(deps: ReturnType<typeof wired>, id: string) {
  const night = { id, on: now.toISOString() };
  expect(await takeTurn(deps.store, night, 3)).toBeUndefined();
  const begun = await begin(deps, night);
  const todo = JSON.parse(readFileSync(path.join(folder('tasks'), begun.todo), 'utf8')) as { receipt: string }[];
  for (const { receipt } of todo) await normaliseOne(deps, receipt);
  const { waves, indicators: toMeasure } = await settle(deps, night);
  for (const plan of waves.flat()) await curateOne(deps, plan);
  for (const indicator of toMeasure) await measureIndicator(deps, night, indicator);
  const { suite, places: toPublish } = await gather(deps, night);
  for (const place of toPublish) await publishPlace(deps, night, place);
  if (toPublish.length > 0) await switchSuite(deps, night);
  await giveTurn(deps.store, night);
  return { todo: todo.length, measured: toMeasure.length, published: toPublish.length, suite };
}

/** In another order than by name; of one period, the edition that takes the place of another comes first in both. */
const backwards = (files: readonly Arriving[]): Arriving[] => {
  const isRevised = ({ fileName }: Arriving): boolean => fileName.includes('revised');
  return [...files.filter(isRevised), ...files.filter((file) => !isRevised(file)).reverse()];
};

describe('the night in tasks', () => {
  let whole: Night;
  beforeAll(async () => {
    await writeSample(folder('sample'), { seed: 1, asOf: '2026-07-01' });
    const one = wired('one');
    const keys = async () => ({ current: sampleKey() });
    const { steps, night } = nightSteps({ ...one, now, keys, arriving: filesIn(folder('sample')) });
    for (const step of steps) await step.run(() => undefined);
    whole = night;
    const tasks = wired('tasks');
    for (const file of backwards(filesIn(folder('sample')))) await land({ store: tasks.store, extracts, now, keys, scratch: home }, file);
  });

  it('gives the suite that one process gives, to the byte', async () => {
    const done = await walk(wired('tasks'), 'first');
    expect(done.suite).toBe(whole.run);
    expect(done.todo).toBe(whole.normalised);
    expect(tree(folder('tasks/reports/current'))).toEqual(tree(folder('one/reports/current')));
    expect(tree(folder('tasks/published'))).toEqual(tree(folder('one/published')));
    expect(tree(folder('tasks/disclosure'))).toEqual(tree(folder('one/disclosure')));
    expect([...new Set(Object.keys(tree(folder('tasks/disclosure'))).map((key) => key.split('/')[0]))]).toEqual(['packs', 'told']);
    for (const table of ['risk_model', 'risk_calibration'])
      expect(
        Object.keys(tree(folder('tasks/published'))).filter((key) => key.startsWith(`${table}/`)),
        table,
      ).toHaveLength(1);
  });

  it('finds nothing to do the second time', async () => {
    const before = tree(folder('tasks/reports'));
    expect(await walk(wired('tasks'), 'second')).toEqual({ todo: 0, measured: 0, published: 0, suite: whole.run });
    expect(tree(folder('tasks/reports'))).toEqual(before);
  });

  it('moves the tables that people read with the suite, and not before', async () => {
    const deps = wired('tasks');
    const night = { id: 'third', on: now.toISOString() };
    await begin(deps, night);
    await settle(deps, night);
    await expect(deps.readers.query('SELECT count(*) AS n FROM published.measure')).rejects.toThrow(/measure/);
    const { waves } = await settle(deps, night);
    for (const plan of waves.flat()) await curateOne(deps, plan);
    await gather(deps, night);
    await expect(deps.readers.query('SELECT count(*) AS n FROM published.measure')).rejects.toThrow(/measure/);
    await rmSync(folder('tasks/reports/current'));
    const again = await gather(deps, night);
    for (const place of again.places) await publishPlace(deps, night, place);
    await switchSuite(deps, night);
    const [counted] = await deps.readers.query('SELECT count(*) AS n FROM published.measure');
    expect(Number(counted?.n)).toBeGreaterThan(1000);
  });

  it('publishes nothing while a place is missing', async () => {
    const deps = wired('tasks');
    const night = { id: 'fourth', on: now.toISOString() };
    await begin(deps, night);
    const { waves } = await settle(deps, night);
    for (const plan of waves.flat()) await curateOne(deps, plan);
    await gather(deps, night);
    const before = await deps.store.pointed('reports/current');
    await expect(switchSuite(deps, night)).rejects.toThrow(/nothing is stored at/);
    expect(await deps.store.pointed('reports/current')).toBe(before);
  });
});

describe('the waves of marts', () => {
  const plan = (name: string, ...after: string[]) => ({ name, inputs: name, location: `curated/${name}/`, after });
  it('puts each mart after all that it reads', () => {
    const waves = wavesOf([plan('a'), plan('b', 'a'), plan('c'), plan('d', 'b', 'c')]);
    expect(waves.map((wave) => wave.map(({ name }) => name))).toEqual([['a', 'c'], ['b'], ['d']]);
  });
});

describe('the turn', () => {
  const at = (id: string, hour: number) => ({ id, on: new Date(Date.UTC(2026, 6, 1, hour)).toISOString() });
  const store = () => storeDirectory({ root: mkdtempSync(path.join(home, 'turn-')) });

  it('is one night’s at a time, and the next one’s when it is given back', async () => {
    const held = store();
    expect(await takeTurn(held, at('a', 2), 3)).toBeUndefined();
    expect(await takeTurn(held, at('a', 2), 3)).toBeUndefined();
    expect(await takeTurn(held, at('b', 3), 3)).toEqual(at('a', 2));
    await giveTurn(held, at('b', 3));
    expect(await takeTurn(held, at('c', 3), 3)).toEqual(at('a', 2));
    await giveTurn(held, at('a', 2));
    expect(await takeTurn(held, at('c', 3), 3)).toBeUndefined();
  });

  it('falls to one successor only when its holder is dead', async () => {
    const held = store();
    await takeTurn(held, at('dead', 2), 3);
    const tried = await Promise.all(['x', 'y', 'z'].map((id) => takeTurn(held, at(id, 6), 3)));
    expect(tried.filter((holder) => holder === undefined)).toHaveLength(1);
  });
});
