/** Normal draws that repeat: the same seed gives the same draws on every machine, so that a simulated interval is the same every night. */

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
