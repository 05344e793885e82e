/** The names that the template and the handlers share. The template gives every handler all of them; a handler reads those it needs. */

/** One task each; the file of the same name beside this one is its handler. */
export const STEPS = ['land', 'begin', 'normalise', 'settle', 'curate', 'measure', 'gather', 'publish', 'switch', 'notify', 'release'] as const;
export type Step = (typeof STEPS)[number];

/** Lambda is arm64, but for a step whose binary is not to be had for it: Typst 0.7.0 has no package `linux-arm64-gnu` where this was built. */
export const ON_X86: readonly Step[] = ['publish'];

/** What analysts read, and where a night builds its own until the suite is switched. */
export const DATABASES = { normalised: 'normalised', curated: 'curated', published: 'published' } as const;
export const NEXT_DATABASES = { normalised: 'normalised', curated: 'curated_next', published: 'published_next' } as const;

export const WORKGROUPS = { pipeline: 'pipeline', analysts: 'analysts' } as const;

/** Of the bucket that partners send to. What arrives under `in/` is landed; `out/` answers; `senders/` says who sent which bytes. */
export const DROP = { in: 'in/', out: 'out/', senders: 'senders/' } as const;

/** A night that has not ended after so many hours is taken for dead: the machine stops it, and the next one may begin. */
export const NIGHT_HOURS = 3;

/** Errors that pass by themselves: retried with back-off. Everything else stops the night and leaves the suite in force. */
export const PASSING_ERRORS = [
  'Throttled',
  'ThrottlingException',
  'TooManyRequestsException',
  'SlowDown',
  'ServiceUnavailable',
  'InternalServerException',
  'TimeoutError',
];

/** Thrown when another night is being walked: the machine ends quietly. */
export const NIGHT_UNDER_WAY = 'NightUnderWay';

/** The event that says a suite is in force; its detail holds `suite` and `night`. */
export const SUITE_PUBLISHED = { source: 'place-suite', type: 'suite published' } as const;

/** Environment variables of every handler. */
export const VARIABLES = [
  'DROP_BUCKET',
  'LANDING_BUCKET',
  'LAKE_BUCKET',
  'SUITE_BUCKET',
  'RESULTS_BUCKET',
  'PEOPLE_BUCKET',
  'KEYRING_SECRET',
  'TOPIC_ARN',
  'PLACES',
  'CODE_VERSION',
] as const;
export type Variable = (typeof VARIABLES)[number];
