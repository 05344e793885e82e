/** The house's rules, kept by a test and not by good intentions. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { describe, expect, it } from 'vitest';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const rooms = ['bin', 'catalogue', 'pipeline', 'adapters', 'lambdas', 'lib'];
const source = tracked.filter((file) => file.endsWith('.ts') && rooms.includes(file.split('/')[0] ?? ''));
const lines = (file: string): string[] => readFileSync(file, 'utf8').split('\n');

describe('the house', () => {
  it('keeps its import rules', async () => {
    const options = await extractConfig(`${process.cwd()}/.dependency-cruiser.cjs`);
    const result = await cruise(
      rooms.filter((room) => tracked.some((file) => file.startsWith(`${room}/`))),
      { ...options, validate: true },
    );
    if (typeof result.output === 'string') throw new Error('dependency-cruiser reported text instead of a result');
    expect(result.output.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`)).toEqual([]);
    expect(result.output.summary.totalCruised).toBeGreaterThan(20);
  });

  it('has no file over 300 lines, and no SQL over 120', () => {
    const long = [...source.filter((file) => lines(file).length > 301), ...tracked.filter((file) => file.startsWith('sql/') && lines(file).length > 121)];
    expect(long).toEqual([]);
  });

  it('has handlers of at most 40 lines', () => {
    expect(tracked.filter((file) => /^lambdas\/[^/]+\.ts$/.test(file) && !/(wiring|env)\.ts$/.test(file) && lines(file).length > 41)).toEqual([]);
  });

  it('leaves nothing unfinished and nothing untyped', () => {
    const unfinished = /\b(TODO|FIXME|XXX|HACK)\b|not implemented|@ts-ignore|@ts-nocheck|: any\b|\bas any\b/;
    expect(source.flatMap((file) => lines(file).flatMap((line, i) => (unfinished.test(line) ? [`${file}:${i + 1}`] : [])))).toEqual([]);
  });

  it('reads no clock inside the pipeline', () => {
    const clock = /new Date\(\)|Date\.now\(\)/;
    expect(source.filter((file) => /^(pipeline|catalogue)\//.test(file) && clock.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('names no rooms that say nothing', () => {
    expect(tracked.filter((file) => /(^|\/)(utils?|helpers?|common|manager|service)(\.|\/|$)/i.test(file))).toEqual([]);
  });

  it('commits no real data, and no lock file with addresses', () => {
    expect(tracked.filter((file) => /\.(xls|xlsx|ods|zip|parquet|duckdb)$/.test(file) && !file.includes('SYNTHETIC'))).toEqual([]);
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
