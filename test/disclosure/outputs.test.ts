/** Every output of a pack, from two worlds that differ in what is hidden alone: were a hidden count in any of them, in whatever guise, they would differ. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import type { Indicator } from '../../catalogue/define.js';
import { indicators as catalogue, places } from '../../catalogue/registry.js';
import { measure } from '../../pipeline/measure.js';
import { drawPlace, placeFiles } from '../../pipeline/publish/places.js';
import { emptyMarts } from '../measure/examples.js';
import { tree } from '../nightly/walk.js';
import { QUALITY } from '../publish/fixture.js';
import { loadNetwork } from './network.js';

const root = mkdtempSync(path.join(tmpdir(), 'outputs-'));
afterAll(() => rmSync(root, { recursive: true }));
const id = 'prevalence_hypertension';
const place = { wirral: places.wirral as NonNullable<typeof places.wirral> };

interface Outputs {
  published: Record<string, string>;
  files: Map<string, string>;
}

/** What is published of a world, table by table, and every file its place is drawn in. */
async function outputsOf(world: string, registers: readonly number[], disclosure: Indicator['disclosure']): Promise<Outputs> {
  const at = path.join(root, world);
  const [store, warehouse] = [storeDirectory({ root: at }), warehouseDuckdb({ root: at })];
  try {
    const marts = await emptyMarts({ store, warehouse, sqlRoot: 'sql' });
    await loadNetwork(warehouse, marts, registers, 'given/');
    const indicators = { [id]: { ...(catalogue[id] as Indicator), disclosure } };
    await measure({ store, warehouse, sqlRoot: 'sql', indicators, targets: {} }, 'run', () => undefined);
    const deps = { warehouse, version: 'test', catalogue: { indicators, targets: {}, places: place } };
    const drawn = await drawPlace(deps, { run: 'run', quality: QUALITY, heldOn: '2026-06-12', dataTo: '2021-03-31', lines: [] }, 'wirral');
    const files = new Map<string, string>();
    for await (const file of placeFiles(drawn)) files.set(file.path, Buffer.from(file.body).toString('base64'));
    return { published: tree(path.join(at, 'published')), files };
  } finally {
    await warehouse.close();
  }
}

/** The same totals, as they are shown, over other small counts. */
const WORLDS = [
  [3, 41, 57, 0, 208, 5],
  [6, 41, 57, 0, 208, 2],
  [7, 41, 57, 0, 208, 3],
] as const;

describe('worlds of which the same is told', () => {
  it('are the same in every table and every file, to the byte', async () => {
    const [first, ...others] = await all('people');
    expect([...(first as Outputs).files.keys()].map((file) => path.extname(file))).toEqual(expect.arrayContaining(['.html', '.pdf', '.xlsx', '.csv']));
    for (const other of others) {
      expect(other.published).toEqual(first?.published);
      for (const [file, body] of other.files) expect(body === first?.files.get(file), file).toBe(true);
    }
  });

  it('differ where nothing is hidden', async () => {
    const [first, second] = (await all('no people counted')) as [Outputs, Outputs];
    expect(second.published).not.toEqual(first.published);
    const differing = [...second.files].flatMap(([file, body]) => (body === first.files.get(file) ? [] : [path.extname(file)]));
    expect(differing).toEqual(expect.arrayContaining(['.html', '.xlsx', '.csv']));
  });
});

async function all(disclosure: Indicator['disclosure']): Promise<Outputs[]> {
  const outputs: Outputs[] = [];
  for (const [i, registers] of WORLDS.entries()) outputs.push(await outputsOf(`${disclosure} ${i}`, registers, disclosure));
  return outputs;
}
