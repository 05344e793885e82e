/** Normal draws that repeat: the same seed gives the same draws on every machine, so that a simulated interval is the same every night. */
import { chiSquare } from './distributions.js';

/**
 * `count` draws of a standard normal. Even draws are sfc32's (Doty-Humphrey, PractRand: 128 bits of state, passes BigCrush), made normal in pairs by
 * Marsaglia's polar method (1964, SIAM Review 6:260).
 */
export function normalDraws(count: number, seed: number): Float64Array {
  const even = evenDraws(seed);
  const draws = new Float64Array(count + (count % 2));
  for (let i = 0; i < draws.length; i += 2) {
    let [x, y, s] = [0, 0, 0];
    while (s === 0 || s >= 1) {
      x = 2 * even() - 1;
      y = 2 * even() - 1;
      s = x * x + y * y;
    }
    const stretch = Math.sqrt((-2 * Math.log(s)) / s);
    draws[i] = x * stretch;
    draws[i + 1] = y * stretch;
  }
  return draws.subarray(0, count);
}

/**
 * `count` draws of a standard normal, one out of each of as many slices of equal probability, the lowest first: they follow the normal far more closely than
 * as many that are drawn freely. Source: McKay, Beckman and Conover (1979), Technometrics 21:239 (stratified sampling).
 */
export function slicedNormalDraws(count: number, seed: number): Float64Array {
  const even = evenDraws(seed);
  return Float64Array.from({ length: count }, (_, i) => normalAt((i + even()) / count));
}

/** The value that a standard normal is below with this probability, between 0 and 1. */
function normalAt(share: number): number {
  const middle = Math.abs(2 * share - 1);
  return middle === 0 ? 0 : Math.sign(share - 0.5) * Math.sqrt(chiSquare(middle, 1));
}

/** Even draws of 0 to 1, 1 left out; the first twelve only stir the seed. */
function evenDraws(seed: number): () => number {
  const state = new Uint32Array([0, 0x9e3779b9, seed, 1]);
  const next = (): number => {
    const [a = 0, b = 0, c = 0, count = 0] = state;
    const mixed = (a + b + count) >>> 0;
    state[3] = count + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + mixed;
    return mixed / 2 ** 32;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}
