import { appendFileSync, mkdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { land } from '../../pipeline/land.js';
import { readReceipts } from '../../pipeline/ledger.js';
import type { Store } from '../../pipeline/ports.js';
import { aeCsv, bench, extracts, NOW, refusal } from './fixture.js';

describe('land', () => {
  it('keeps the bytes and writes a receipt', async () => {
    const { store, land: landOne } = bench();
    const { receipt, fresh } = await landOne('Monthly-AE-May-2025.csv', aeCsv);
    expect(fresh).toBe(true);
    expect(receipt).toMatchObject({
      extract: 'ae_monthly',
      period: '2025-05',
      layout: 'April 2023 onwards',
      edition: 0,
      synthetic: true,
      faults: [],
      bytes: Buffer.byteLength(aeCsv),
    });
    expect(receipt.landed).toBe(`landing/ae_monthly/2025-05/${receipt.sha256}.csv`);
    expect(receipt.landedAt).toBe('2026-11-23T02:00:00.000Z');
    expect(await text(await store.read(receipt.landed))).toBe(aeCsv);
    expect(JSON.parse(await text(await store.read(`receipts/ae_monthly/2025-05/${receipt.sha256}.json`)))).toEqual(receipt);
  });

  it('does nothing when the same bytes come again, under this name or another', async () => {
    const { store, land: landOne } = bench();
    const first = await landOne('Monthly-AE-May-2025.csv', aeCsv);
    expect(await landOne('Monthly-AE-May-2025.csv', aeCsv)).toEqual({ receipt: first.receipt, others: [], fresh: false });
    expect(await landOne('copy of April (1).csv', aeCsv)).toEqual({ receipt: first.receipt, others: [], fresh: false });
    expect(await store.list('')).toHaveLength(2);
  });

  it('keeps two files for one period beside each other, and knows the revised one', async () => {
    const { land: landOne } = bench();
    const first = await landOne('Monthly-AE-May-2025.csv', aeCsv);
    const second = await landOne('Monthly-AE-May-2025-revised.csv', aeCsv.replace(',100,', ',101,'));
    expect(second.receipt).toMatchObject({ period: '2025-05', edition: 1 });
    expect(second.receipt.sha256).not.toBe(first.receipt.sha256);
  });

  it('lets the content decide, and notes a name that says otherwise', async () => {
    const { land: landOne } = bench();
    const { receipt } = await landOne('Monthly-AE-April-2025.csv', aeCsv);
    expect(receipt.period).toBe('2025-05');
    expect(refusal(receipt)).toBe('name and content differ: 2025-04 in the name: 2025-05, as the content says');
  });

  it('finishes what a kill between bytes and receipt left', async () => {
    const { store, land: landOne, put } = bench();
    const dying: Store = {
      ...store,
      writeIfAbsent: (key, body) => (key.startsWith('receipts/') ? Promise.reject(new Error('killed')) : store.writeIfAbsent(key, body)),
    };
    const file = { fileName: 'a.csv', path: put('a.csv', aeCsv) };
    await expect(land({ store: dying, extracts, now: NOW, scratch: path.dirname(file.path) }, file)).rejects.toThrow('killed');
    expect((await store.list('')).map((entry) => entry.key.split('/')[0])).toEqual(['landing']);
    expect((await landOne('a.csv', aeCsv)).fresh).toBe(true);
    expect(await store.list('')).toHaveLength(2);
  });

  it('leaves a file that grows while it is read for the next run', async () => {
    const { store, put, folder } = bench();
    const file = { fileName: 'a.csv', path: put('a.csv', aeCsv) };
    const slow: Store = {
      ...store,
      list: async (prefix) => {
        appendFileSync(file.path, 'MSitAE-MAY-2025,RXR,X,Y\n');
        return store.list(prefix);
      },
    };
    const landed = await land({ store: slow, extracts, now: NOW, scratch: folder }, file);
    expect(landed).toMatchObject({ waiting: { rule: 'still being written' } });
    expect(await store.list('')).toEqual([]);
  });

  it('leaves a file whose time changes while it is read for the next run', async () => {
    const { store, put, folder } = bench();
    const file = { fileName: 'a.csv', path: put('a.csv', aeCsv) };
    const touching: Store = {
      ...store,
      writeIfAbsent: async (key, body) => {
        utimesSync(file.path, 1, 1);
        return store.writeIfAbsent(key, body);
      },
    };
    const landed = await land({ store: touching, extracts, now: NOW, scratch: folder }, file);
    expect(landed).toMatchObject({ waiting: { rule: 'still being written' } });
    expect(await store.list('receipts/')).toEqual([]);
  });

  it('waits for a file that is gone or is a folder', async () => {
    const { store, folder } = bench();
    mkdirSync(path.join(folder, 'dir.csv'));
    for (const name of ['gone.csv', 'dir.csv']) {
      const landed = await land({ store, extracts, now: NOW, scratch: folder }, { fileName: name, path: path.join(folder, name) });
      expect(landed).toMatchObject({ waiting: { rule: 'not readable' } });
    }
  });

  it('throws when the store fails: that is not the file', async () => {
    const { store, put, folder } = bench();
    const full: Store = { ...store, writeIfAbsent: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })) };
    await expect(land({ store: full, extracts, now: NOW, scratch: folder }, { fileName: 'a.csv', path: put('a.csv', aeCsv) })).rejects.toThrow('no space left');
  });
});

describe('the same bytes for another period', () => {
  it('are landed for that period too where the name alone says which', async () => {
    const { store, land: landOne } = bench();
    const map = 'GROUP_CODE,GROUP_DESCRIPTION\nHYP,Hypertension\n';
    expect(await landOne('MAP_2021_v2.csv', map)).toMatchObject({ fresh: true, receipt: { period: '2021' } });
    expect(await landOne('MAP_2022_v2.csv', map)).toMatchObject({ fresh: true, receipt: { period: '2022' } });
    expect(await landOne('MAP_2021_v2.csv', map)).toMatchObject({ fresh: false, receipt: { period: '2021' } });
    expect(await landOne('another name.csv', map)).toMatchObject({ fresh: false });
    expect((await readReceipts(store)).map((receipt) => receipt.period).sort()).toEqual(['2021', '2022']);
  });
});

describe('an unrecognised file', () => {
  it('is kept, with the reason', async () => {
    const { store, land: landOne } = bench();
    const { receipt } = await landOne('menu.csv', 'Dish,Price\nSoup,3\n');
    expect(receipt).toMatchObject({ extract: 'unrecognised', period: '-', layout: '', landed: `landing/unrecognised/${receipt.sha256}.csv` });
    expect(refusal(receipt)).toBe('not recognised: Dish, Price: the header of a layout in the data dictionary; no layout has any of these cells');
    expect((await landOne('menu.csv', 'Dish,Price\nSoup,3\n')).fresh).toBe(false);
    expect(await store.list('')).toHaveLength(2);
  });

  it('is looked at again once a layout knows it', async () => {
    const { store, land: landOne } = bench();
    const { ae_monthly: _, ...others } = extracts;
    expect((await landOne('a.csv', aeCsv, others)).receipt.extract).toBe('unrecognised');
    expect(await landOne('a.csv', aeCsv)).toMatchObject({ fresh: true, receipt: { extract: 'ae_monthly' } });
    expect((await readReceipts(store)).map((receipt) => receipt.extract)).toEqual(['ae_monthly']);
  });

  it('is looked at again once its period has come', async () => {
    const { land: landOne } = bench();
    const early = await landOne('a.csv', aeCsv, extracts, new Date('2025-05-30T00:00:00Z'));
    expect(refusal(early.receipt)).toContain('period in the future: 2025-05: a period that is over by 2025-05-30');
    expect((await landOne('a.csv', aeCsv, extracts, new Date('2025-06-12T00:00:00Z'))).receipt.period).toBe('2025-05');
  });
});
