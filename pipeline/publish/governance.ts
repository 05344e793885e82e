/** What a place's own register, plan and self-assessment say in their newest month: risks with what partners do about them, milestones, core features, commentary. */
import type { Row, Warehouse } from '../ports.js';
import type { Commentary, CoreFeature, Governance, GovernanceRows, Milestone, Mitigation, Risk } from './governance-model.js';

/** @param placeId of the catalogue */
export async function governanceRows(warehouse: Warehouse, placeId: string): Promise<GovernanceRows> {
  const of = (table: string, key: string): Promise<Row[]> =>
    warehouse.query(`SELECT * FROM curated.${table} WHERE place_id = '${placeId}' ORDER BY period, ${key}`);
  return {
    risks: await of('risk', 'risk_id'),
    mitigations: await of('risk_mitigation', 'risk_id, action_number'),
    milestones: await of('milestone', 'milestone_id'),
    features: await of('core_feature', 'feature'),
    commentary: await of('commentary', 'indicator_id, organisation_code'),
  };
}

const text = (row: Row, column: string): string => (row[column] === null || row[column] === undefined ? '' : String(row[column]));
const day = (row: Row, column: string): string => text(row, column).slice(0, 10);
const newest = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.period === rows.at(-1)?.period);
const before = (rows: readonly Row[]): readonly Row[] => newest(rows.filter((row) => row.period !== rows.at(-1)?.period));

/** Undefined where the place has sent none of it. @param on ISO day on which something is overdue that was due before it */
export function governanceOf(rows: GovernanceRows, on: string): Governance | undefined {
  const period = [...rows.risks, ...rows.milestones, ...rows.features, ...rows.commentary]
    .map((row) => text(row, 'period'))
    .sort()
    .at(-1);
  if (period === undefined) return undefined;
  const mitigations = newest(rows.mitigations).map((row) => mitigationOf(row, on));
  const scores = new Map(before(rows.risks).map((row) => [text(row, 'risk_id'), Number(row.score)]));
  const risks = newest(rows.risks).map((row) => riskOf(row, { on, mitigations, scores }));
  return {
    period,
    risks: risks.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
    milestones: newest(rows.milestones).map((row) => milestoneOf(row, on)),
    features: newest(rows.features).map(featureOf),
    commentary: newest(rows.commentary).map((row) => commentaryOf(row, on)),
  };
}

const isOverdue = (due: string, state: string, on: string): boolean => state !== 'done' && due < on;

const mitigationOf = (row: Row, on: string): Mitigation & { riskId: string } => ({
  riskId: text(row, 'risk_id'),
  partner: text(row, 'partner_code'),
  action: text(row, 'action'),
  due: day(row, 'due'),
  state: text(row, 'state'),
  overdue: isOverdue(day(row, 'due'), text(row, 'state'), on),
});

function riskOf(row: Row, known: { on: string; mitigations: readonly (Mitigation & { riskId: string })[]; scores: ReadonlyMap<string, number> }): Risk {
  const id = text(row, 'risk_id');
  return {
    id,
    risk: text(row, 'risk'),
    cause: text(row, 'cause'),
    owner: text(row, 'owner_code'),
    post: text(row, 'owner_post'),
    aim: text(row, 'aim'),
    ...{ first: Number(row.first_score), score: Number(row.score), target: Number(row.target_score), before: known.scores.get(id) ?? null },
    reviewBy: day(row, 'review_by'),
    open: text(row, 'state') === 'open',
    reviewOverdue: text(row, 'state') === 'open' && day(row, 'review_by') < known.on,
    mitigations: known.mitigations.filter(({ riskId }) => riskId === id),
  };
}

function milestoneOf(row: Row, on: string): Milestone {
  const [due, expected, done] = [day(row, 'due'), day(row, 'expected'), day(row, 'done')];
  const common = { id: text(row, 'milestone_id'), programme: text(row, 'programme'), milestone: text(row, 'milestone') };
  return { ...common, owner: text(row, 'owner_code'), post: text(row, 'owner_post'), due, expected, done, standing: standingOf({ due, expected, done }, on) };
}

function standingOf({ due, expected, done }: Pick<Milestone, 'due' | 'expected' | 'done'>, on: string): Milestone['standing'] {
  if (done !== '') return done > due ? 'Done late' : 'Done';
  if (due < on) return 'Overdue';
  return expected > due ? 'Expected late' : 'On time';
}

const featureOf = (row: Row): CoreFeature => ({
  feature: text(row, 'feature'),
  stage: text(row, 'stage'),
  evidence: text(row, 'evidence'),
  next: text(row, 'next_step'),
  owner: text(row, 'owner_code'),
  judgedOn: day(row, 'judged_on'),
});

const commentaryOf = (row: Row, on: string): Commentary => ({
  ...{ indicator: text(row, 'indicator_id'), organisation: text(row, 'organisation_code'), post: text(row, 'owner_post') },
  ...{ cause: text(row, 'cause'), action: text(row, 'action'), due: day(row, 'due'), state: text(row, 'state'), level: text(row, 'level') },
  overdue: isOverdue(day(row, 'due'), text(row, 'state'), on),
});

/** What was said of a measure: by the organisation whose figure it is, or of the place's own by whichever partner has no figure of its own. */
export function commentaryOn(
  commentary: readonly Commentary[],
  { indicator, areaType, areaCode }: { indicator: string; areaType: string; areaCode: string },
  owners: ReadonlySet<string>,
): Commentary | undefined {
  const about = commentary.filter((one) => one.indicator === indicator);
  return areaType === 'place' ? about.find(({ organisation }) => !owners.has(organisation)) : about.find(({ organisation }) => organisation === areaCode);
}
