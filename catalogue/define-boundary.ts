/** The vocabulary of changes of boundaries, as catalogue/define.ts is that of everything else in the catalogue. */
import type { AreaType, Governed, IsoDate } from './define.js';

/** What an area became: one that begins that day, or one that was there before. */
export interface Heir {
  code: string;
  name: string;
  isNew: boolean;
}

/** A change of boundaries on one day: areas that ended and what they became, and areas that changed what they belong to. */
export interface Boundary extends Governed {
  title: string;
  /** First day of the new boundaries. */
  on: IsoDate;
  publishedOn: IsoDate;
  /** False: not yet confirmed from the primary source; applied, and shown as unverified. */
  verified: boolean;
  /**
   * Areas that ended the day before. One area in `into`: all of it became part of that one. Several, or none: its parts went different ways,
   * and only a file that names a part says where that part went.
   */
  became: readonly { type: AreaType; code: string; name: string; into: readonly Heir[] }[];
  /** Areas that went on and changed what they belong to. */
  moved: readonly { type: AreaType; code: string; name: string; parentType: AreaType; from: string; to: string }[];
}

export const defineBoundary = (boundary: Boundary): Boundary => boundary;
