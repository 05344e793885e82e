/** What each organisation of a place owns, what it has to answer for, and what it does about it. */
import type { Milestone, Risk } from './governance-model.js';
import type { Pack, Subject } from './pack.js';
import { partnerName } from './partner-names.js';

/** Something an organisation does by a day. */
export interface Action {
  action: string;
  /** What it is about: a measure, or a risk. */
  about: string;
  due: string;
  state: string;
  overdue: boolean;
}

export interface Accountable {
  /** Code of the organisation; the place itself has none. */
  code: string | null;
  name: string;
  measures: Subject[];
  alerts: Subject[];
  /** Alerts that nothing was said of. */
  silent: Subject[];
  risks: Risk[];
  actions: Action[];
  milestones: Milestone[];
}

/** The place itself, then every organisation that owns anything, by name. */
export function accountable(pack: Pack): Accountable[] {
  const { place, subjects, governance, heldOn } = pack;
  const inForce = place.partners.filter(({ from, to }) => from <= heldOn && (to === undefined || to >= heldOn)).map(({ code }) => code);
  const named = (governance?.risks ?? []).flatMap(({ owner, mitigations }) => [owner, ...mitigations.map(({ partner }) => partner)]);
  const codes = [...new Set([...inForce, place.system.code, ...named, ...(governance?.milestones ?? []).map(({ owner }) => owner)])];
  const own = accountableOf(
    pack,
    null,
    `${place.name} together`,
    subjects.filter(({ areaType }) => areaType === 'place'),
  );
  const others = codes.map((code) =>
    accountableOf(
      pack,
      code,
      partnerName(pack, code),
      subjects.filter(({ areaType, areaCode }) => areaType !== 'place' && areaCode === code),
    ),
  );
  const kept = others.filter(({ measures, risks, actions, milestones }) => measures.length + risks.length + actions.length + milestones.length > 0);
  return [own, ...kept.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

function accountableOf({ governance, subjects }: Pack, code: string | null, name: string, measures: Subject[]): Accountable {
  const alerts = measures.filter(({ status }) => status === 'Alert');
  const said = subjects.flatMap(({ commentary, definition }) =>
    commentary?.organisation === code && commentary !== undefined ? [{ ...commentary, about: definition.title }] : [],
  );
  const risks = (governance?.risks ?? []).filter(({ open }) => open);
  const helps = risks.flatMap(({ id, risk, mitigations }) =>
    mitigations.filter(({ partner }) => partner === code).map((one) => ({ ...one, about: `${id}: ${risk}` })),
  );
  const actions = [...said, ...helps].map(({ action, about, due, state, overdue }): Action => ({ action, about, due, state, overdue }));
  return {
    ...{ code, name, measures, alerts },
    silent: alerts.filter(({ commentary }) => commentary === undefined),
    risks: risks.filter(({ owner }) => owner === code),
    actions: actions.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.action < b.action ? -1 : 1)),
    milestones: (governance?.milestones ?? []).filter(({ owner }) => owner === code),
  };
}
