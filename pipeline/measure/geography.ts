/** What every indicator needs of the curated geography, read once a night: what areas are called, which place they belong to, and what says how deprived they are. */
import type { Warehouse } from '../ports.js';
import { type Footprints, footprintsOf } from './footprint.js';
import { type Deprivation, deprivationHeld } from './graded.js';
import { type Homes, homesOf } from './homes.js';
import { type Lineage, lineageOf } from './lineage.js';
import { type AreaNames, areaNames } from './names.js';

export interface Geography {
  names: AreaNames;
  homes: Homes;
  deprivation: Deprivation;
  footprints: Footprints;
  lineage: Lineage;
}

/** @param today last day the data in force speak of: its boundaries are those of today */
export const geographyOf = async (warehouse: Warehouse, today?: string): Promise<Geography> => ({
  names: await areaNames(warehouse),
  homes: await homesOf(warehouse),
  deprivation: await deprivationHeld(warehouse),
  footprints: await footprintsOf(warehouse, today),
  lineage: await lineageOf(warehouse, today),
});
