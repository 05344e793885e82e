/** The page of risks and plan: risks that nobody does anything about, the register, milestones that slip, and the seven core features. */
import { CORE_FEATURES } from '../../../catalogue/code-lists.js';
import type { CoreFeature, Governance, Milestone, Risk } from '../governance-model.js';
import { listWords, periodWords, plural, sayNumber } from '../numbers.js';
import type { Pack, SuiteFile } from '../pack.js';
import { partnerName } from '../partner-names.js';
import { capital } from '../words.js';
import { PLACE_CRUMBS } from './pages.js';
import { pageFile, placeShell } from './shell.js';
import type { Cell, Table, Tag } from './view.js';

const RISKS_PAGE = 'risks.html';
const OVERDUE: Tag = { text: 'Overdue', tone: 'alert' };

/** Undefined where the place has sent neither register nor plan. */
export function risksPage(pack: Pack): SuiteFile | undefined {
  const { governance, place, placeId } = pack;
  if (governance === undefined) return undefined;
  const open = governance.risks.filter(({ open: stands }) => stands);
  const none = open.filter(({ mitigations }) => mitigations.length === 0);
  const view = {
    who: place.name,
    synthetic: pack.synthetic,
    kicker: `From the place's own register and plan, ${periodWords(governance.period)}`,
    answer: answer(governance, open, none),
    unmitigated: none.length === 0 ? null : riskTable(pack, none, 'Risks without mitigation, the highest score first'),
    register: governance.risks.length === 0 ? null : riskTable(pack, governance.risks, 'Every risk of the register, the highest score first'),
    actions: actionsTable(pack, governance.risks),
    milestones: governance.milestones.length === 0 ? null : milestoneTable(pack, governance.milestones),
    features: governance.features.length === 0 ? null : featureTable(pack, governance.features),
  };
  return pageFile(`${placeId}/${RISKS_PAGE}`, 'risks.njk', placeShell(pack, 'Risks and plan', RISKS_PAGE, PLACE_CRUMBS), view);
}

function answer({ milestones }: Governance, open: readonly Risk[], none: readonly Risk[]): string {
  const reviews = open.filter(({ reviewOverdue }) => reviewOverdue).length;
  const [highest] = open;
  const late = milestones.filter(({ standing }) => standing === 'Overdue' || standing === 'Expected late').length;
  return [
    open.length === 0
      ? 'The register has no open risk.'
      : `Of ${plural(open.length, 'open risk')}, ${sayNumber(none.length)} ${none.length === 1 ? 'has' : 'have'} no mitigation and ${sayNumber(reviews)} should have been looked at again by now.`,
    ...(highest === undefined ? [] : [`The highest scores ${sayNumber(highest.score)} of 25: ${highest.risk}.`]),
    ...(milestones.length === 0
      ? []
      : [`${sayNumber(late)} of ${plural(milestones.length, 'milestone')} ${late === 1 ? 'is' : 'are'} overdue or expected late.`]),
  ].join(' ');
}

const movement = ({ score, before }: Risk): string =>
  before === null ? 'New in the register' : score === before ? 'As last month' : `${score > before ? 'Up' : 'Down'} from ${sayNumber(before)}`;

function doneAbout({ mitigations }: Risk): Cell {
  const late = mitigations.filter(({ overdue }) => overdue).length;
  if (mitigations.length === 0) return { tag: { text: 'None', tone: 'alert' } };
  return { text: plural(mitigations.length, 'action'), ...(late === 0 ? {} : { small: `${sayNumber(late)} overdue` }) };
}

function riskTable(pack: Pack, risks: readonly Risk[], caption: string): Table {
  const rows = risks.map((risk): Cell[] => [
    { text: risk.risk, small: `${risk.id}${risk.cause === '' ? '' : `. Cause: ${risk.cause}`}${risk.open ? '' : '. Closed'}` },
    { text: partnerName(pack, risk.owner), small: risk.post },
    { strong: true, text: sayNumber(risk.score), small: `At first ${sayNumber(risk.first)}, accepted ${sayNumber(risk.target)}` },
    { text: movement(risk) },
    doneAbout(risk),
    { ...(risk.reviewOverdue ? { tag: OVERDUE } : {}), text: periodWords(risk.reviewBy) },
  ]);
  return {
    caption,
    heads: [
      { text: 'Risk' },
      { text: 'Owner' },
      { text: 'Score', num: true },
      { text: 'Since last month' },
      { text: 'What partners do' },
      { text: 'Looked at again by' },
    ],
    groups: [{ rows }],
    style: 'flow',
    note: 'A score is likelihood times impact, each from 1 to 5.',
  };
}

/** What each partner does about each risk, the owner of the risk or another. */
function actionsTable(pack: Pack, risks: readonly Risk[]): Table | null {
  const groups = risks
    .filter(({ mitigations }) => mitigations.length > 0)
    .map(({ id, risk, mitigations }) => ({
      title: `${id}: ${risk}`,
      rows: mitigations.map(({ action, partner, due, state, overdue }): Cell[] => [
        { text: action },
        { text: partnerName(pack, partner) },
        { text: periodWords(due) },
        overdue ? { tag: OVERDUE, text: capital(state) } : { text: capital(state) },
      ]),
    }));
  if (groups.length === 0) return null;
  return {
    caption: 'What partners do about the risks',
    quiet: true,
    heads: [{ text: 'Action' }, { text: 'Partner' }, { text: 'Due' }, { text: 'State' }],
    groups,
    style: 'flow',
  };
}

const STANDINGS: readonly Milestone['standing'][] = ['Overdue', 'Expected late', 'On time', 'Done late', 'Done'];

function milestoneTable(pack: Pack, milestones: readonly Milestone[]): Table {
  const order = [...milestones].sort(
    (a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1),
  );
  const rows = order.map((one): Cell[] => [
    { text: one.milestone, small: `${one.id}, ${one.programme}` },
    { text: partnerName(pack, one.owner), small: one.post },
    { text: periodWords(one.due) },
    { text: periodWords(one.done === '' ? one.expected : one.done) },
    one.standing === 'Overdue' ? { tag: OVERDUE } : { text: one.standing },
  ]);
  return {
    caption: 'Milestones of the plan, those that slip first',
    heads: [{ text: 'Milestone' }, { text: 'Owner' }, { text: 'Due' }, { text: 'Done or expected' }, { text: 'State' }],
    groups: [{ rows }],
    style: 'flow',
  };
}

/** All seven, also those that nothing was sent about. */
function featureTable(pack: Pack, features: readonly CoreFeature[]): Table {
  const rows = Object.entries(CORE_FEATURES).map(([feature, means]): Cell[] => {
    const found = features.find((one) => one.feature === feature);
    const name: Cell = { text: capital(feature), small: means };
    if (found === undefined) return [name, { text: 'Not judged' }, { text: '[x]' }, { text: '[x]' }, { text: '[x]' }];
    return [
      name,
      { text: capital(found.stage), small: `Judged on ${periodWords(found.judgedOn)}` },
      found.evidence === '' ? { text: 'None given' } : { text: found.evidence },
      { text: found.next === '' ? '[x]' : found.next },
      { text: partnerName(pack, found.owner) },
    ];
  });
  const stages = features.map(({ stage }) => stage);
  return {
    caption: `The seven core features by the place's own judgement: ${listWords(
      ['established', 'maturing', 'developing', 'emerging'].map((stage) => `${sayNumber(stages.filter((one) => one === stage).length)} ${stage}`),
    )}`,
    heads: [{ text: 'Feature' }, { text: 'Stage' }, { text: 'Evidence' }, { text: 'Next' }, { text: 'Led by' }],
    groups: [{ rows }],
    style: 'flow',
  };
}
