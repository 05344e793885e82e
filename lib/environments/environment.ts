/** What differs between one organisation's environment and another's. One file of this folder each; nothing else is edited. */

/** Who may act as a role: an account's root (`arn:aws:iam::123456789012:root`) or one of its roles. */
export type Principal = string;

export interface PartnerOrganisation {
  title: string;
  /** Their own AWS account or role; they assume the partner role with the external id. */
  principal: Principal;
  externalId: string;
}

export interface Environment {
  /** Part of every name: `live`. Lower case, no spaces. */
  name: string;
  /** Twelve digits. One account each: database and workgroup names are the same everywhere. */
  account: string;
  region: string;
  /** Ids of catalogue/places; `all` for every place of the catalogue. */
  places: 'all' | readonly string[];
  /** When the night begins, by the clock of Europe/London. */
  schedule: { hour: number; minute: number; enabled: boolean };
  buckets: { drop: string; landing: string; people: string; lake: string; suite: string; results: string; accessLogs: string };
  retention: {
    /** What arrived cannot be removed by anybody for so long: records management's decision. */
    landingLockedYears: number;
    /** Copies that partners sent, once landed. */
    dropDays: number;
    /** Versions that were written over, of what can be made again. */
    oldVersionsDays: number;
    queryResultsDays: number;
    logsDays: 30 | 90 | 180 | 365;
    accessLogsDays: number;
  };
  /** E-mail addresses that every alarm goes to; each confirms once. */
  alarmAddresses: readonly string[];
  /** E-mail addresses told of a new suite. */
  suiteAddresses: readonly string[];
  /** A query that scans more is stopped. At least 10. */
  scanLimitMegabytes: { pipeline: number; analysts: number };
  /** US dollars a month, at which people are told (80% and 100%). */
  monthlyBudget: number;
  partners: Readonly<Record<string, PartnerOrganisation>>;
  /** Who may act as an analyst. */
  analysts: Principal;
  /** The private site for board readers; leave out and there is none. */
  readers?: Readers;
}

/** CloudFront before the suite, opened by signed cookies that the organisation's own sign-in page sets. */
export interface Readers {
  /** Under a domain that the sign-in page shares: cookies are set for both. */
  domain: string;
  /** Of that domain, in us-east-1, where CloudFront looks for it. */
  certificateArn: string;
  /** PEM of the public half of the key that signs cookies. The private half is the sign-in page's. */
  publicKey: string;
}
