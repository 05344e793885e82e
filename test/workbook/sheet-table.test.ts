import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CellObject, CFB, read, utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, it, vi } from 'vitest';
import type { WorkbookLayout } from '../../catalogue/define.js';
import { Refused } from '../../pipeline/faults.js';
import type { SourceRow } from '../../pipeline/formats/rows.js';
import { openWorkbook } from '../../pipeline/formats/sheet-table.js';
import { readSheets, WORKBOOK_LIMITS } from '../../pipeline/formats/workbook.js';
import { makeZip } from '../land/make-zip.js';

type Type = 'xlsx' | 'biff8' | 'ods';
type Cell = string | number | boolean | null | Partial<CellObject>;

const sheetOf = (rows: Cell[][]): WorkSheet => {
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (cell !== null && typeof cell === 'object' ? '' : cell))));
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell !== null && typeof cell === 'object') sheet[utils.encode_cell({ r, c })] = cell;
    });
  });
  return sheet;
};
const keep = (name: string, bytes: Buffer): string => {
  const at = path.join(mkdtempSync(path.join(tmpdir(), 'book-')), name);
  writeFileSync(at, bytes);
  return at;
};
const bookOf = (sheets: Record<string, Cell[][]>, bookType: Type = 'xlsx'): string => {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, sheetOf(rows), name);
  return keep('book', write(book, { type: 'buffer', bookType }));
};
const layout = (own: Partial<WorkbookLayout>): WorkbookLayout => ({
  kind: 'workbook',
  name: 'x',
  from: '2020-01-01',
  sheets: '^Table',
  header: ['Code', 'Name'],
  period: { from: 'fixed', period: '2020', why: 'a test' },
  ...own,
});
const rowsOf = async (file: string, own: Partial<WorkbookLayout> = {}) => {
  const tables = [];
  for (const source of await openWorkbook(file, 'book.ods', layout(own))) {
    const rows: SourceRow[] = [];
    for await (const batch of source.batches()) rows.push(...batch);
    tables.push({ file: source.file, header: source.header, line: source.headerLine, rows });
  }
  return tables;
};
const refused = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw new Error('not refused', { cause: error });
  return `${error.fault.file}: ${error.fault.rule}: ${error.fault.column}: ${error.fault.found}: ${error.fault.expected}`;
};

describe.each(['xlsx', 'biff8', 'ods'] as const)('a table in %s', (type) => {
  const table: Cell[][] = [
    ['Notes above', null],
    [],
    [null, 'Code', 'Local\n authority ', 'Name'],
    [null, '007', 12.5, 'A'],
    [],
    [null, null, '', ' '],
    [null, '008', 3, null],
    [null, '[note 1] see the cover'],
  ];

  it('gives text, row numbers and the header, without blanks and notes', async () => {
    const [only] = await rowsOf(bookOf({ Cover: [['x']], Table_1: table }, type), { notes: '^\\[note' });
    expect(only).toEqual({
      file: 'book.ods › Table_1',
      header: ['', 'Code', 'Local authority', 'Name'],
      line: 3,
      rows: [
        { line: 4, cells: ['', '007', '12.5', 'A'] },
        { line: 7, cells: ['', '008', '3', ''] },
      ],
    });
  });

  it('gives figures as they were typed', async () => {
    const typed: Cell[] = [0.1 + 0.2, 839684.9999999999, 1e-7, 1e21, -5, 2 ** 53, true, '=1+1', '0 (0.5)'];
    const [only] = await rowsOf(bookOf({ Table: [['Code', 'Name', ...typed.slice(2).map((_, i) => `c${i}`)], typed] }, type));
    expect(only?.rows[0]?.cells).toEqual(['0.3', '839685', '0.0000001', '1000000000000000000000', '-5', '9007199254740990', 'TRUE', '=1+1', '0 (0.5)']);
  });
});

describe('cells', () => {
  it('dates are ISO, codes keep the zeros shown, errors say so', async () => {
    const cells: Cell[] = [
      { t: 'n', v: 45383, z: 'dd/mm/yyyy' },
      { t: 'n', v: 45383.75, z: 'dd/mm/yyyy hh:mm' },
      { t: 'n', v: 7, z: '000' },
      { t: 'e', v: 0x17 },
      { t: 'n', v: 0.25, z: '0%' },
    ];
    const [only] = await rowsOf(bookOf({ Table: [['Code', 'Name', 'c', 'd', 'e'], cells] }));
    expect(only?.rows[0]?.cells).toEqual(['2024-04-01', '2024-04-01 18:00:00', '007', '#REF!', '0.25']);
  });

  it.each(['xlsx', 'ods'] as const)('a formula in %s refuses its row, whatever result it carries', async (type) => {
    const file = bookOf(
      {
        Table: [
          ['Code', 'Name'],
          ['A', { t: 'n', f: '1+1', v: 2 }],
          ['B', 3],
        ],
      },
      type,
    );
    const [only] = await rowsOf(file);
    expect(only?.rows).toEqual([
      { line: 2, cells: ['A', '2'], fault: { file: 'book.ods › Table', line: 2, column: 'Name', found: '=1+1', expected: 'a value', rule: 'formula cell' } },
      { line: 3, cells: ['B', '3'] },
    ]);
  });
});

describe('two header rows', () => {
  it('become one, block titles filled to the right as far as there are headers', async () => {
    const [only] = await rowsOf(
      bookOf({
        Table: [
          [null, null, null, 'Delayed Days', null, null, 'DTOC\nBeds', null, null, null],
          [null, 'Code', 'Name', 'NHS', 'Both', null, 'NHS', 'Both', null, 'Loose'],
          [null, '302', 'Blackburn', 1, 2, null, 3, 4, null, 5],
        ],
      }),
      { headerRows: 2 },
    );
    expect(only?.header).toEqual(['', 'Code', 'Name', 'Delayed Days / NHS', 'Delayed Days / Both', '', 'DTOC Beds / NHS', 'DTOC Beds / Both', '', 'Loose']);
    expect(only?.line).toBe(2);
  });
});

describe('columns turned into rows', () => {
  const unpivot = { columns: '^(?<year>\\d{4} to \\d{4}) - (?<statistic>.+)$', sheet: '^Table_(?<measure>.+)$', value: 'value' };
  const sheet: Cell[][] = [
    ['Table 1a: quality of life'],
    ['Code', 'Name', '2023 to 2024 - outcome', '2024 to 2025 - outcome', '2024 to 2025 - numerator'],
    ['A', 'Alpha', '[x]', 19.1, '38,055 (26,970)'],
    ['B', 'Beta', null, { t: 'n', f: '1+1', v: 2 }, 7],
  ];

  it('give one row a filled cell, with the groups of header and sheet name', async () => {
    const tables = await rowsOf(bookOf({ Contents: [['x']], Table_1a: sheet, Table_2b: sheet }), { unpivot });
    expect(tables.map((table) => table.file)).toEqual(['book.ods › Table_1a', 'book.ods › Table_2b']);
    expect(tables[0]?.header).toEqual(['Code', 'Name', 'year', 'statistic', 'measure', 'value']);
    expect(tables[0]?.rows.map((row) => [row.line, ...row.cells, row.fault?.rule].join('|'))).toEqual([
      '3|A|Alpha|2023 to 2024|outcome|1a|[x]|',
      '3|A|Alpha|2024 to 2025|outcome|1a|19.1|',
      '3|A|Alpha|2024 to 2025|numerator|1a|38,055 (26,970)|',
      '4|B|Beta|2024 to 2025|outcome|1a|2|formula cell',
      '4|B|Beta|2024 to 2025|numerator|1a|7|',
    ]);
  });
});

describe('a workbook is refused', () => {
  it('when the sheet, or its header, is missing', async () => {
    expect(await refused(rowsOf(bookOf({ Sheet1: [['Code', 'Name']] })))).toBe("book.ods: sheet missing: : sheets 'Sheet1': a sheet named like ^Table");
    expect(
      await refused(
        rowsOf(
          bookOf({
            Table: [
              ['Codes', 'Name'],
              [1, 2],
            ],
          }),
        ),
      ),
    ).toBe("book.ods › Table: column missing: Code: : a header row with 'Code', 'Name'");
    expect(await refused(rowsOf(bookOf({ Table: [...Array.from({ length: 41 }, () => ['x']), ['Code', 'Name']] })))).toMatch(/column missing/);
  });

  it('when it is encrypted', async () => {
    const box = CFB.utils.cfb_new();
    CFB.utils.cfb_add(box, '/EncryptedPackage', Buffer.alloc(64));
    CFB.utils.cfb_add(
      box,
      '/EncryptionInfo',
      Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from('<?xml version="1.0"?><encryption xmlns="x"></encryption>')]),
    );
    const file = keep('locked.xlsx', Buffer.from(CFB.write(box, { type: 'buffer' }) as Uint8Array));
    expect(await refused(rowsOf(file))).toMatch(/not readable: : an encrypted workbook .*: a workbook without a password$/);
  });

  it('when it is damaged', async () => {
    const whole = write({ SheetNames: ['Table'], Sheets: { Table: sheetOf([['Code', 'Name']]) } }, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    expect(await refused(rowsOf(keep('cut.xls', whole.subarray(0, 600))))).toMatch(/: not readable: /);
    expect(await refused(rowsOf(keep('odd.xlsx', makeZip([{ name: 'xl/workbook.xml', body: '<oops' }]))))).toMatch(/: not readable: /);
  });

  it('when it is too large, or would unfold to too much', async () => {
    const file = bookOf({ Table: [['Code', 'Name']] });
    expect(await refused(readSheets(file, 'b.xlsx', 0, { ...WORKBOOK_LIMITS, file: 100 }))).toMatch(
      /^b.xlsx: too large: : \d+ bytes: a workbook of at most 100 bytes$/,
    );
    expect(await refused(readSheets(file, 'b.xlsx', 0, { ...WORKBOOK_LIMITS, zip: { ratio: 200, bytes: 100 } }))).toMatch(/^b.xlsx: too large: /);
    const row = (rows: number, columns: number) =>
      `<table:table-row table:number-rows-repeated="${rows}"><table:table-cell office:value-type="string" table:number-columns-repeated="${columns}"><text:p>x</text:p></table:table-cell></table:table-row>`;
    const ods = (content: string) =>
      makeZip([
        { name: 'mimetype', body: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', body: content },
        { name: 'META-INF/manifest.xml', body: '<x/>' },
      ]);
    expect(await refused(readSheets(keep('bomb.ods', ods(row(1_000_000, 1000))), 'bomb.ods'))).toBe(
      'bomb.ods: too large: : more than 5000000 cells: at most 5000000 cells',
    );
  });

  it('when a cell stands where no workbook has columns', async () => {
    const part = (name: string, body: string) => ({ name, body: `<?xml version="1.0"?>${body}` });
    const file = keep(
      'far.xlsx',
      makeZip([
        part(
          '[Content_Types].xml',
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        ),
        part(
          '_rels/.rels',
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
        part(
          'xl/workbook.xml',
          '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Table" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
        part(
          'xl/_rels/workbook.xml.rels',
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        ),
        part(
          'xl/worksheets/sheet1.xml',
          '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="4000000000"><c r="ZZZZZ4000000000"><v>1</v></c></row></sheetData></worksheet>',
        ),
      ]),
    );
    expect(await refused(rowsOf(file))).toMatch(/not readable/);
  });
});

it('keeps the doubts of the library about number formats off the terminal', async () => {
  const style = (name: string, map: string) =>
    `<number:number-style style:name="${name}"><number:number number:min-integer-digits="1"/>${map}</number:number-style>`;
  const content =
    `<office:document-content><office:automatic-styles>${style('N1', '')}${style('N2', '<style:map style:condition="value()&lt;7" style:apply-style-name="N1"/>')}</office:automatic-styles>` +
    '<office:body><office:spreadsheet><table:table table:name="Table"><table:table-row><table:table-cell office:value-type="string"><text:p>Code</text:p></table:table-cell>' +
    '<table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>';
  const bytes = makeZip([
    { name: 'mimetype', body: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'content.xml', body: content },
    { name: 'styles.xml', body: '<office:document-styles/>' },
    { name: 'META-INF/manifest.xml', body: '<manifest/>' },
  ]);
  const spoken = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    read(bytes, { type: 'buffer' });
    expect(spoken).toHaveBeenCalledTimes(1);
    expect(await rowsOf(keep('a.ods', bytes))).toHaveLength(1);
    expect(spoken).toHaveBeenCalledTimes(1);
  } finally {
    spoken.mockRestore();
  }
});

it.each(['xlsx', 'ods'] as const)('a flipped bit in %s is refused, not read wrong', async (type) => {
  const bytes = write(
    {
      SheetNames: ['Table'],
      Sheets: {
        Table: sheetOf([
          ['Code', 'Name'],
          ['A', 12345],
        ]),
      },
    },
    { type: 'buffer', bookType: type },
  ) as Buffer;
  const at = bytes.indexOf('12345');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(at).toBeGreaterThan(0);
  expect(await refused(rowsOf(keep('bent', bytes)))).toMatch(/: not readable: .*with another checksum/);
});
