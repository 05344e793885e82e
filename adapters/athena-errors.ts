/** What Athena and Glue say when something does not run, as errors of ours: which it is, and what to do about it. */
import { QueryFailed } from '../pipeline/ports.js';

/** Athena had no room, or broke down by itself: the same query may succeed later. Whoever retries knows it by its name. */
export class Throttled extends Error {
  override name = 'Throttled';
}

const BUSY = ['TooManyRequestsException', 'ThrottlingException', 'Throttling', 'SlowDown', 'ServiceUnavailable'];

/** By what it says, which Athena takes from Trino. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/bytes scanned limit/i, 'read fewer columns or periods, or raise the limit of the work group'],
  [/HIVE_PATH_ALREADY_EXISTS/, 'remove what an earlier try left at the location, or take another location'],
  [/access ?denied|not authorized|insufficient permissions?/i, 'grant the role that runs it what the message names, in lib/grants.ts'],
  [/work ?group .*(not found|disabled)/i, 'deploy the stack, or name a work group that is there'],
  [/output ?location/i, 'give the work group an output location, and do not enforce it on the one that makes tables'],
  [/(TABLE|SCHEMA|COLUMN)_NOT_FOUND|does not exist|cannot be resolved/, 'make and point the table before it is read, or mend the name'],
  [/HIVE_BAD_DATA|HIVE_CURSOR_ERROR|malformed parquet/i, 'remove the files of the table and have them made again: they are not what the table says'],
  [/EXCEEDED_\w*LIMIT|exhausted resources/i, 'sort, join or group less at once'],
  [
    /(INVALID_CAST_ARGUMENT|INVALID_FUNCTION_ARGUMENT|DIVISION_BY_ZERO|NUMERIC_VALUE_OUT_OF_RANGE)/,
    'mend the SQL, or refuse such a value where the file is normalised',
  ],
  [
    /mismatched input|extraneous input|no viable alternative|token recognition|not supported/i,
    'keep to the SQL that means the same on every engine: docs/contributing.md',
  ],
];

/** Athena's words, and what to do where that is known. */
export function advised(said: string): string {
  const found = ADVICE.find(([pattern]) => pattern.test(said));
  return found === undefined ? said : `${said.replace(/[.\s]+$/, '')}. What to do: ${found[1]}`;
}

/** A refusal of the query itself is QueryFailed, too much at once Throttled; what is neither (rights, the network) keeps its name and gains advice. */
export function explained(sql: string, error: unknown): Error {
  const { name, message } = error as Error;
  if (BUSY.includes(name)) return new Throttled(`Athena has no room for the query now (${name}: ${message}). What to do: try again later`, { cause: error });
  if (name === 'InvalidRequestException') return new QueryFailed(sql, advised(message), { cause: error });
  return Object.assign(new Error(advised(message), { cause: error }), { name });
}
