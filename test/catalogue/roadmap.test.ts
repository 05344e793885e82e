/** What was proposed is held or waits, and never both; nothing that was proposed is forgotten. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { indicators } from '../../catalogue/registry.js';
import { notTaken, proposed } from '../../catalogue/roadmap.js';

const PROPOSAL = '../shared/indicators/indicators.json';

describe('the roadmap', () => {
  it('names each proposed indicator once, as held or as waiting', () => {
    expect(new Set(proposed.map(({ id }) => id)).size).toBe(proposed.length);
    const both = proposed.filter(({ heldAs, waitsFor }) => (heldAs === undefined) === (waitsFor === undefined));
    expect(both).toEqual([]);
  });

  it('holds only what the catalogue has, each under one proposal', () => {
    const held = proposed.flatMap(({ heldAs }) => heldAs ?? []);
    expect(held.filter((id) => indicators[id] === undefined)).toEqual([]);
    expect(new Set(held).size).toBe(held.length);
  });

  it('has no indicator waiting that is in the catalogue by its title', () => {
    const titles = new Set(Object.values(indicators).map(({ title }) => title.toLowerCase()));
    const waiting = proposed.filter(({ waitsFor }) => waitsFor !== undefined);
    expect(waiting.filter(({ id, title }) => indicators[id] !== undefined || titles.has(title.toLowerCase()))).toEqual([]);
    for (const { waitsFor } of waiting) expect(waitsFor?.length).toBeGreaterThan(10);
    for (const { why } of notTaken) expect(why.length).toBeGreaterThan(20);
  });

  it.skipIf(!existsSync(PROPOSAL))('is the whole of the proposal (skipped where the shared folder is absent)', () => {
    const rows = JSON.parse(readFileSync(PROPOSAL, 'utf8')) as { id: string; title: string }[];
    expect(proposed.map(({ id, title }) => `${id} ${title}`)).toEqual(rows.map(({ id, title }) => `${id} ${title}`));
  });
});
