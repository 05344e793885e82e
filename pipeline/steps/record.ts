/** What the tasks of one night tell each other: small JSON files under `runs/<night>/`. */
import type { MartPlan } from '../curate.js';
import type { Pack } from '../disclosure/packs.js';
import { type LedgerLine, readJson } from '../ledger.js';
import type { Catalogue } from '../nightly.js';
import type { Store, Warehouse } from '../ports.js';
import type { SuiteFacts } from '../publish/places.js';
import type { Receipt } from '../receipts.js';
import type { NightId } from './turn.js';

export interface StepDeps {
  store: Store;
  /** Where the night builds its tables, beside those that readers see. */
  warehouse: Warehouse;
  catalogue: Catalogue;
  sqlRoot: string;
  /** Hash of the code and catalogue: a change of either makes a new suite. */
  version: string;
}

/** What is measured from what. */
export interface Plan {
  /** Names the measures. */
  run: string;
  /** `martsHash` of the marts. */
  marts: string;
  plans: MartPlan[];
  lines: LedgerLine[];
  /** Where people are counted: the pack that is being made, among those before it. */
  pack?: Pack;
}

/** A table of the record, by name: what is in it. */
interface Record {
  receipts: Receipt[];
  /** Keys of the receipts to normalise. */
  todo: { receipt: string }[];
  plan: Plan;
  facts: SuiteFacts;
}

export const recordKey = (night: NightId, name: string): string => `runs/${night.id}/${name}.json`;

export const writeRecord = <K extends keyof Record>(store: Store, night: NightId, name: K, value: Record[K]): Promise<void> =>
  store.write(recordKey(night, name), JSON.stringify(value));

/** @throws MissingKey when the task that writes it has not been done */
export const readRecord = <K extends keyof Record>(store: Store, night: NightId, name: K): Promise<Record[K]> =>
  readJson<Record[K]>(store, recordKey(night, name));

/** The same for one of many: what was measured of an indicator, what was published of a place. */
export const partKey = (night: NightId, kind: 'measured' | 'published' | 'packs', id: string): string => recordKey(night, `${kind}/${id}`);
