/** One place's pack from published rows and the catalogue: which subjects it shows, in what order, and what it says first. */
import type { Aim } from '../../catalogue/define.js';
import { inOrder } from './exceptions.js';
import { commentaryOn, governanceOf } from './governance.js';
import type { Governance } from './governance-model.js';
import { plural } from './numbers.js';
import type { Pack, PackInputs, Subject } from './pack.js';
import { populationOf } from './population.js';
import { newestMonth, position } from './position.js';
import { subjectsOf } from './subjects.js';
import { unplacedOf } from './unplaced.js';

export type { PackInputs } from './pack.js';

/** @throws when the place is not in the catalogue: that is broken wiring. */
export function buildPack(inputs: PackInputs): Pack {
  const place = inputs.places[inputs.placeId];
  if (place === undefined) throw new Error(`there is no place '${inputs.placeId}' in the catalogue`);
  const governance = inputs.governance === undefined ? undefined : governanceOf(inputs.governance, inputs.heldOn);
  const subjects = commented(subjectsOf(inputs, place), governance).sort(inOrder);
  const registered = registeredOf(subjects, inputs.placeId);
  const population = populationOf(inputs);
  return {
    placeId: inputs.placeId,
    place,
    dataTo: newestMonth(subjects),
    heldOn: inputs.heldOn,
    run: inputs.run,
    synthetic: inputs.synthetic || subjects.some((subject) => subject.synthetic),
    ...(registered === undefined ? {} : { registered }),
    ...(governance === undefined ? {} : { governance }),
    ...(population === undefined ? {} : { population }),
    networks: new Set(inputs.measures.filter((row) => row.area_type === 'pcn').map((row) => row.area_code)).size,
    memberships: inputs.memberships ?? [],
    position: position(subjects),
    subjects,
    byAim: byAim(subjects),
    banners: banners(inputs, subjects),
    quality: inputs.quality,
    unplaced: unplacedOf(inputs.gaps ?? [], inputs.gapAreas ?? [], inputs.indicators),
  };
}

/** Each measure with what its owner says of it. */
function commented(subjects: readonly Subject[], governance: Governance | undefined): Subject[] {
  if (governance === undefined) return [...subjects];
  const owners = (indicator: string): ReadonlySet<string> => new Set(subjects.flatMap((one) => (one.indicator === indicator ? one.areaCode : [])));
  return subjects.map((subject) => {
    const commentary = commentaryOn(governance.commentary, subject, owners(subject.indicator));
    return commentary === undefined ? subject : { ...subject, commentary };
  });
}

function registeredOf(subjects: readonly Subject[], placeId: string): { value: number; period: string } | undefined {
  const found = subjects.find((subject) => subject.indicator === 'registered_population' && subject.areaCode === placeId);
  return found?.latest.value == null ? undefined : { value: found.latest.value, period: found.latest.period };
}

/** Ids of an aim's subjects, by title and then by organisation: the order of the all-measures table. */
function byAim(subjects: readonly Subject[]): Record<Aim, string[]> {
  const named = [...subjects].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const of = (aim: Aim): string[] => named.filter((subject) => subject.definition.aim === aim).map((subject) => subject.id);
  return { 1: of(1), 2: of(2), 3: of(3), 4: of(4) };
}

const OWN_FIRST: Readonly<Record<string, string>> = { place: '0', trust: '1', council: '2' };
const key = (subject: Subject): string =>
  [subject.definition.service, subject.definition.title, OWN_FIRST[subject.areaType] ?? '3', subject.areaName, subject.id].join('\t');

type Banner = Pack['banners'][number];
const DATA_PAGE = 'data-and-methods.html';

/** Only what is true, one line each, in the order of REPORT-DESIGN section 11. */
function banners({ quality, synthetic }: PackInputs, subjects: readonly Subject[]): Banner[] {
  const late = quality.standings.filter((standing) => standing.freshness === 'Late').length;
  const refused = quality.standings.filter((standing) => standing.freshness === 'Refused').length;
  const restated = new Set(subjects.flatMap((subject) => subject.series.filter((row) => row.restated).map((row) => row.period))).size;
  const anySynthetic = synthetic || subjects.some((subject) => subject.synthetic);
  return [
    ...(anySynthetic ? [{ kind: 'Synthetic', text: syntheticWords(subjects) } as const] : []),
    { kind: 'Draft', text: 'Draft, not signed off.' },
    ...(late > 0 ? [{ kind: 'Late', text: `${plural(late, 'extract is', 'extracts are')} late.`, href: `${DATA_PAGE}#late` } as const] : []),
    ...(refused > 0
      ? [
          {
            kind: 'Refused',
            text: `${plural(refused, 'extract was', 'extracts were')} refused: the last good one stays in force.`,
            href: `${DATA_PAGE}#late`,
          } as const,
        ]
      : []),
    ...(restated > 0
      ? [{ kind: 'Restated', text: `Publishers sent ${plural(restated, 'period')} again: the newest edition is used.`, href: `${DATA_PAGE}#arrived` } as const]
      : []),
    ...(quality.notes.length > 0
      ? [{ kind: 'Quality', text: `${plural(quality.notes.length, 'note')} on data quality.`, href: `${DATA_PAGE}#notes` } as const]
      : []),
  ];
}

const syntheticWords = (subjects: readonly Subject[]): string =>
  subjects.every((subject) => subject.synthetic)
    ? 'Every figure in this report is invented, to show how it works.'
    : 'Anything marked so is invented; every other figure is published.';
