import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { mainFigure } from '../../pipeline/publish/figures.js';
import type { Pack } from '../../pipeline/publish/pack.js';
import { boardPack } from '../../pipeline/publish/pdf/index.js';
import { boardModel } from '../../pipeline/publish/pdf/model.js';
import { forPrint } from '../../pipeline/publish/pdf/pictures.js';
import { drawable, REPERTOIRE } from '../../pipeline/publish/pdf/repertoire.js';
import { NASTY, synthetic } from './fixture.js';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const named = (pack: Pack, name: string): Pack => ({ ...pack, subjects: pack.subjects.map((subject) => ({ ...subject, areaName: name })) });

describe('the board pack', () => {
  it('is a PDF, the same bytes for the same pack, whatever was set before it', async () => {
    const first = await boardPack(synthetic());
    expect(Buffer.from(first.subarray(0, 5)).toString()).toBe('%PDF-');
    const other = await boardPack(synthetic('otherton'));
    expect(hash(other)).not.toBe(hash(first));
    expect(hash(await boardPack(synthetic()))).toBe(hash(first));
  });

  it.each([
    ['Chinese', '漢字'],
    ['a face', '😀'],
    ['Arabic', 'مرحبا'],
    ['half a pair', '\ud83d'],
    ['controls', 'a\u0000\u0007\u009f\ufffeb'],
    ['line ends', 'a\r\n\tb'],
    ['an accent set apart', 'Zoe\u0308'],
    ['Typst', '#import "x.typ"; #{while true {}} $ #eval("1") @a <b> // /* ` \\'],
    ['SVG', '</text><script>alert(1)</script>&amp;'],
    ['nothing', ''],
    ['length', 'W'.repeat(400)],
  ])('is set with %s in a name', async (_, name) => {
    expect((await boardPack(named(synthetic(), name))).length).toBeGreaterThan(10_000);
  });

  it('is set with every letter it says it can draw, in each weight', async () => {
    const all = REPERTOIRE.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)));
    expect(all.filter((letter) => drawable(letter) !== letter)).toEqual([]);
    expect((await boardPack(named(synthetic(), all.join(' ')))).length).toBeGreaterThan(10_000);
  });

  it('marks letters it cannot draw with a box', () => {
    expect(drawable('St Mary’s 漢 \ud83d Zoe\u0308\r\nend\u0007')).toBe('St Mary’s □ □ Zoë end');
  });
});

describe('what the board pack is set from', () => {
  const model = boardModel(synthetic());

  it('gives every drawing a text alternative with a number', () => {
    const alts: string[] = [];
    JSON.stringify(model, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'svg' in value && 'alt' in value && value.svg !== '') alts.push(String(value.alt));
      return value;
    });
    expect(alts.length).toBeGreaterThan(5);
    for (const alt of alts) expect(alt).toMatch(/\d/);
  });

  it('says which months are not held and which were restated', () => {
    const [page] = model.pages;
    expect(page?.table.rows.find(([period]) => period === 'September 2024')).toEqual(['September 2024', '[x]', '[x]', '[x]']);
    expect(page?.table.rows.map(([period]) => period)).toContain('July 2024 [r]');
    expect(page?.table.note).toBe('[x] not held. [r] restated by the publisher. The newest 14 of 15 periods; the workbook has all.');
  });

  it('asks the board for what the figures call for', () => {
    expect(model.cover.facts.find(({ name }) => name === 'Asked of the board')?.lines).toEqual([
      '1. Agree who acts on the alert, and by when: no action is recorded.',
      '2. Note 2 measures to watch.',
      '3. Note that 3 extracts are late, refused or not received.',
    ]);
  });

  it('keeps names as they are, to be shown and not run', () => {
    expect(JSON.stringify(model)).toContain(JSON.stringify(NASTY.typst).slice(1, -1));
  });

  it('draws a halo before its label, because Typst paints each outline over the letter before', () => {
    const svg = mainFigure(synthetic().subjects[0] as Pack['subjects'][number])?.svg('wide') ?? '';
    const labels = svg.match(/t-halo/g)?.length ?? 0;
    expect(labels).toBeGreaterThan(0);
    expect(forPrint(svg)).not.toContain('paint-order');
    expect(forPrint(svg).match(/class="t-halo"/g)).toHaveLength(labels);
    expect(forPrint(svg).match(/>70\.7%<\/text>/g)).toHaveLength(2);
  });
});
