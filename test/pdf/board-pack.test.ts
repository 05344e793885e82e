import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodWords, sayValue } from '../../pipeline/publish/numbers.js';
import type { Pack } from '../../pipeline/publish/pack.js';
import { boardPack } from '../../pipeline/publish/pdf/index.js';
import { NASTY, places, synthetic } from '../publish-formats/fixture.js';
import { checkUa1, pagesOf, veraPdf } from './verapdf.js';

const folder = mkdtempSync(join(tmpdir(), 'board-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

const full = synthetic();
const alert = full.subjects.find((subject) => subject.status === 'Alert') as Pack['subjects'][number];
const manyAlerts = Array.from({ length: 8 }, (_, i) => ({
  ...alert,
  id: `${alert.id}-${i}`,
  areaName: `Hospital ${i + 1} of a rather long name for a heading`,
}));
const none: Pack = { ...full, subjects: [], byAim: { 1: [], 2: [], 3: [], 4: [] }, quality: { ...full.quality, standings: [], receipts: [], notes: [] } };

/** Every pack of the fixture, and the extremes. */
const packs: Record<string, Pack> = {
  ...Object.fromEntries(Object.keys(places).map((id) => [id, synthetic(id)])),
  nothing: none,
  'eight-alerts': { ...full, subjects: manyAlerts, byAim: { 1: [], 2: [], 3: manyAlerts.map(({ id }) => id), 4: [] } },
  published: { ...full, synthetic: false, subjects: full.subjects.map((subject) => ({ ...subject, synthetic: false })) },
};
const fileOf = (name: string): string => join(folder, `${name}.pdf`);

beforeAll(async () => {
  for (const [name, pack] of Object.entries(packs)) writeFileSync(fileOf(name), await boardPack(pack));
});

type Skip = (note: string) => never;
/** Skipped, and said aloud: a check that did not run is no pass. */
function notRun(skip: Skip, reason: string): never {
  console.warn(`not run: ${reason}`);
  return skip(`not run: ${reason}`);
}

describe('veraPDF', () => {
  it('finds every board pack to be PDF/UA-1', ({ skip }) => {
    const tool = veraPdf();
    if ('reason' in tool) return notRun(skip, tool.reason);
    const files = Object.keys(packs).map(fileOf);
    expect(checkUa1(tool.jar, files)).toEqual(files.map((file) => `PASS ${file} ua1`));
  });

  it('finds fault with a file that is none', ({ skip }) => {
    const tool = veraPdf();
    if ('reason' in tool) return notRun(skip, tool.reason);
    writeFileSync(fileOf('broken'), '%PDF-1.7\nnothing');
    expect(checkUa1(tool.jar, [fileOf('broken')]).some((line) => line.startsWith('PASS'))).toBe(false);
  });
});

describe('the words of a board pack', () => {
  const read = (name: string, skip: Skip): string[] => pagesOf(fileOf(name)) ?? notRun(skip, 'there is no pdftotext to read a PDF with');
  const flat = (text: string): string => text.replace(/\s+/g, ' ');

  it('hold every measure with its value and period, and the names that look like code as they are', ({ skip }) => {
    const text = flat(read('testshire', skip).join(' '));
    for (const { definition, latest } of full.subjects) {
      expect(text).toContain(definition.title);
      expect(text).toContain(sayValue(definition, latest.value as number));
      expect(text).toContain(periodWords(latest.period));
    }
    expect(text).toContain(NASTY.typst);
  });

  it('say SYNTHETIC on every page of a synthetic pack, and on none of another', ({ skip }) => {
    for (const page of read('testshire', skip)) expect(page).toContain('SYNTHETIC');
    for (const page of read('published', skip)) expect(page.replaceAll(/SYNTHETIC-[\w-]+/g, '')).not.toContain('SYNTHETIC');
  });

  it('give each of six alerts one page, and the others half a page in the appendix', ({ skip }) => {
    const pages = read('eight-alerts', skip);
    const headed = (i: number): number[] => pages.flatMap((page, at) => (page.includes(`Hospital ${i} of`) && page.includes('Who answers for it') ? [at] : []));
    const first = headed(1)[0] as number;
    for (let i = 1; i <= 6; i++) expect(headed(i), `alert ${i}`).toEqual([first + i - 1]);
    expect(headed(7)).toEqual([]);
    expect(pages[first + 6]).toContain('Appendix');
  });
});
