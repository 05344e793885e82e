/** What every indicator needs of the curated geography, read once a night: what areas are called, which place they belong to, and what says how deprived they are. */
import type { Warehouse } from '../ports.js';
import { type Deprivation, deprivationHeld } from './graded.js';
import { type Homes, homesOf } from './homes.js';
import { type AreaNames, areaNames } from './names.js';

export interface Geography {
  names: AreaNames;
  homes: Homes;
  deprivation: Deprivation;
}

export const geographyOf = async (warehouse: Warehouse): Promise<Geography> => ({
  names: await areaNames(warehouse),
  homes: await homesOf(warehouse),
  deprivation: await deprivationHeld(warehouse),
});
