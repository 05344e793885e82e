import { describe, expect, it } from 'vitest';
import { inOrder, readSql, tablesRead } from '../../pipeline/sql.js';

const file = (name: string, ...reads: string[]) => ({ name, sql: '', reads });

describe('tables a SELECT reads', () => {
  it('are those after FROM and JOIN, once each', () => {
    const sql = `
      WITH own AS (SELECT a FROM normalised.one)
      SELECT * FROM own
      JOIN curated.two AS t ON t.a = own.a
      LEFT JOIN (SELECT b FROM normalised.one) AS again ON again.b = t.b`;
    expect(tablesRead(sql)).toEqual(['curated.two', 'normalised.one']);
  });

  it('are not those in comments or in quotes', () => {
    expect(tablesRead("SELECT 'it''s FROM curated.no' AS a -- FROM curated.never\n/* JOIN curated.not */ FROM curated.yes")).toEqual(['curated.yes']);
  });
});

describe('the order of marts', () => {
  it('puts each after those it reads', () => {
    const files = [file('a', 'curated.c', 'normalised.x'), file('b'), file('c', 'curated.b')];
    expect(inOrder(files, 'curated').map((one) => one.name)).toEqual(['b', 'c', 'a']);
  });

  it('refuses a circle, and names it', () => {
    const files = [file('a', 'curated.b'), file('b', 'curated.c'), file('c', 'curated.b')];
    expect(() => inOrder(files, 'curated')).toThrow('in a circle: curated.b → curated.c → curated.b');
    expect(() => inOrder([file('a', 'curated.a')], 'curated')).toThrow('in a circle');
  });

  it('refuses a table that no file makes', () => {
    expect(() => inOrder([file('a', 'curated.gone')], 'curated')).toThrow('curated.a reads curated.gone');
  });
});

/** engines/PORTABILITY.md, as far as text can show it. */
const FORBIDDEN: Record<string, RegExp> = {
  'the :: cast': /::/,
  QUALIFY: /\bQUALIFY\b/i,
  ILIKE: /\bILIKE\b/i,
  'a regular expression': /\bregexp_\w+/i,
  'a date function': /\b(date_diff|date_add|datediff|date_trunc|strftime|date_format|date_parse)\s*\(/i,
  'concat() or greatest(), which differ on NULL': /\b(concat|greatest|least)\s*\(/i,
  'an estimate': /\bapprox_\w+/i,
  'GROUP BY ALL or ORDER BY ALL': /\bBY\s+ALL\b/i,
  'EXCLUDE, REPLACE or COLUMNS': /\b(EXCLUDE\s*\(|COLUMNS\s*\()/i,
  'a lambda': /->/,
  'division without NULLIF': /\/(?!\s*NULLIF)/i,
  'a bare sum': /(?<!CAST\()\bsum\s*\(/i,
  'a join by comma': /\bFROM\s+\w+\.\w+(\s+AS\s+\w+)?\s*,/i,
};

describe('every SQL file', async () => {
  for (const room of ['curated', 'indicators'])
    for (const { name, sql } of await readSql(`sql/${room}`)) {
      it(`sql/${room}/${name}.sql keeps to what means the same on every engine`, () => {
        const bare = sql.replace(/--[^\n]*|'(?:[^']|'')*'/g, ' ');
        expect(Object.keys(FORBIDDEN).filter((what) => FORBIDDEN[what]?.test(bare))).toEqual([]);
      });
    }
});
