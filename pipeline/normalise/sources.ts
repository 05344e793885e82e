/** Opens the tables of a landed file, whatever it is wrapped in. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Layout } from '../../catalogue/define.js';
import { openCsv } from '../formats/csv.js';
import type { RowSource } from '../formats/rows.js';
import { openWorkbook } from '../formats/sheet-table.js';
import { openMember } from '../formats/zip.js';
import type { Store } from '../ports.js';
import type { Receipt } from '../receipts.js';

/** @param folder local folder for the copies that zips and workbooks need @throws Refused when the file cannot be read as its layout says */
export async function openSources(store: Store, receipt: Receipt, layout: Layout, folder: string): Promise<RowSource[]> {
  const zipped = receipt.landed.endsWith('.zip');
  if (layout.kind === 'csv' && !zipped) return [await openCsv(await store.read(receipt.landed), receipt.fileName, layout)];
  const local = join(folder, 'landed');
  await pipeline(await store.read(receipt.landed), createWriteStream(local));
  if (!zipped) return openWorkbook(local, receipt.fileName, layout as Layout & { kind: 'workbook' });
  const member = await openMember(local, receipt.fileName, layout.member);
  const file = `${receipt.fileName} › ${member.name}`;
  if (layout.kind === 'csv') return [await openCsv(member.stream, file, layout)];
  const book = join(folder, 'member');
  await pipeline(member.stream, createWriteStream(book));
  return openWorkbook(book, file, layout);
}
