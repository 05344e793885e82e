/** What a file is by its first bytes and, for a zip, by what lies in it. Its name has no say. */
import { open } from 'node:fs/promises';
import { type Fault, Refused } from '../faults.js';
import { allMembers } from '../formats/zip.js';

export type Kind = 'text' | 'zip' | 'xlsx' | 'ods' | 'xls';
/** Kinds that can hold a table of ours, with the extension under which their bytes are kept. */
export const EXTENSION: Readonly<Record<Kind, string>> = { text: 'csv', zip: 'zip', xlsx: 'xlsx', ods: 'ods', xls: 'xls' };

export type Sniffed = { kind: Kind } | { fault: Fault; ext: string };

/** First bytes of things that are no table, what to call them, and the extension to keep them under. */
const OTHERS: readonly [magic: string, what: string, ext: string][] = [
  ['%PDF', 'a PDF document', 'pdf'],
  ['\x89PNG', 'a picture (PNG)', 'png'],
  ['\xff\xd8\xff', 'a picture (JPEG)', 'jpg'],
  ['GIF8', 'a picture (GIF)', 'gif'],
  ['\x1f\x8b', 'a gzip file', 'gz'],
  ['7z\xbc\xaf', 'a 7-Zip archive', '7z'],
  ['Rar!', 'a RAR archive', 'rar'],
  ['PAR1', 'a Parquet file', 'parquet'],
];

export async function sniff(path: string, fileName: string): Promise<Sniffed> {
  const head = await firstBytes(path, 65_536);
  if (head.length === 0) return { fault: whole(fileName, 'empty file', '', 'a table'), ext: 'csv' };
  const start = head.subarray(0, 8).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return sniffZip(path, fileName);
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return { kind: 'xls' };
  const other = OTHERS.find(([magic]) => start.startsWith(magic));
  if (other !== undefined) return { fault: whole(fileName, 'not recognised', other[1], 'a CSV, a workbook or a zip of one'), ext: other[2] };
  return sniffText(head, fileName);
}

const whole = (file: string, rule: Fault['rule'], found: string, expected: string): Fault => ({ file, line: 0, column: '', found, expected, rule });

/** At most so many bytes from the start of a file. */
export async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function sniffZip(path: string, fileName: string): Promise<Sniffed> {
  try {
    const names = (await allMembers(path, fileName)).map((member) => member.name);
    if (names.includes('xl/workbook.xml') || names.includes('xl/workbook.bin')) return { kind: 'xlsx' };
    if (names.includes('content.xml') && names.includes('META-INF/manifest.xml')) return { kind: 'ods' };
    if (!names.includes('[Content_Types].xml')) return { kind: 'zip' };
    return { fault: whole(fileName, 'not recognised', 'an Office document that is no workbook', 'a CSV, a workbook or a zip of one'), ext: 'zip' };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault, ext: 'zip' };
    throw error;
  }
}

/** Control characters that no text holds. NUL counts, yet a few of them in a table are the rows' fault and not the file's. */
const isControl = (letter: string): boolean => letter < ' ' && !'\t\n\v\f\r\x1a\x1b'.includes(letter);

/** A byte for a letter, but for UTF-16, which says so with a mark. */
function letters(head: Buffer): string {
  const mark = head.subarray(0, 2).toString('latin1');
  if (mark === '\xff\xfe') return new TextDecoder('utf-16le').decode(head);
  return mark === '\xfe\xff' ? new TextDecoder('utf-16be').decode(head) : head.toString('latin1');
}

function sniffText(head: Buffer, fileName: string): Sniffed {
  const text = letters(head);
  const junk = Array.from(text).filter(isControl).length / text.length;
  if (junk > 0.02) return { fault: whole(fileName, 'not readable', 'binary data', 'a CSV, a workbook or a zip of one'), ext: 'bin' };
  const start = text.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (start === '') return { fault: whole(fileName, 'empty file', 'nothing but white space', 'a table'), ext: 'csv' };
  if (/^<(!doctype html|html|head|body)\b/i.test(start)) return page(fileName, start);
  if (/^<(\?xml|[a-z!])/i.test(start)) return /<html\b/i.test(start) ? page(fileName, start) : { fault: notTable(fileName, 'XML'), ext: 'xml' };
  if (/^(\{\s*"|\[\s*[{["\d])/.test(start)) return { fault: notTable(fileName, 'JSON'), ext: 'json' };
  return { kind: 'text' };
}

const notTable = (fileName: string, what: string): Fault => whole(fileName, 'not recognised', what, 'a CSV, a workbook or a zip of one');

function page(fileName: string, text: string): Sniffed {
  const title = /<title[^>]*>([^<]{1,120})/i.exec(text)?.[1]?.trim();
  return { fault: notTable(fileName, title === undefined ? 'a web page' : `a web page titled "${title}"`), ext: 'html' };
}
