/** Every key the walk writes, spelt in one place. All are prefixes or keys of a Store. */

export const UNRECOGNISED = 'landing/unrecognised/';
export const RECEIPTS = 'receipts/';
export const RETIRED = 'retired/';

/** Everything that lands of an extract. */
export const landedUnder = (extract: string): string => `landing/${extract}/`;
export const landed = (extract: string, period: string, sha256: string, ext: string): string => `${landedUnder(extract)}${period}/${sha256}.${ext}`;
export const unrecognised = (sha256: string, ext: string): string => `${UNRECOGNISED}${sha256}.${ext}`;
export const receiptKey = (extract: string, period: string, sha256: string): string => `receipts/${extract}/${period}/${sha256}.json`;

/** Says that the bytes and rows of a receipt are gone, since when and why. */
export const retiredKey = ({ extract, period, sha256 }: { extract: string; period: string; sha256: string }): string =>
  `retired/${extract}/${period}/${sha256}.json`;

/** Holds `rows/` (Parquet), `faults/`, `faults.csv` and, written last, `outcome.json`. */
export const normalised = (extract: string, period: string, sha256: string): string => `normalised/${extract}/${period}/${sha256}/`;

/** One materialisation of a mart, named by what went into it. */
export const curated = (table: string, inputs: string): string => `curated/${table}/${inputs}/`;
export const published = (table: string, run: string): string => `published/${table}/${run}/`;

export const CURRENT_SUITE = 'reports/current';
export const suite = (run: string): string => `reports/runs/${run}/`;

/** What disclosure control remembers: true counts, for the pipeline alone. Kept for ever: a pack that readers have cannot be made unknown. */
export const PACKS = 'disclosure/packs/';
export const pack = (number: number, inputs: string): string => `${PACKS}${String(number).padStart(8, '0')}-${inputs}.json`;
export const told = (run: string, indicator: string): string => `disclosure/told/${run}/${indicator}.ndjson.gz`;
