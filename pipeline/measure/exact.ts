/** Sums of decimal texts with eight places, exact to the last one: `150.00000000` as an engine casts a decimal(38,8). */

const PLACES = 8;
const DECIMAL = /^(-?\d+)\.(\d{8})$/;

function parts(text: string): bigint {
  const found = DECIMAL.exec(text);
  if (found === null) throw new Error(`'${text}' is not a decimal of ${PLACES} places`);
  return BigInt(`${found[1]}${found[2]}`);
}

/** The double nearest to one such text: nothing is added, and parsing rounds once. */
function nearest(text: string): number {
  if (!DECIMAL.test(text)) throw new Error(`'${text}' is not a decimal of ${PLACES} places`);
  return Number(text) + 0;
}

/** The sum as the nearest double; null when there is nothing to add. @throws when a text is no such decimal */
export function exactSum(texts: readonly (string | null)[]): number | null {
  const held = texts.filter((text) => text !== null);
  const [only] = held;
  if (only === undefined) return null;
  if (held.length === 1) return nearest(only);
  const total = held.reduce((sum, text) => sum + parts(text), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(PLACES + 1, '0');
  return Number(`${total < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
}
