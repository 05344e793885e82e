/** Risks, plan and partners: from the files that a place sends to what its pages say, counted a second time from the files themselves. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../pipeline/ports.js';
import { commentaryFacts } from '../../pipeline/publish/commentary-words.js';
import { commentaryOn, governanceOf } from '../../pipeline/publish/governance.js';
import type { Commentary } from '../../pipeline/publish/governance-model.js';
import { partnersPage } from '../../pipeline/publish/html/partners.js';
import { risksPage } from '../../pipeline/publish/html/risks.js';
import { partnerFiles } from '../../pipeline/sample/partners.js';
import { world } from '../../pipeline/sample/world.js';
import { run } from '../nightly/walk.js';
import { pack } from './fixture.js';

const words = (html: unknown): string =>
  String(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('what a place sends about its risks and plan', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'governance-'));
  const [input, out] = [path.join(folder, 'in'), path.join(folder, 'out')];
  const sent = new Map<string, Record<string, string>[]>();
  const page = (name: string): string => words(readFileSync(path.join(out, 'reports', 'current', 'wirral', name), 'utf8'));
  const newest = (template: string): Record<string, string>[] => sent.get(template) ?? [];

  beforeAll(async () => {
    mkdirSync(input);
    for (const { name, bytes } of partnerFiles(1, world(1), '2026-11-02')) {
      const found = /^SYNTHETIC-(risk_register|risk_mitigation|plan_milestone|core_feature|exception_commentary)-wirral-(.+)\.csv$/.exec(name);
      if (found === null) continue;
      writeFileSync(path.join(input, name), bytes);
      // Months come in order: the last one stays.
      sent.set(
        found[1] as string,
        Papa.parse<Record<string, string>>(
          Buffer.from(bytes)
            .toString('utf8')
            .replace(/^\uFEFF/, ''),
          { header: true, skipEmptyLines: true },
        ).data,
      );
    }
    await run('nightly', '--input', input, '--out', out, '--as-of', '2026-11-02', '--quiet');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('counts open risks, those without mitigation and the highest score as the files have them', () => {
    const risks = newest('risk_register');
    const helped = new Set(newest('risk_mitigation').map((row) => row['Risk id']));
    const none = risks.filter((row) => !helped.has(row['Risk id']));
    expect(none.length).toBeGreaterThan(0);
    const highest = Math.max(...risks.map((row) => Number(row.Likelihood) * Number(row.Impact)));
    const risksSaid = page('risks.html');
    expect(risksSaid).toContain(`Of ${risks.length} open risks, ${none.length} have no mitigation`);
    expect(risksSaid).toContain(`The highest scores ${highest} of 25:`);
    const section = risksSaid.slice(risksSaid.indexOf('Risks without mitigation'), risksSaid.indexOf('The register Every'));
    for (const row of risks) expect(section.includes(row.Risk as string), row.Risk).toBe(none.includes(row));
  });

  it('says which actions and milestones are overdue on the day, and of each feature its stage', () => {
    const risksSaid = page('risks.html');
    const late = newest('plan_milestone').filter(
      (row) => row.Done === '' && ((row.Due as string) < '2026-11-02' || (row.Expected as string) > (row.Due as string)),
    );
    expect(risksSaid).toContain(`${late.length} of 6 milestones ${late.length === 1 ? 'is' : 'are'} overdue or expected late`);
    for (const row of newest('core_feature')) expect(risksSaid.toLowerCase()).toMatch(new RegExp(`${row.Feature} .{0,140} ${row.Stage} judged on`));
    const actions = [...newest('risk_mitigation'), ...newest('exception_commentary')];
    const overdue = newest('risk_mitigation').filter((row) => row.State !== 'done' && (row.Due as string) < '2026-11-02');
    expect(actions.length).toBeGreaterThan(overdue.length);
    const partners = page('partners.html');
    expect(partners).toMatch(new RegExp(`and ${overdue.length} actions? (is|are) overdue`));
  });
});

const said: Commentary = {
  ...{ indicator: 'ae_four_hour', organisation: 'RZA', post: 'Chief operating officer', cause: 'Beds <b>full</b>', action: 'A second team' },
  ...{ due: '2026-10-03', state: 'under way', level: 'place', overdue: true },
};
const row = (given: Partial<Row>): Row => ({ place_id: 'fellside', period: '2026-10', ...given }) as Row;
const risk = (risk_id: string, score: number, period = '2026-10'): Row =>
  row({
    period,
    risk_id,
    risk: `Risk ${risk_id}`,
    owner_code: 'RZA',
    owner_post: 'Chief nurse',
    aim: '2',
    first_score: 20,
    score,
    target_score: 6,
    review_by: '2026-11-01',
    state: 'open',
  });
const NONE = { risks: [], mitigations: [], milestones: [], features: [], commentary: [] };

describe('the register', () => {
  it('moves since last month, is overdue by the day it is told, and is not there where nothing was sent', () => {
    const rows = { ...NONE, risks: [risk('A', 12, '2026-09'), risk('B', 9, '2026-09'), risk('A', 16), risk('B', 9), risk('C', 4)] };
    const held = governanceOf(rows, '2026-11-02');
    expect(held?.risks.map(({ id, score, before, reviewOverdue }) => [id, score, before, reviewOverdue])).toEqual([
      ['A', 16, 12, true],
      ['B', 9, 9, true],
      ['C', 4, null, true],
    ]);
    expect(governanceOf(rows, '2026-11-01')?.risks.some(({ reviewOverdue }) => reviewOverdue)).toBe(false);
    expect(governanceOf(NONE, '2026-11-02')).toBeUndefined();
    expect(risksPage(pack())).toBeUndefined();
    const shown = words(risksPage(pack({ governance: rows }))?.body);
    for (const text of ['Up from 12', 'As last month', 'New in the register', 'Of 3 open risks, 3 have no mitigation']) expect(shown).toContain(text);
  });
});

describe('commentary on exceptions', () => {
  const commentary = row({
    indicator_id: 'ae_four_hour',
    organisation_code: 'RZA',
    owner_post: said.post,
    cause: said.cause,
    action: said.action,
    due: '2026-10-03',
    state: 'under way',
    level: 'place',
  });
  const made = pack({ heldOn: '2026-11-02', governance: { ...NONE, commentary: [commentary] } });

  it('stands with the measure of the organisation that sent it, and is missed aloud where there is none', () => {
    const alerts = made.subjects.filter(({ status }) => status === 'Alert');
    const told = alerts.find(({ id }) => id === 'ae_four_hour-rza');
    expect(told?.commentary).toMatchObject({ post: 'Chief operating officer', overdue: true });
    const silent = alerts.filter((subject) => subject.commentary === undefined);
    expect(silent.length).toBeGreaterThan(0);
    for (const subject of silent) expect(commentaryFacts(subject)).toEqual([{ name: 'Commentary', text: 'None received' }]);
    expect(commentaryFacts(told as (typeof alerts)[0]).map(({ text }) => text)).toContain('Overdue: 3 October 2026, under way');
    const shown = String(partnersPage(made).body);
    expect(shown).toContain('Beds &lt;b&gt;full&lt;/b&gt;');
    expect(words(shown)).toContain(`Of ${silent.length} no commentary was received, and 1 action is overdue.`);
  });

  it('of the place’s own figure is that of a partner without a figure of its own', () => {
    const place = { indicator: 'ae_four_hour', areaType: 'place', areaCode: 'fellside' };
    expect(commentaryOn([said], place, new Set(['fellside']))).toBe(said);
    expect(commentaryOn([said], place, new Set(['fellside', 'RZA']))).toBeUndefined();
    expect(commentaryOn([said], { ...place, areaType: 'trust', areaCode: 'RZB' }, new Set())).toBeUndefined();
  });
});
