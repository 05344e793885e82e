/**
 * What a place's reports say, before any format: one model, so that HTML, PDF, XLSX and CSV cannot disagree.
 * Built by `build-pack.ts` from published rows and the catalogue; drawn by html/, pdf/, workbook.ts and tidy-csv.ts.
 */
import type { Aim, AreaType, Basis, Indicator, Place, Target } from '../../catalogue/define.js';
import type { GapAreaRow, GapRow } from '../gap-row.js';
import type { InequalityRow } from '../inequality-row.js';
import type { AgainstTarget, Direction, MeasureRow } from '../measure-row.js';
import type { RiskCalibrationRow, RiskModelRow } from '../risk-row.js';
import type { Commentary, Governance, GovernanceRows } from './governance-model.js';
import type { Unequal } from './unequal.js';
import type { Unplaced } from './unplaced.js';

export type Status = 'Alert' | 'Advise' | 'Assure' | 'Not judged';

/** One indicator for one area: a row of the at-a-glance table and, when it belongs to the place, a page. */
export interface Subject {
  id: string;
  indicator: string;
  definition: Indicator;
  areaType: AreaType;
  areaCode: string;
  areaName: string;
  basis: Basis;
  /** True when the organisation also serves people outside this place. */
  coversMore: boolean;
  /** By period, oldest first. Periods not held in between are absent. */
  series: MeasureRow[];
  latest: MeasureRow;
  /** The same by the boundaries of today, where that differs: by period, oldest first. */
  asNow?: MeasureRow[];
  /** Every target in force at the latest period, the verdict's first. */
  targets: readonly Target[];
  direction: Direction;
  againstTarget: AgainstTarget;
  status: Status;
  statusReason: string;
  /** Finding in plain words, with who, number, unit and date. */
  headline: string;
  /** People short of the target, when it is missed and counts people or events. */
  shortBy?: number;
  /** Same indicator, same period, for the larger areas. */
  comparisons: MeasureRow[];
  /** The places' or partners' same indicator at the same level, this one included. */
  peers: MeasureRow[];
  /** Their series, one each, for small multiples; by area name. */
  peerSeries: MeasureRow[][];
  /** Parts of the place: networks or practices, latest period. */
  parts: MeasureRow[];
  /** Practices of a place, latest period, those without a value too. */
  practices: MeasureRow[];
  /** The funnel of the latest period, by name: the place's practices, or the trusts or councils of England that it is one of. Empty when there is none. */
  funnel: MeasureRow[];
  /** The latest period by deprivation, of a place's measure that is cut by it. */
  unequal?: Unequal;
  /** What its owner says of it, where anything was sent. */
  commentary?: Commentary;
  synthetic: boolean;
}

export type Freshness = 'On time' | 'Due today' | 'Late' | 'Refused' | 'Never received' | 'No fixed date';

/** Where an extract stands: also what `status` prints. */
export interface ExtractStanding {
  extract: string;
  title: string;
  publisher: string;
  group: string;
  /** Newest period in force, and how many periods are. */
  newest: string | null;
  periods: number;
  fileName: string | null;
  sha256: string | null;
  rows: number;
  faults: number;
  freshness: Freshness;
  /** In words: `June 2025 was due on 10 July 2025`. */
  says: string;
  nextDue: string | null;
  synthetic: boolean;
}

export interface ReceiptLine {
  extract: string;
  period: string;
  fileName: string;
  sha256: string;
  landedOn: string;
  state: string;
  reason: string;
  rows: number;
  faults: number;
}

export interface ReconciliationLine {
  extract: string;
  period: string;
  fileName: string;
  what: string;
  compared: number;
  disagreed: number;
}

export interface FaultLine {
  extract: string;
  file: string;
  line: number;
  column: string;
  found: string;
  expected: string;
  rule: string;
  todo: string;
}

/** Everything the data-quality page says; the same for every place of a suite. */
export interface Quality {
  standings: ExtractStanding[];
  receipts: ReceiptLine[];
  reconciliations: ReconciliationLine[];
  /** At most 200, worst first, and how many there are in all. */
  faults: FaultLine[];
  faultsInAll: number;
  /** Practices with no place in the geography, and the like. */
  notes: string[];
}

/** A practice and the network it belongs to on the day of the report, if to any. */
export interface Membership {
  practice: string;
  network: string | null;
}

/** A figure of a network or practice, of the period of the place's newest. */
export interface LocalFigure {
  subject: Subject;
  row: MeasureRow;
}

/** A network or a practice. */
export interface Local {
  code: string;
  name: string;
  /** In the order of the measures' services and titles. */
  figures: LocalFigure[];
}

export interface Neighbourhood extends Local {
  practices: Local[];
}

export interface Pack {
  placeId: string;
  place: Place;
  /** First and last day the data speak of: `data to April 2026`. */
  dataTo: string;
  /** Day the newest file in force arrived: all a page may say about "now". */
  heldOn: string;
  run: string;
  synthetic: boolean;
  registered?: { value: number; period: string };
  networks: number;
  /** One to three sentences that say where the place stands. */
  position: string[];
  /** In the order of REPORT-DESIGN section 5. */
  subjects: Subject[];
  byAim: Record<Aim, string[]>;
  banners: { kind: 'Draft' | 'Late' | 'Refused' | 'Restated' | 'Quality' | 'Synthetic'; text: string; href?: string }[];
  quality: Quality;
  /** Where levels do not add up, for the place, its system and England. */
  unplaced: Unplaced[];
  /** Practices that belong to the place on the day it is held, with their networks. */
  memberships: readonly Membership[];
  /** Where the place has sent its register, its plan or its commentary. */
  governance?: Governance;
  /** Where partners have sent extracts about people. */
  population?: Population;
}

/** What a report says of the people of a place: its parts, its networks, and the risk model. */
export interface Population {
  /** Definitions of the indicators that count people. */
  definitions: Readonly<Record<string, Indicator>>;
  /** Newest month of the extracts. */
  period: string;
  /** Rows of the place by part, and of its networks whole, of indicators that count people. */
  own: MeasureRow[];
  networks: MeasureRow[];
  model: readonly RiskModelRow[];
  calibration: readonly RiskCalibrationRow[];
}

/** What a pack is built from. */
export interface PackInputs {
  placeId: string;
  places: Readonly<Record<string, Place>>;
  indicators: Readonly<Record<string, Indicator>>;
  targets: Readonly<Record<string, readonly Target[]>>;
  /** Every area this place can show: itself, its partners, system, England, its networks and practices, the other places. */
  measures: readonly MeasureRow[];
  /** Gaps by deprivation of the place and of England. */
  inequality?: readonly InequalityRow[];
  /** Gaps between levels of the place, of its system and of England, newest period, and the areas that make them. */
  gaps?: readonly GapRow[];
  gapAreas?: readonly GapAreaRow[];
  /** Practices that belong to the place on the day it is held, with their networks. */
  memberships?: readonly Membership[];
  /** What the place has sent about its risks, its plan and itself. */
  governance?: GovernanceRows;
  /** The risk model and its test. */
  risk?: { model: readonly RiskModelRow[]; calibration: readonly RiskCalibrationRow[] };
  quality: Quality;
  run: string;
  heldOn: string;
  synthetic: boolean;
}

export interface SuiteFile {
  /** Path inside the suite: `wirral/index.html`. */
  path: string;
  body: Uint8Array | string;
}
