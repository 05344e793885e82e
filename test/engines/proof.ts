/** Every SQL file, every indicator's sums and every question of the walk: on DuckDB and on a real Trino over the same Parquet, the same rows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicators } from '../../catalogue/registry.js';
import { rollUp } from '../../pipeline/measure/roll-up.js';
import { readSql, type SqlFile } from '../../pipeline/sql.js';
import { type Compared, compareAnswers, compareRows } from './compare.js';
import type { Engines } from './start.js';
import { type Source, type Walked, walkBoth } from './walked.js';

/** Picked up by folder. */
const files = { curated: await readSql('sql/curated'), indicators: await readSql('sql/indicators') };

export function proveSql(engines: Engines | { notRun: string }, source: Source): void {
  const notRun = 'notRun' in engines ? engines.notRun : source.notRun;
  describe(`the SQL on ${source.name} extracts, on DuckDB and on Trino`, () => {
    if (notRun === undefined) prove(engines as Engines, source);
    else it.skip(`not run: ${notRun}`);
  });
}

function prove(engines: Engines, source: Source): void {
  let walked: Walked;
  const figures = { files: 0, 'with rows': 0, 'roll-ups': 0, questions: 0, 'rows compared': 0, differences: 0 };
  const count = (what: 'files' | 'roll-ups' | 'questions', { rows, differences }: Compared): void => {
    figures[what] += 1;
    figures['with rows'] += what === 'files' && rows > 0 ? 1 : 0;
    figures['rows compared'] += rows;
    figures.differences += differences;
  };
  beforeAll(async () => {
    walked = await walkBoth(engines, source);
  });
  afterAll(async () => {
    await walked?.close();
    const said = Object.entries(figures).map(([what, number]) => `${number} ${what}`);
    process.stdout.write(`engines: SQL on ${source.name} extracts, on DuckDB and Trino: ${said.join(', ')}\n`);
  });

  const compared = async (room: string, { name, sql }: SqlFile): Promise<void> => {
    expect(await walked.trino.query(`EXPLAIN (TYPE VALIDATE)\n${sql}`)).toEqual([{ Valid: true }]);
    const { rows, ...rest } = await compareRows(walked, `${room}-${name}`, sql);
    count('files', { rows, ...rest });
    expect(rest).toEqual({ differences: 0 });
  };
  it.each(files.curated)('sql/curated/$name', (file) => compared('curated', file));
  it.each(files.indicators)('sql/indicators/$name', (file) => compared('indicators', file));

  it.each(files.indicators)('the sums of $name up the geography', async ({ name, sql }) => {
    const definition = indicators[name] as (typeof indicators)[string];
    const [ours, theirs] = [await rollUp(walked.duckdb, sql, definition), await rollUp(walked.trino, sql, definition)];
    count('roll-ups', { rows: ours.length, differences: 0 });
    expect(theirs).toEqual(ours);
  });

  if (source.wholeWalk)
    it('every question that the walk asks of its warehouse', async () => {
      const unlike: string[] = [];
      for (const sql of walked.asked) {
        const found = await compareAnswers(walked, sql);
        count('questions', found);
        if (found.differences > 0) unlike.push(`${found.first}: ${sql.slice(0, 500)}`);
      }
      expect(unlike).toEqual([]);
      expect(walked.asked.length).toBeGreaterThan(files.indicators.length);
    });
}
