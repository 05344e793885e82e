/** Lines of text that went wrong on their way: each costs itself, is told by its line, and leaves the rest as it was. */
import { afterAll, describe, expect, it } from 'vitest';
import { LONGEST_ROW } from '../../pipeline/formats/csv-rows.js';
import { bench, csv, HEADER, NORTH } from './bench.js';

const { make, close } = bench();
afterAll(close);

const SOUTH = 'May-2025,C2,South,20';
/** Clinics and the lines they stand on. */
const places = async (bytes: string | Buffer): Promise<string[]> =>
  (await (await make(bytes)).rows()).map((row) => `${row.source_line} ${row.clinic} ${row.name}`);
const both = ['2 C1 North', '3 C2 South'];

describe('a line that is not a row', () => {
  it.each([
    ['too short', 'May-2025,C3,West', ['3 : row width: 3 cells: 4 cells, as the header']],
    ['too wide', 'May-2025,C3,West,3,4', ['3 : row width: 5 cells: 4 cells, as the header']],
    ['with an unquoted comma in a name', 'May-2025,C3,West, Upper,3', ['3 : row width: 5 cells: 4 cells, as the header']],
    ['with a NUL byte', 'May-2025,C3,We\0st,3', ['3 : bad characters: May-2025,C3,We␀st,3: text without NUL bytes or damaged characters']],
    ['with an unclosed quote', 'May-2025,C3,"West,3', ['3 : bad quotes: May-2025,C3,"West,3: every quote closed, and doubled inside quoted text']],
    ['with text after a quote', 'May-2025,C3,"We"st,3', ['3 : bad quotes: May-2025,C3,"We"st,3: every quote closed, and doubled inside quoted text']],
    ['of over a megabyte', `May-2025,C3,${'w'.repeat(LONGEST_ROW)},3`, [`3 : row too long: May-2025,C3,${'w'.repeat(48)}: at most 1,048,576 characters a row`]],
  ])('%s costs one row', async (_, line, told) => {
    const made = await make(csv(line, SOUTH));
    expect(made.told).toEqual(told);
    expect(made.outcome).toMatchObject({ state: 'accepted', read: 3, rows: 2, faulty: 1 });
    expect((await made.rows()).map((row) => [row.source_line, row.clinic, row.seen])).toEqual([
      [2, 'C1', 10],
      [4, 'C2', 20],
    ]);
  });

  it('an unclosed quote costs one line even when a later line closes it', async () => {
    const made = await make(csv('May-2025,C3,"West,3', SOUTH, 'May-2025,C4,"East",4', 'May-2025,C5,"Mid "" Town",5'));
    expect(made.told).toEqual(['3 : bad quotes: May-2025,C3,"West,3: every quote closed, and doubled inside quoted text']);
    expect((await made.rows()).map((row) => [row.source_line, row.name])).toEqual([
      [2, 'North'],
      [4, 'South'],
      [5, 'East'],
      [6, 'Mid " Town'],
    ]);
  });

  it('a line of three megabytes is let go as it comes, and the lines after it keep their numbers', async () => {
    const made = await make(csv(`May-2025,C3,${'w'.repeat(3 * LONGEST_ROW)},3`, SOUTH));
    expect(made.faults.map(({ line, rule }) => [line, rule])).toEqual([[3, 'row too long']]);
    expect((await made.rows()).map((row) => row.source_line)).toEqual([2, 4]);
  });

  it.each([
    ['more lines than a cell has', 300, 'West'],
    ['more text than a row has', 150, 'w'.repeat(10_000)],
  ])('a quote left open over %s costs its own line', async (_, count, name) => {
    const rest = Array.from({ length: count }, (_, i) => `May-2025,D${i},${name},1`);
    const made = await make(csv('May-2025,C3,"West,3', ...rest, 'May-2025,C4,"East",4'));
    expect(made.told).toEqual(['3 : bad quotes: May-2025,C3,"West,3: every quote closed, and doubled inside quoted text']);
    expect(made.outcome).toMatchObject({ state: 'accepted', rows: count + 2, faulty: 1 });
    expect((await made.rows()).map((row) => row.source_line)).toEqual([2, ...rest.map((_, i) => i + 4), count + 4]);
  });

  it('empty cells after the last column are a habit of spreadsheets, not a fault', async () => {
    const made = await make(csv('May-2025,C2,South,20,,', 'May-2025,C3,West,3,  '));
    expect(made.told).toEqual([]);
    expect(made.outcome.rows).toBe(3);
  });
});

describe('what is a line, and which number it has', () => {
  it('a quoted newline is part of its cell, and the lines after it keep their numbers', async () => {
    expect(await places(csv('May-2025,C2,"South\nof\nRiver",20', 'May-2025,C3,West,3'))).toEqual(['2 C1 North', '3 C2 South\nof\nRiver', '6 C3 West']);
  });

  it('blank lines, and lines of commas and spaces, are counted and are no rows', async () => {
    const made = await make(csv('', '  ', ',,,', ' , ,,', SOUTH));
    expect(made.outcome).toMatchObject({ read: 2, rows: 2, faults: 0 });
    expect((await made.rows()).map((row) => row.source_line)).toEqual([2, 7]);
  });

  it('a blank line between quoted rows is counted too', async () => {
    expect(await places(csv('', '"May-2025","C2","South","20"', '', '"May-2025","C3","West","3"'))).toEqual(['2 C1 North', '4 C2 South', '6 C3 West']);
  });

  it.each([
    ['CRLF', '\r\n'],
    ['a lone CR', '\r'],
    ['LF', '\n'],
  ])('lines end in %s', async (_, end) => {
    expect(await places([HEADER, NORTH, SOUTH, ''].join(end))).toEqual(both);
  });

  it('lines end in all three, and the last one in none', async () => {
    expect(await places(`${HEADER}\r\n${NORTH}\r${SOUTH}\nMay-2025,C3,West,3`)).toEqual([...both, '4 C3 West']);
  });

  it('rows before the header are a preamble', async () => {
    expect(await places(`Clinics of May 2025\n\nSYNTHETIC\n${HEADER}\n${NORTH}\n`)).toEqual(['5 C1 North']);
  });
});

describe('bytes', () => {
  const named = (name: string): string => csv(`May-2025,C2,${name},20`);
  const NAME = 'Saint-Hélène’s – Ward';

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(named(NAME))],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${named(NAME)}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${named(NAME)}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${named(NAME)}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(named('Saint-H\xe9l\xe8ne\x92s \x96 Ward'), 'latin1')],
  ])('%s', async (_, bytes) => {
    expect(await places(bytes)).toEqual(['2 C1 North', `3 C2 ${NAME}`]);
  });

  it('Windows-1252 that begins far into the file', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `May-2025,P${i},Practice number ${i},1`).join('\n');
    const made = await make(Buffer.from(`${csv(many)}May-2025,C2,Caf\xe9,20\n`, 'latin1'));
    expect((await made.rows()).at(-1)).toMatchObject({ source_line: 20_003, name: 'Café' });
    expect(made.outcome).toMatchObject({ rows: 20_002, faults: 0 });
  });

  it('damage in a UTF-8 file costs its own row, and does not turn the rest into another encoding', async () => {
    const made = await make(Buffer.concat([Buffer.from(named(NAME)), Buffer.from('May-2025,C3,We\xe9st,3\n', 'latin1')]));
    expect(made.told).toEqual(['4 : bad characters: May-2025,C3,We�st,3: text without NUL bytes or damaged characters']);
    expect((await made.rows()).map((row) => row.name)).toEqual(['North', NAME]);
  });

  it('text that looks like a formula stays the text it is, and is inert where a spreadsheet may open it', async () => {
    const formula = '=HYPERLINK(A1)';
    const made = await make(csv(`May-2025,C2,${formula},20`, 'May-2025,C3,West,=1+2', 'May-2025,C4,West,@SUM(A1)'));
    expect((await made.rows()).map((row) => row.name)).toEqual(['North', formula]);
    expect(made.faults.map((fault) => fault.found)).toEqual(['=1+2', '@SUM(A1)']);
    expect(made.read('faults/faults.csv').split('\r\n').slice(1, 3)).toEqual([
      'clinics.csv,4,seen,\'=1+2,a whole number of patients,not an integer,"Give a whole number, without text or decimals."',
      'clinics.csv,5,seen,\'@SUM(A1),a whole number of patients,not an integer,"Give a whole number, without text or decimals."',
    ]);
  });
});
