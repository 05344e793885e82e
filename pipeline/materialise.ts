/** A SELECT's rows, made once under a location that its inputs name, and found again afterwards. Safe to kill at any moment. */
import { readJson } from './ledger.js';
import type { SqlType, Store, Warehouse } from './ports.js';

export interface Materialised {
  rows: number;
  columns: Record<string, SqlType>;
  /** True when it was there already. */
  reused: boolean;
}

/** Written last: its presence says that the location is whole. Its name keeps it out of the sight of engines that read the folder. */
const MARKER = '_complete.json';

/** @param location a prefix that no other SELECT or input would be given */
export async function materialiseOnce({ store, warehouse }: { store: Store; warehouse: Warehouse }, select: string, location: string): Promise<Materialised> {
  if ((await store.describe(location + MARKER)) !== undefined)
    return { ...(await readJson<Omit<Materialised, 'reused'>>(store, location + MARKER)), reused: true };
  await store.remove(location);
  const columns = await warehouse.describe(select);
  const { rows } = await warehouse.materialise(select, location);
  await store.write(location + MARKER, JSON.stringify({ rows, columns }));
  return { rows, columns, reused: false };
}
