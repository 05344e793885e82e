/** What is told of one indicator holds for those that share a count with it, and from night to night. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { storeDirectory } from '../../adapters/store-directory.js';
import type { Indicator } from '../../catalogue/define.js';
import type { Member } from '../../pipeline/disclosure/control.js';
import { familyOf, sharedCounts } from '../../pipeline/disclosure/family.js';
import { keep, readKept, withPack } from '../../pipeline/disclosure/kept.js';
import { packOf, recordPack } from '../../pipeline/disclosure/packs.js';
import { cellsOf, member, type Row, toldOf } from './tiny.js';

describe('indicators that share a count', () => {
  const register = member('proportion', [['practice', 'A', 12, 300]]);
  const treated: Member = { ...member('proportion', [['practice', 'A', 2, 12]]), id: 'two' };

  it('are found by what they count alike', () => {
    expect(sharedCounts([register, treated])).toEqual(new Map([['two.denominator', 'one.numerator']]));
    expect(sharedCounts([register])).toEqual(new Map());
    expect(sharedCounts([register, { ...treated, cells: cellsOf([['practice', 'A', 2, 13]]) }])).toEqual(new Map());
  });

  it('are a family, whichever of them says so; those that are published anyway are not', () => {
    const of = (disclosure: Indicator['disclosure'], ...sharesCountsWith: string[]) => ({ disclosure, sharesCountsWith }) as unknown as Indicator;
    const indicators = { a: of('people'), b: of('people', 'a', 'd'), c: of('people', 'b'), d: of('published national statistic'), e: of('people') };
    expect(familyOf(indicators, 'a')).toEqual(['a', 'b', 'c']);
    expect(familyOf(indicators, 'e')).toEqual(['e']);
  });
});

describe('from night to night', () => {
  const rows: Row[] = [
    ['practice', 'A', 7],
    ['practice', 'B', 12],
    ['practice', 'C', 12],
    ['practice', 'D', 22],
    ['pcn', 'U1', 53],
  ];

  it('nothing changes where no count did, and nothing more is kept', () => {
    const first = toldOf('count', rows);
    const kept = withPack([], first, 1);
    expect(toldOf('count', rows, kept)).toEqual(first);
    expect(withPack(kept, first, 2)).toEqual(kept);
    expect(toldOf('count', [...rows].reverse(), kept)).toEqual([...first].reverse());
  });

  it('what was hidden for another stays hidden, and what was shown stays shown, where only others changed', () => {
    const kept = withPack([], toldOf('count', rows), 1);
    const later = toldOf('count', [...rows.slice(0, 4), ['pcn', 'U1', 153], ['practice', 'E', 100]], kept);
    expect(later.map(({ hidden }) => hidden.numerator)).toEqual(['small', 'protects another', 'no', 'no', 'no', 'no']);
    expect(withPack(kept, later, 2).map(({ from }) => from)).toEqual([1, 2]);
  });

  it('what was shown cannot be hidden any more: another is', () => {
    const before: Row[] = [
      ['practice', 'A', 40],
      ['practice', 'B', 8],
      ['pcn', 'U1', 48],
    ];
    // Tonight B is 1. Shown as 40 of 40, between 38 and 42 both, A and the total leave it 1 to 4.
    const after: Row[] = [
      ['practice', 'A', 40],
      ['practice', 'B', 1],
      ['pcn', 'U1', 41],
    ];
    const kept = withPack([], toldOf('count', before), 1);
    expect(toldOf('count', after).map(({ hidden }) => hidden.numerator)).toEqual(['protects another', 'small', 'no']);
    expect(toldOf('count', after, kept).map(({ hidden }) => hidden.numerator)).toEqual(['no', 'small', 'protects another']);
  });
});

describe('what is kept', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'kept-'));
  const store = storeDirectory({ root });
  afterAll(() => rmSync(root, { recursive: true }));
  const indicators = { a: { disclosure: 'people' }, b: { disclosure: 'no people counted' } } as unknown as Record<string, Indicator>;

  it('is read as it was told, and is the same bytes whenever it is kept', async () => {
    const told = toldOf('proportion', [
      ['practice', 'A', 3, 400],
      ['practice', 'B', 398, 400],
      ['practice', 'C', null, 5],
      ['pcn', 'U1', 401, 805, 'sex=female'],
    ]);
    const versions = withPack([{ period: '2026-02', from: 1, told: [] }], told, 2);
    await keep(store, 'run', 'a', versions);
    expect(await readKept(store, 'run', 'a')).toEqual(versions);
    const bytes = (): Buffer => readFileSync(path.join(root, 'disclosure/told/run/a.ndjson.gz'));
    const first = bytes();
    await keep(store, 'run', 'a', versions);
    expect(bytes()).toEqual(first);
  });

  it('goes from pack to pack; the same inputs are the same pack, after the same packs, however many have followed', async () => {
    const first = await packOf(store, indicators, 'monday');
    expect(first).toMatchObject({ inputs: 'monday', number: 1, kept: {} });
    await recordPack(store, indicators, first as NonNullable<typeof first>);
    const second = await packOf(store, indicators, 'tuesday');
    expect(second).toMatchObject({ number: 2, kept: { a: first?.run } });
    await recordPack(store, { b: indicators.b as Indicator }, second as NonNullable<typeof second>);
    const third = await packOf(store, indicators, 'wednesday');
    expect(third).toMatchObject({ number: 3, kept: { a: first?.run } });
    expect(await packOf(store, indicators, 'monday')).toEqual(first);
    expect(await packOf(store, indicators, 'tuesday')).toEqual(second);
    expect(new Set([first?.run, second?.run, third?.run]).size).toBe(3);
  });

  it('is nothing where nobody counts people', async () => expect(await packOf(store, { b: indicators.b as Indicator }, 'monday')).toBeUndefined());
});
