/**
 * One practice with very many people, all made up, in a process of its own. Prints times in milliseconds and peak memory as JSON. `people-load.ts take|use|duckdb FOLDER PEOPLE`.
 * `take` lands and normalises the file; `use` makes the marts of people from what `take` left, one indicator with its cuts and disclosure control, and the risk model; `duckdb` only
 * reads the same file into Parquet: no check, no reference in place of a number. `make` writes the file. Numbers are of the range 9…, in which none is issued.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { storeDirectory } from '../adapters/store-directory.js';
import { warehouseDuckdb } from '../adapters/warehouse-duckdb.js';
import { extracts, indicators } from '../catalogue/registry.js';
import { curate, type InForce } from '../pipeline/curate.js';
import { land } from '../pipeline/land.js';
import { readJson } from '../pipeline/ledger.js';
import { measure } from '../pipeline/measure.js';
import { normalise } from '../pipeline/normalise.js';
import { normalised } from '../pipeline/paths.js';
import { keyOf } from '../pipeline/people/keyring.js';
import { checkDigit } from '../pipeline/people/nhs-number.js';

const [stage = '', folder = '', people = '0'] = process.argv.slice(2);
const file = path.join(folder, 'registered.csv');
const store = storeDirectory({ root: folder });
const HEAD =
  'EXTRACT_MONTH,PRACTICE_CODE,NHS_NUMBER,AGE_BAND,SEX,ETHNIC_CATEGORY,LSOA,ASTHMA,ATRIAL_FIBRILLATION,CANCER,CHD,CKD,COPD,DEMENTIA,DEPRESSION,DIABETES,EPILEPSY,HEART_FAILURE,HYPERTENSION,LEARNING_DISABILITY,SMI,STROKE,FRAILTY,END_OF_LIFE\n';
const AGES = ['0-4', '15-19', '25-29', '35-39', '45-49', '55-59', '65-69', '75-79', '80-84', '90+'];
const FRAILTY = ['', 'fit', 'mild', 'moderate', 'severe'];

function make(): void {
  const to = openSync(file, 'w');
  let text = HEAD;
  for (let i = 0, made = 0; made < Number(people); i += 1) {
    const nine = `9${String((i * 7_919) % 100_000_000).padStart(8, '0')}`;
    const check = checkDigit(nine);
    if (check > 9) continue;
    made += 1;
    const has = Array.from({ length: 15 }, (_, j) => ((i * (j + 3)) % (11 + j) === 0 ? 'TRUE' : 'FALSE')).join(',');
    const known = [AGES[i % 10], i % 2 ? 'F' : 'M', 'ACHJN'[i % 5], `E0101${String(i % 1500).padStart(4, '0')}`].join(',');
    text += `2026-09,Y90001,${nine}${check},${known},${has},${i % 10 > 6 ? FRAILTY[i % 5] : ''},${i % 400 === 0 ? 'TRUE' : 'FALSE'}\n`;
    if (made % 5000 === 0) {
      writeSync(to, text);
      text = '';
    }
  }
  writeSync(to, text);
  closeSync(to);
}

async function take(): Promise<void> {
  const key = keyOf(new Uint8Array(32).fill(7));
  const landed = await land(
    { store, extracts, now: new Date('2026-10-01'), scratch: folder, keys: async () => ({ current: key }) },
    { fileName: 'registered.csv', path: file },
  );
  if ('waiting' in landed) throw new Error(landed.waiting.expected);
  const extract = extracts.person_registered;
  if (extract === undefined) throw new Error('the catalogue has no person_registered');
  const outcome = await normalise({ store, extractId: 'person_registered', extract, scratch: folder }, landed.receipt);
  if (outcome.rows !== Number(people)) throw new Error(`${outcome.rows} rows of ${people} are kept: ${outcome.reason}`);
  const { extract: id, period, sha256 } = landed.receipt;
  await store.write('bench.json', JSON.stringify([{ extract: id, period, sha256, location: normalised(id, period, sha256) }]));
}

async function use(): Promise<void> {
  const warehouse = warehouseDuckdb({ root: folder, memoryLimit: '1500MB' });
  const { people_registered } = indicators;
  if (people_registered === undefined) throw new Error('the catalogue has no people_registered');
  await curate({ store, warehouse, sqlRoot: 'sql', extracts, places: {}, boundaries: {} }, await readJson<InForce[]>(store, 'bench.json'), () => undefined);
  await measure({ store, warehouse, sqlRoot: 'sql', indicators: { people_registered }, targets: {} }, 'load', () => undefined);
  await warehouse.close();
}

async function duckdb(): Promise<void> {
  const warehouse = warehouseDuckdb({ root: folder, memoryLimit: '1500MB' });
  await warehouse.materialise(`SELECT * FROM read_csv('${file}')`, 'peer/');
  await warehouse.close();
}

const STAGES: Readonly<Record<string, () => void | Promise<void>>> = { make, take, use, duckdb };
const started = performance.now();
await STAGES[stage]?.();
process.stdout.write(
  `${JSON.stringify({ milliseconds: Math.round(performance.now() - started), peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
);
