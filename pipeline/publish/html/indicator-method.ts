/** How a measure is worked out, what its chart can and cannot say, and where its numbers come from. */
import type { Indicator } from '../../../catalogue/define.js';
import { boundariesWords } from '../footprint-words.js';
import { isWidened, membersWords } from '../funnel-words.js';
import { bareValue, periodWords, plural, sayNumber } from '../numbers.js';
import type { Pack, Subject } from '../pack.js';
import { provenanceOf } from '../provenance.js';
import { held } from '../signals.js';
import { borrowedRange, capital, periodNoun, periods, targetWords } from '../words.js';

const LICENCES: Readonly<Record<Indicator['licence'], string>> = {
  'OGL-3.0': 'Open Government Licence v3.0',
  MIT: 'MIT Licence',
  'held for the partnership': 'Held for the partnership; not published elsewhere',
};

/** Three to five sentences a reader needs before drawing conclusions. */
export function canAndCannotSay(subject: Subject, placeName: string): string[] {
  const { definition, latest, coversMore, series } = subject;
  const count = held(series).length;
  const noun = periodNoun(definition.cadence);
  const limits =
    latest.spc_mean === null
      ? [`It cannot show whether there is a real change. ${latest.spc_refused ?? `${periods(count, definition.cadence)} held`}.`]
      : [
          `Ups and downs inside the band are ordinary. Do not ask why one ${noun} beats another.`,
          'Only a change to the service moves the band. Limits are set again only by a recorded decision.',
          ...(count < 20 ? [`With ${periods(count, definition.cadence)} the limits are provisional.`] : []),
        ];
  const range = latest.spc_mean === null && latest.lower_95 !== null ? ['The bar is the range the true figure is likely to lie in.'] : [];
  return [...limits, ...range, ...(coversMore ? [`It counts everyone the organisation serves, not only people of ${placeName}.`] : []), ...definition.caveats];
}

const METHODS = {
  wilson: '95% interval by Wilson’s method.',
  byars: '95% interval by Byar’s method.',
} as const;

const DISCLOSURE = {
  people: 'Counts of 1 to 7 people are hidden, and others where these could be worked out; the rest are rounded to 5.',
  'published national statistic': 'None needed: a published national statistic.',
  'no people counted': 'None needed: no people are counted.',
} as const;

export interface Method {
  name: string;
  text: string;
}

export function methodOf(subject: Subject): Method[] {
  const { definition, latest, targets } = subject;
  const limits =
    latest.spc_mean === null
      ? `None. ${capital(latest.spc_refused ?? 'no limits were worked out')}.`
      : `Mean ± 2.66 × average moving range (XmR). Mean ${bareValue(definition, latest.spc_mean)}, limits ${bareValue(definition, latest.spc_lower ?? 0)} and ${bareValue(definition, latest.spc_upper ?? 0)}. Rules tested: outside a limit; 7 on one side; 7 rising or falling; 2 of 3 near a limit.`;
  return [
    { name: 'Counted', text: `${definition.numerator}.` },
    ...(definition.kind === 'count' || definition.kind === 'as published' ? [] : [{ name: 'Out of', text: `${definition.denominator}.` }]),
    { name: 'Likely range', text: borrowedRange(subject) ?? METHODS[definition.interval === 'byars' ? 'byars' : 'wilson'] },
    { name: 'Limits', text: limits },
    ...(boundariesWords(subject) === '' ? [] : [{ name: 'Boundaries', text: boundariesWords(subject) }]),
    ...funnelMethod(subject),
    ...targets.map((target) => ({
      name: 'Target',
      text: `${targetWords(subject, target)}, ${target.kind}. ${target.source}, ${periodWords(target.publishedOn)}.`,
    })),
    {
      name: 'Disclosure',
      text: DISCLOSURE[definition.disclosure],
    },
  ];
}

/** How the funnel of the page was worked out, or why an organisation is in none. */
function funnelMethod({ funnel, latest, definition, areaType }: Subject): Method[] {
  const [first] = funnel;
  if (first === undefined) return areaType === 'place' || latest.funnel_refused === null ? [] : [{ name: 'Funnel', text: `None. ${latest.funnel_refused}.` }];
  const limits = definition.kind === 'proportion' ? 'P ± z √(P(1 − P) ÷ n)' : 'exact Poisson limits';
  const ratio = sayNumber(first.funnel_dispersion ?? 0, 2);
  const widened = isWidened(first)
    ? `φ = ${ratio} with a tenth of z scores drawn in at each end; limits widened by the variance between members (additive random effects, Spiegelhalter 2005).`
    : `φ = ${ratio} with a tenth of z scores drawn in at each end: no over-dispersion, so nothing is widened.`;
  return [{ name: 'Funnel', text: `${capital(membersWords(funnel))} around P, the value of all together; limits at 95% and 99.8%: ${limits}. ${widened}` }];
}

/** Publisher, files, rows, control totals, fingerprint: the way back to the bytes. */
export function sourceOf(subject: Subject, pack: Pack): object {
  const { definition, indicator } = subject;
  const { files, standings, rows, faults, compared, disagreed } = provenanceOf(subject, pack.quality);
  const newest = files.at(-1);
  const changed = definition.changes.at(-1);
  return {
    source: definition.source,
    licence: LICENCES[definition.licence],
    counts: `${plural(files.length, 'file')}, ${plural(rows, 'row')} read, ${plural(faults, 'fault')} found.`,
    totals:
      compared === 0
        ? 'The publisher gives no control totals.'
        : disagreed === 0
          ? `All ${plural(compared, 'control total')} agree.`
          : `${sayNumber(disagreed)} of ${plural(compared, 'control total')} disagree.`,
    standings: standings.map((standing) => ({
      title: standing.title,
      freshness: standing.freshness,
      says: standing.says,
      loud: standing.freshness === 'Late' || standing.freshness === 'Refused',
    })),
    newest: newest ? { fileName: newest.fileName, sha256: newest.sha256 } : null,
    sql: `sql/indicators/${indicator}.sql`,
    run: pack.run,
    changed: changed
      ? `Definition last changed ${periodWords(changed.on)}; review by ${periodWords(definition.reviewBy)}.`
      : `Review by ${periodWords(definition.reviewBy)}.`,
  };
}
