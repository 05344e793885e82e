/**
 * The keys under which people's NHS numbers are replaced. A reference is a keyed hash (HMAC-SHA-256, RFC 2104): the same person has the same reference in
 * every partner's extract, and without the key nobody can work it out again, not even by trying all ten thousand million numbers.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';

export interface Key {
  /** Six hexadecimal digits, worked out of the secret: says which key a reference was made under. */
  id: string;
  secret: Uint8Array;
  /** Known to everyone: for the samples alone. */
  synthetic: boolean;
}

/** While a key is being changed both are held, and each person who appears is linked from the old reference to the new one. */
export interface Keyring {
  current: Key;
  previous?: Key;
}

const BYTES = 32;

export const keyOf = (secret: Uint8Array, synthetic = false): Key => ({
  id: createHash('sha256').update('place-suite key id').update(secret).digest('hex').slice(0, 6),
  secret,
  synthetic,
});

export const newKey = (): Key => keyOf(randomBytes(BYTES));

/** The samples' own key, the same on every machine. */
export const sampleKey = (): Key => keyOf(createHash('sha256').update('SYNTHETIC: the key of the samples').digest(), true);

/** The reference of a person: `<key id>-<32 hexadecimal digits>`. @param nhsNumber ten digits */
export const personRef = ({ id, secret }: Key, nhsNumber: string): string =>
  `${id}-${createHmac('sha256', secret).update(nhsNumber).digest('hex').slice(0, 32)}`;

/** A name for bytes that may hold people's numbers: without the key, a short file could be found out by trying. */
export const keyedHash = ({ secret }: Key, sha256: string): string => createHmac('sha256', secret).update(`file ${sha256}`).digest('hex');

/** As it is kept: in a file for its owner alone, or as a secret. */
export const formatKeyring = ({ current, previous }: Keyring): string =>
  `${JSON.stringify({ current: formatKey(current), ...(previous === undefined ? {} : { previous: formatKey(previous) }) }, null, 2)}\n`;

const formatKey = ({ id, secret, synthetic }: Key): object => ({
  id,
  secret: Buffer.from(secret).toString('base64'),
  ...(synthetic ? { synthetic: 'SYNTHETIC: known to everyone' } : {}),
});

/** @throws when the text is no keyring: a damaged key must never be taken for a new one */
export function parseKeyring(text: string): Keyring {
  const { current, previous } = JSON.parse(text) as Record<'current' | 'previous', Kept | undefined>;
  if (current === undefined) throw new Error('the keyring has no current key');
  return { current: parseKey(current), ...(previous === undefined ? {} : { previous: parseKey(previous) }) };
}

interface Kept {
  id: string;
  secret: string;
  synthetic?: string;
}

function parseKey({ id, secret, synthetic }: Kept): Key {
  const key = keyOf(Buffer.from(secret, 'base64'), synthetic !== undefined);
  if (key.secret.length !== BYTES || key.id !== id) throw new Error(`key ${id} is damaged: its secret is not the one it was made with`);
  return key;
}
