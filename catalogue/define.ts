/**
 * The vocabulary of the catalogue. A definition is typed data: no functions, no conditionals,
 * no imports but this file. The file name of a definition is its id, everywhere.
 */

import type { Column } from './define-column.js';

export type { Column, DateFormat } from './define-column.js';

/** ISO calendar date, `2026-04-01`. */
export type IsoDate = string;

export interface Change {
  on: IsoDate;
  what: string;
}

/** Who answers for a definition, where it comes from and when it is looked at again. */
export interface Governed {
  owner: string;
  /** Publication or document the definition rests on, in words a reader can look up. */
  source: string;
  licence: 'OGL-3.0' | 'MIT' | 'held for the partnership';
  reviewBy: IsoDate;
  changes: Change[];
}

// ---- extracts -------------------------------------------------------------------------------

export type Group = 'practice' | 'trust' | 'council' | 'reference' | 'place';
export type Cadence = 'month' | 'quarter' | 'year' | 'irregular';

/** How a file's own period is found. The content is the authority; a file name only where the publisher writes it nowhere else. */
export type PeriodRule =
  | { from: 'column'; column: string; pattern: string; cadence: Cadence }
  | { from: 'cell'; label: string; pattern: string; cadence: Cadence }
  | { from: 'file name'; pattern: string; cadence: Cadence; why: string }
  | { from: 'newest date'; columns: readonly string[]; why: string }
  | { from: 'fixed'; period: string; why: string };

interface LayoutBase {
  /** Short name shown in receipts: `2019 onwards`. */
  name: string;
  from: IsoDate;
  to?: IsoDate;
  period: PeriodRule;
  /** Regular expression of the zip member that holds the table, when it comes zipped. */
  member?: string;
}

export interface CsvLayout extends LayoutBase {
  kind: 'csv';
  /** Header cells that must all be there, in any order. Absent: the file has no header. */
  header?: readonly string[];
  /** For a file without a header: cells a row, and what some of them must look like. */
  headless?: { width: number; tests: readonly { position: number; matches: string }[] };
}

export interface WorkbookLayout extends LayoutBase {
  kind: 'workbook';
  /** Regular expression of the sheet names to read; each must be found at least once. */
  sheets: string;
  /** Cells that mark the header row, which is searched for in the first 40 rows of each sheet. */
  header: readonly string[];
  /** 2: the row above holds block titles; cells become `Block / Cell`, titles filled to the right. */
  headerRows?: 1 | 2;
  unpivot?: Unpivot;
  /** Rows whose first filled cell matches are notes below the table, not data. */
  notes?: string;
}

/** Turns columns into rows: every header matching `columns` gives one row; its named groups and the sheet name's become columns. */
export interface Unpivot {
  /** Regular expression with named groups over the (flattened) header, e.g. `^(?<year>\d{4} to \d{4}) - (?<statistic>.+)$`. */
  columns: string;
  /** Regular expression with named groups over the sheet name, e.g. `^Table_(?<measure>.+)$`. */
  sheet?: string;
  /** Column of the definition that takes the cell. */
  value: string;
}

export type Layout = CsvLayout | WorkbookLayout;

/** A control total the publisher gives, which must agree with the rows. */
export type Reconcile =
  /** One row for the whole file holds the sum of all others; it is taken out of the table. */
  | { rule: 'total row'; when: { column: string; matches: string }; sums: readonly string[]; tolerance?: number }
  /** One row for each group holds the group's sum; taken out of the table. */
  | { rule: 'group total'; when: { column: string; matches: string }; by: readonly string[]; sums: readonly string[]; tolerance?: number }
  /** A published ratio must be what its parts give: round(times × numerator ÷ denominator, decimals). */
  | { rule: 'ratio'; numerator: string; denominator: string; times: number; equals: string; decimals: number }
  /** In every row one column is another less a third. */
  | { rule: 'difference'; of: string; less: string; equals: string; tolerance: number }
  /** In every row one figure, or day, is not above another; a row that lacks either is not asked. */
  | { rule: 'order'; low: string; high: string; why: string }
  /** All rows of one thing say the same of it: one risk has one owner. */
  | { rule: 'one value'; by: string; columns: readonly string[] };

export type Topic = 'Finance' | 'Workforce' | 'Quality and safety' | 'Governance' | 'Community and estates';

export interface Template {
  topic: Topic;
  /** What it is for, for the person who fills it in. */
  about: string;
  /** Which post fills it in, and for whom. */
  filledBy: string;
  /** How often, and by when. */
  often: string;
  /** Advice beyond the columns, one sentence each. */
  advice: readonly string[];
}

export interface Extract extends Governed {
  title: string;
  publisher: string;
  group: Group;
  cadence: Cadence;
  /** Days from the end of a period to its expected publication; below 0 for counts made on the first day of a period and published before its last. */
  lagDays: number;
  containsPersonData: boolean;
  /** Of an extract with a row a person or event: what it holds, and for how many months after its period it is kept. */
  people?: { holds: 'records' | 'opt-outs'; keepMonths: number };
  layouts: readonly Layout[];
  /** Column that names who sent the file, the same in all its rows. Given where partners each send their own: their files of a period then stand beside each other. */
  sentBy?: string;
  /** One row for each combination, within one file. */
  key: readonly string[];
  columns: Readonly<Record<string, Column>>;
  /** Header cells that are known and not kept. Any other column without a definition is noted as extra: the publisher added it. */
  unused?: readonly string[];
  reconcile?: readonly Reconcile[];
  /** What the partner who fills it in needs besides, where it is a template. */
  template?: Template;
  /** Past this share of rows refused (or this many, where more), the file is refused whole. */
  faultBudget: { share: number; rows: number };
  /** A few lines as the publisher writes them; it must normalise without a fault. For a workbook: its table as CSV. Synthetic. */
  sample: string;
}

// ---- indicators and targets -----------------------------------------------------------------

export type AreaType = 'practice' | 'pcn' | 'place' | 'trust' | 'council' | 'sub_icb' | 'system' | 'england';
export type Basis = 'registered' | 'resident' | 'provider' | 'commissioner';
export type Aim = 1 | 2 | 3 | 4;

/** The nine all-age services of a place, and what holds them up. */
export type Service =
  | 'Public health and community development'
  | 'Community wellbeing support'
  | 'GP and primary care'
  | 'Community health care'
  | 'Community mental health'
  | 'Urgent and emergency care'
  | 'Long term conditions'
  | 'Hospital services'
  | 'Social care, education, housing and work'
  | 'Workforce'
  | 'Money';

export type Kind = 'proportion' | 'rate' | 'count' | 'mean' | 'ratio' | 'standardised rate' | 'as published';

export type RuleSet = 'plot the dots 0.2.2' | 'Making Data Count 2023';

export interface SeriesBreak {
  /** First day that is counted in the new way. */
  from: IsoDate;
  /** What changed, in words for a reader. */
  why: string;
  source: string;
}

/** A control chart is changed by nothing but such a decision, which is printed under it. */
export interface ChartDecision {
  /** `rebase`: limits begin anew at the period. `leave out`: the period counts in no limit and no rule. `baseline`: limits rest on the periods up to it. */
  kind: 'rebase' | 'leave out' | 'baseline';
  period: string;
  /** Codes of the areas it holds for; every area when left out. */
  areas?: readonly string[];
  /** Board, committee or role, never a private person. */
  decidedBy: string;
  on: IsoDate;
  why: string;
}

export interface Indicator extends Governed {
  /** Plain name, as a heading: `A&E: seen within four hours`. */
  title: string;
  question: string;
  /** Sentence with {who}, {value}, {numerator}, {denominator}, {period}: the finding in plain words. */
  says: string;
  aim: Aim;
  service: Service;
  kind: Kind;
  /** A rate is shown per so many. */
  per?: number;
  /** What is counted, plural: `patients`, `days`. */
  unit: string;
  /** How the value is written. Proportions are always percentages. `decimals` for the rest. */
  decimals?: number;
  better: 'higher' | 'lower' | 'neither';
  /** `curated.` tables its SQL reads; checked against the SQL. */
  reads: readonly string[];
  numerator: string;
  denominator: string;
  cadence: Cadence;
  bases: readonly Basis[];
  /** Levels it is published at. */
  levels: readonly AreaType[];
  /**
   * The publisher's own value is taken as it is, never divided again and never rolled up: the SQL also returns `value`, `lower` and `upper`
   * (the last two null where no margin is given), counted per so many: 100 for a percentage, 1 for a score.
   */
  published?: { per: number };
  interval: 'wilson' | 'byars' | 'none';
  /** Why there is no interval, in words for a reader, where the interval is `none` and the figure is no plain count. */
  noInterval?: string;
  /** `allowed`, or the reason why a control chart would mislead. */
  controlChart: 'allowed' | string;
  /** Rules its control charts follow; the default is those of NHSRplotthedots 0.2.2. */
  ruleSet?: RuleSet;
  /** Days from which it is counted in another way: no figure is compared across one. */
  breaks?: readonly SeriesBreak[];
  /** Decisions about its control charts, each with who decided, when and why. */
  decisions?: readonly ChartDecision[];
  /** `people`: counts of people that nobody has published yet, shown only as disclosure control allows. */
  disclosure: 'published national statistic' | 'no people counted' | 'people';
  /** Indicators of class `people` of which a numerator or denominator is one of this one's: they are protected together. */
  sharesCountsWith?: readonly string[];
  caveats: readonly string[];
  /** Worked example: tiny tables in, measures out; runs as a test on every engine. Columns divided by `|`. */
  example: { given: Readonly<Record<string, string>>; expect: string };
}

export interface Target {
  kind: 'statutory standard' | 'planning milestone' | 'national ambition' | 'local trajectory';
  comparator: '>=' | '<=' | '<' | '>';
  /** As the measure's value: a fraction for proportions. */
  value: number;
  from: IsoDate;
  to?: IsoDate;
  /** Levels it is set for; every level when left out. */
  levels?: readonly AreaType[];
  /** Codes of the areas it is set for; every area when left out. A local trajectory names its areas, and has one row a step. */
  areas?: readonly string[];
  /** In words, for a label: `by March 2026`. */
  by?: string;
  source: string;
  publishedOn: IsoDate;
  /** False: not yet confirmed from the primary source; shown as unverified. */
  verified: boolean;
  /** The one the verdict uses when several apply; the others are shown beside it. */
  headline?: boolean;
}

// ---- places ---------------------------------------------------------------------------------

export interface Partner {
  code: string;
  name: string;
  kind: 'acute trust' | 'community and mental health trust' | 'ambulance trust' | 'upper-tier council' | 'district council' | 'integrated care board';
  role: string;
  /** Serves or governs people outside this place too: shown so, never split. */
  coversMore: boolean;
  from: IsoDate;
  to?: IsoDate;
}

export interface Place extends Governed {
  name: string;
  system: { code: string; name: string };
  /** Sub-ICB locations whose GP practices make up the place. */
  subIcbs: readonly { code: string; name: string; from: IsoDate; to?: IsoDate }[];
  partners: readonly Partner[];
}

export const defineExtract = (extract: Extract): Extract => extract;
export const defineIndicator = (indicator: Indicator): Indicator => indicator;
export const defineTargets = (targets: readonly Target[]): readonly Target[] => targets;
export const definePlace = (place: Place): Place => place;

/** The same column many times over, `{n}` and `{m}` (= n + 1) in the name and header replaced by two-digit numbers from `first` to `last`. */
export function repeatColumn(first: number, last: number, name: string, column: Column & { from: string }): Record<string, Column> {
  const fill = (text: string, n: number) => text.replaceAll('{n}', String(n).padStart(2, '0')).replaceAll('{m}', String(n + 1).padStart(2, '0'));
  const count = last - first + 1;
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [fill(name, first + i), { ...column, from: fill(column.from, first + i), means: fill(column.means, first + i) }]),
  );
}
