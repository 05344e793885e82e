import { utils, write as writeBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { ambiguous } from '../../pipeline/land/match.js';
import { aeCsv, bench, extractOf, extracts, NOW, refusal } from './fixture.js';
import { makeZip } from './make-zip.js';

const landing = async (fileName: string, bytes: Buffer | string) => (await bench().land(fileName, bytes)).receipt;
const reason = async (fileName: string, bytes: Buffer | string) => refusal(await landing(fileName, bytes));
const waits = 'Period,Provider Org Code,Total All\nRTT-April-2026,RXN,5\n';

describe('recognised by content', () => {
  it.each([
    ['with a byte-order mark', `\uFEFF${aeCsv}`],
    ['in UTF-16 with a mark', Buffer.from(`\uFEFF${aeCsv}`, 'utf16le')],
    ['with Windows line ends', aeCsv.replaceAll('\n', '\r\n')],
    ['in Windows-1252', Buffer.from(aeCsv.replace('SYNTHETIC VICTORIA', 'SYNTH\u00c9TIC \u0092'), 'latin1')],
    ['after a preamble', `Title: A&E\n"Notes, in\ntwo lines",x\n\n${aeCsv}`],
    ['with line breaks and other case in the header', aeCsv.replace('Org Code,Parent Org', '"ORG\n code", Parent  Org ')],
    ['with the columns moved', aeCsv.replace(/^(.*?),(.*?),/gm, '$2,$1,')],
    ['with a column added', aeCsv.replace(/^/gm, 'x,')],
    ['with a NUL in a row', aeCsv.replace('VICTORIA', 'VIC\0ORIA')],
  ])('a CSV %s', async (_, bytes) => {
    expect(await landing('whatever.bin', bytes)).toMatchObject({ extract: 'ae_monthly', period: '2025-05', landed: expect.stringMatching(/\.csv$/) });
  });

  it('a header without rows lands when its period stands elsewhere, and is told so otherwise', async () => {
    expect(await landing('MAP_2021_v2.csv', 'GROUP_CODE,GROUP_DESCRIPTION\n')).toMatchObject({ extract: 'named', period: '2021', edition: 2 });
    expect(await reason('a.csv', aeCsv.split('\n')[0] ?? '')).toMatch(/^no rows: the header of A&E attendances .*, and no rows to tell its period: rows$/);
  });

  it('the layout with the most header cells', async () => {
    const wide = extractOf('Wide', [
      {
        kind: 'csv',
        name: 'wide',
        from: '2020-01-01',
        header: ['GROUP_CODE', 'GROUP_DESCRIPTION', 'DOMAIN'],
        period: { from: 'fixed', period: '2020', why: 'once only' },
      },
    ]);
    const { receipt } = await bench().land('x_2021_.csv', 'GROUP_CODE,GROUP_DESCRIPTION,DOMAIN\nA,b,c\n', { ...extracts, wide });
    expect(receipt).toMatchObject({ extract: 'wide', period: '2020' });
  });

  it('says so when two layouts fit alike', async () => {
    const { receipt } = await bench().land('x_2021_.csv', 'GROUP_CODE,GROUP_DESCRIPTION\nA,b\n', {
      ...extracts,
      twin: { ...extracts.named, title: 'Twin' } as never,
    });
    expect(refusal(receipt)).toBe("not recognised: the columns of 'named' (indicator map) and 'twin' (indicator map): the columns of one layout");
  });

  it('a table in a zip, beside junk', async () => {
    const zip = makeZip([
      { name: 'x/', body: '' },
      { name: '2026-full-extract.csv', body: waits },
      { name: '__MACOSX/._2026-full-extract.csv', body: 'junk' },
      { name: '.DS_Store', body: 'junk' },
      { name: 'Specification.pdf', body: '%PDF' },
    ]);
    expect(await landing('a.zip', zip)).toMatchObject({ extract: 'waits', period: '2026-04', landed: expect.stringMatching(/\.zip$/) });
  });

  it('the member that a layout names, of a zip with several', async () => {
    const both = [
      { name: 'full-extract.csv', body: waits },
      { name: 'other.csv', body: 'a,b\n1,2\n' },
    ];
    expect(await landing('a.zip', makeZip(both))).toMatchObject({ extract: 'waits', period: '2026-04' });
    expect(await reason('a.zip', makeZip([...both, { name: 'second-full-extract.csv', body: waits }]))).toMatch(
      /^unsafe archive: full-extract.csv, other.csv, second-full-extract.csv: one table in the archive$/,
    );
  });

  it('files without a header, by their shape, dated by their newest day', async () => {
    const rows = ['"A81001","THE SURGERY, EAST","19740401",""', '"A81002","OTHER","20190101","20220930"', '"A81003","LATER","20990101",""'].join('\r\n');
    expect(await landing('list.csv', rows)).toMatchObject({ extract: 'practices', period: '2022-09-30' });
    expect(await landing('list.csv', rows.replaceAll('A8100', 'RX'))).toMatchObject({ extract: 'trusts' });
    expect(await reason('list.csv', rows.replaceAll(/"(\d{8})"/g, '""'))).toMatch(/^period missing/);
    expect(await reason('list.csv', rows.replaceAll(',"', ',"x","'))).toMatch(/^not recognised/);
  });

  it('reads only the start: a line without end further down does no harm', async () => {
    expect(await landing('a.csv', `${aeCsv}${'x'.repeat(8 * 2 ** 20)}`)).toMatchObject({ extract: 'ae_monthly' });
    expect(await reason('a.csv', 'x'.repeat(3 * 2 ** 20))).toMatch(/^row too long: a first line of more than 262144 bytes/);
    expect(await landing('list.csv', `A81001,X,20200101,\n${'9'.repeat(8 * 2 ** 20)}\nA81002,X,20210101,\n`)).toMatchObject({ period: '2021-01-01' });
  });
});

describe('not recognised', () => {
  it.each([
    ['empty', '', /^empty file/],
    ['blank', ' \r\n\t\n', /^empty file: nothing but white space/],
    ['a web page', '\r\n<!DOCTYPE html>\n<html><head><title>404 Not Found</title>', /^not recognised: a web page titled "404 Not Found"/],
    ['a web page as XML', '<?xml version="1.0"?>\n<html xmlns="x">', /^not recognised: a web page/],
    ['an error from a bucket', '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>', /^not recognised: XML/],
    ['JSON', '{"type":"FeatureCollection"}', /^not recognised: JSON/],
    ['a PDF', '%PDF-1.7\n', /^not recognised: a PDF document/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), /^not recognised: a picture \(PNG\)/],
    ['UTF-16 without a mark', Buffer.from(aeCsv, 'utf16le'), /^not readable: binary data/],
    ['NUL bytes only', Buffer.alloc(100_000), /^not readable: binary data/],
    ['junk', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + 13) % 251)), /^not readable: binary data/],
  ])('%s', async (_, bytes, expected) => {
    expect(await reason('Monthly-AE-May-2025.csv', bytes)).toMatch(expected);
  });

  it('names the nearest definition, what is missing and what is new', async () => {
    expect(await reason('a.csv', aeCsv.replace('Org Code', 'Organisation Code'))).toMatch(
      /: a known layout; it looks like A&E attendances and emergency admissions, monthly \(April 2023 onwards\), but lacks column 'Org Code'; new in this file, perhaps renamed: 'Organisation Code'$/,
    );
    expect(await reason('a.csv', 'Period,Sales\n1,2\n')).toMatch(/the nearest, .*, shares only column 'Period'$/);
    expect(await reason('a.csv', aeCsv.replace(/,Org name/, ''))).toMatch(/but lacks column 'Org name'$/);
  });

  it('says when the period is not where it should be, or has not come yet', async () => {
    expect(await reason('a.csv', aeCsv.replaceAll('MSitAE-MAY', 'MSitAE-MEI'))).toMatch(/^period missing/);
    expect(await reason('MAP.csv', 'GROUP_CODE,GROUP_DESCRIPTION\nA,b\n')).toMatch(
      /^period missing: .*: a file name that matches .*: the publisher writes the year nowhere else$/,
    );
    expect(await reason('a.csv', aeCsv.replaceAll('MAY-2025', 'NOVEMBER-2026'))).toBe(
      `period in the future: 2026-11: a period that is over by ${NOW.toISOString().slice(0, 10)}`,
    );
  });
});

const book = (sheets: Record<string, unknown[][]>, bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx'): Buffer => {
  const made = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(made, utils.aoa_to_sheet(rows), name);
  return writeBook(made, { type: 'buffer', bookType, compression: true });
};
const delays = (period: string): unknown[][] => [
  [],
  [null, 'Title:', 'SYNTHETIC delays'],
  [null, 'Period:', period],
  [],
  [null, null, null, null, 'Delayed Days'],
  [null, 'ONS Geography', 'Code', 'Name', 'NHS', 'Social Care'],
  [null, 'E06000008', '302', 'Blackburn', 5, 7],
];

describe('workbooks', () => {
  it.each(['xlsx', 'biff8', 'ods'] as const)('%s, by sheet and header, dated by a cell', async (type) => {
    const receipt = await landing('DTOC_Apr_19.csv', book({ Cover: [['hello']], 'LA - by responsible org': delays('April  2019') }, type));
    expect(receipt).toMatchObject({ extract: 'delays', period: '2019-04', synthetic: true, faults: [] });
    expect(receipt.landed.split('.').pop()).toBe({ xlsx: 'xlsx', biff8: 'xls', ods: 'ods' }[type]);
  });

  it('inside a zip', async () => {
    const zip = makeZip([
      { name: 'ePCN.xlsx', body: book({ 'LA - by responsible org': delays('May 2019') }) },
      { name: 'Specification.pdf', body: '%PDF' },
    ]);
    expect(await landing('epcn.zip', zip)).toMatchObject({ extract: 'delays', period: '2019-05', landed: expect.stringMatching(/\.zip$/) });
  });

  it('says which sheet is missing', async () => {
    expect(await reason('a.xlsx', book({ 'LA - by reason': delays('May 2019') }))).toBe(
      "sheet missing: sheets 'LA - by reason': a sheet named like ^LA - by responsible org$, as Delayed transfers of care (2017 to 2019) has; its columns stand on another sheet here",
    );
  });

  it('says when a table came in the other format', async () => {
    expect(await reason('a.csv', 'ONS Geography,Code,Name\nE06000008,302,Blackburn\n')).toMatch(
      /: a workbook as Delayed transfers of care \(2017 to 2019\) is published, whose columns these are$/,
    );
  });

  it('says when the period cell is gone', async () => {
    expect(await reason('a.xlsx', book({ 'LA - by responsible org': delays('soon') }))).toMatch(
      /^period missing: .*: a cell 'Period:' with a text that matches/,
    );
  });
});

describe('the catalogue', () => {
  it('has no two layouts that no file could tell apart', () => {
    expect(ambiguous(extracts)).toEqual([]);
    expect(ambiguous({ ...extracts, twin: extracts.named as never })).toEqual(['named (indicator map) and twin (indicator map)']);
  });
});
