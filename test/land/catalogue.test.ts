import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Extract } from '../../catalogue/define.js';
import { ambiguous, matches } from '../../pipeline/land/match.js';
import { peek } from '../../pipeline/land/peek.js';
import { bench } from './fixture.js';

const ids = readdirSync('catalogue/extracts').map((file) => path.basename(file, '.ts'));
const load = async (id: string): Promise<[string, Extract]> => [id, ((await import(`../../catalogue/extracts/${id}.ts`)) as { default: Extract }).default];
const extracts = Object.fromEntries(await Promise.all(ids.map(load)));
const { folder } = bench();

describe('the extracts of the catalogue', () => {
  it('have no two layouts that no file could tell apart', () => {
    expect(ids.length).toBeGreaterThan(0);
    expect(ambiguous(extracts)).toEqual([]);
  });

  const texts = Object.entries(extracts).filter(([, extract]) => extract.layouts.some((layout) => layout.kind === 'csv'));
  it.each(texts.map(([id, extract]) => [id, extract.sample]))('%s: its sample is recognised, and as nothing else', async (id, sample) => {
    const file = path.join(folder, `${id}.csv`);
    writeFileSync(file, sample);
    const { table } = await peek(file, `${id}.csv`, folder);
    if ('rule' in table) throw new Error(`${table.rule}: ${table.found}`);
    const [best, second] = matches(table, extracts);
    expect(best?.extractId).toBe(id);
    expect(second?.score ?? 0).toBeLessThan(best?.score ?? 0);
  });
});
