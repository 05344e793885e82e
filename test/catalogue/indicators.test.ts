/** Definitions, SQL and targets agree with one another, and say what they must. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AreaType, Indicator, Target } from '../../catalogue/define.js';
import { indicators, targets } from '../../catalogue/registry.js';
import { spanOf } from '../../pipeline/periods.js';
import { tablesRead } from '../../pipeline/sql.js';

const entries = Object.entries(indicators);
const sqlOf = (id: string): string => readFileSync(`sql/indicators/${id}.sql`, 'utf8');
const bare = (sql: string): string => sql.replace(/--[^\n]*|'(?:[^']|'')*'/g, ' ');

/** Names that analysts and later work rely on. */
const FIXED = [
  'ae_four_hour',
  'ae_four_hour_type1',
  'ae_over_12_hours_from_dta',
  'ae_attendances',
  'ae_emergency_admissions',
  'rtt_within_18_weeks',
  'rtt_over_52_weeks',
  'rtt_waiting_list',
  'sickness_absence',
  'registered_population',
  'prevalence_hypertension',
  'prevalence_diabetes',
  'prevalence_copd',
  'prevalence_depression',
  'prevalence_dementia',
  'prevalence_learning_disability',
  'delayed_days',
];

describe('the indicators', () => {
  it('keep the names that were fixed, with at least five of ASCOF', () => {
    expect(Object.keys(indicators)).toEqual(expect.arrayContaining(FIXED));
    expect(Object.keys(indicators).filter((id) => /^ascof_\d[a-z](_\d)?$/.test(id)).length).toBeGreaterThanOrEqual(5);
  });

  it('have one SQL file each, and no SQL is left over', () => {
    const files = readdirSync('sql/indicators').map((file) => file.replace(/\.sql$/, ''));
    expect(files.sort()).toEqual(Object.keys(indicators).sort());
  });

  it('have targets for no other', () => {
    expect(Object.keys(targets).filter((id) => indicators[id] === undefined)).toEqual([]);
  });
});

describe.each(entries)('%s', (id, definition: Indicator) => {
  const sql = sqlOf(id);

  it('reads what it says it reads', () => {
    expect(tablesRead(sql)).toEqual([...definition.reads].sort());
  });

  it('gives the columns of an indicator, in order, and divides nothing', () => {
    const names = [...bare(sql.split('\nFROM')[0] ?? '').matchAll(/(?:AS )?(\w+),?\s*$/gm)].map((match) => match[1]).filter((name) => name !== 'SELECT');
    const own = definition.published === undefined ? [] : ['value', 'lower', 'upper'];
    expect(names).toEqual(['basis', 'area_type', 'area_code', 'period', 'cut', 'numerator', 'denominator', ...own, 'source_sha256', 'source_line']);
    expect(bare(sql)).not.toMatch(/\/|::|QUALIFY|ILIKE|\bavg\b|GROUP BY/i);
  });

  it('gives the bases it says it gives', () => {
    const given = [...sql.matchAll(/'(\w+)' AS basis/g)].map((match) => match[1]);
    expect([...new Set(given)].sort()).toEqual([...definition.bases].sort());
  });

  it('puts no trust and no council into a place', () => {
    const insidePlace: readonly AreaType[] = ['practice', 'sub_icb'];
    if (definition.levels.includes('place')) expect(definition.levels.some((level) => insidePlace.includes(level))).toBe(true);
    else expect(definition.bases).not.toContain('registered');
  });

  it('says why it has no interval, unless it is a plain count', () => {
    if (definition.interval === 'none' && definition.kind !== 'count') expect(definition.noInterval?.length ?? 0).toBeGreaterThan(20);
    else expect(definition.noInterval).toBeUndefined();
  });

  it('has decisions and breaks with all that an auditor asks for', () => {
    for (const { decidedBy, on, why, period } of definition.decisions ?? []) {
      expect(spanOf(period).end >= '2000').toBe(true);
      expect([decidedBy.length > 3, /^\d{4}-\d{2}-\d{2}$/.test(on), why.length > 20]).toEqual([true, true, true]);
    }
    for (const { from, why, source } of definition.breaks ?? [])
      expect([/^\d{4}-\d{2}-\d{2}$/.test(from), why.length > 20, source.length > 5]).toEqual([true, true, true]);
  });

  it('says its finding in under 20 words, with who, value and period', () => {
    for (const slot of ['{who}', '{value}', '{period}']) expect(definition.says).toContain(slot);
    expect(definition.says.split(/\s+/).length).toBeLessThan(20);
    expect(definition.says).not.toMatch(/significant|trend|\.$/i);
    expect(definition.question).toMatch(/\?$/);
  });

  it('writes its value as its kind needs', () => {
    if (definition.kind === 'rate') expect(definition.per).toBeGreaterThan(1);
    if (definition.kind === 'as published') expect(definition.published).toBeDefined();
    if (definition.published !== undefined) expect(definition.published.per).toBe(definition.kind === 'proportion' ? 100 : (definition.per ?? 1));
    if (definition.interval === 'wilson') expect(definition.kind).toBe('proportion');
    if (definition.cadence === 'year') expect(definition.controlChart).not.toBe('allowed');
  });

  it('is answered for', () => {
    for (const text of [definition.owner, definition.source, definition.numerator, definition.denominator]) expect(text.length).toBeGreaterThan(3);
    expect(definition.reviewBy > '2026-11-23').toBe(true);
    expect(definition.changes.length).toBeGreaterThan(0);
    expect(definition.caveats.length).toBeGreaterThan(0);
  });
});

describe.each(Object.entries(targets))('targets of %s', (id, dated: readonly Target[]) => {
  const definition = indicators[id] as Indicator;
  const ends = (target: Target): string => target.to ?? '9999-12-31';

  it('have dates in order, a document and its date', () => {
    for (const target of dated) {
      expect(target.from <= ends(target)).toBe(true);
      expect(target.source.length).toBeGreaterThan(10);
      expect(target.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('point the way that is better, at a value the measure can take', () => {
    for (const { comparator, value } of dated) {
      expect(comparator.startsWith('>')).toBe(definition.better === 'higher');
      if (definition.kind === 'proportion') expect(value > 0 && value < 1).toBe(true);
    }
  });

  it('have one headline at most on any day at any level', () => {
    const clash = dated.flatMap((a, i) => dated.slice(i + 1).map((b) => [a, b] as const)).filter(([a, b]) => meet(a, b) && a.headline && b.headline);
    expect(clash).toEqual([]);
  });

  const meet = (a: Target, b: Target): boolean =>
    a.from <= ends(b) && b.from <= ends(a) && (a.levels === undefined || b.levels === undefined || a.levels.some((level) => b.levels?.includes(level)));
});
