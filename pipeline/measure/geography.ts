/** What every indicator needs of the curated geography, read once a night: what areas are called, and which place they belong to. */
import type { Warehouse } from '../ports.js';
import { type Homes, homesOf } from './homes.js';
import { type AreaNames, areaNames } from './names.js';

export interface Geography {
  names: AreaNames;
  homes: Homes;
}

export const geographyOf = async (warehouse: Warehouse): Promise<Geography> => ({ names: await areaNames(warehouse), homes: await homesOf(warehouse) });
