/** The incomplete beta function, from which comes Student's t. Source: NIST Digital Library of Mathematical Functions 8.17. */
import { logGamma, logGammaStep } from './gamma.js';

const EPSILON = 2 ** -53;
const TINY = 1e-300;
/** Enough for degrees of freedom up to about 10⁸. */
const MOST = 100_000;

/** I_x(a, b), the share of the beta distribution below x, for x from 0 to 1; `rest` is 1 − x, given so that x near 1 keeps its figures. */
export function betaBelow(a: number, b: number, x: number, rest = 1 - x): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  return x < (a + 1) / (a + b + 2) ? share(a, b, x, rest) : 1 - share(b, a, rest, x);
}

/** x^a (1 − x)^b ÷ a B(a, b), times the continued fraction 8.17.22 by Lentz's method. */
function share(a: number, b: number, x: number, rest: number): number {
  const [large, small] = a < b ? [b, a] : [a, b];
  const front = Math.exp(logGammaStep(large, small) - logGamma(small) + a * Math.log(x) + b * Math.log(rest)) / a;
  let [c, d, value] = [1, 1 / (1 - ((a + b) * x) / (a + 1) || TINY), 1];
  value = d;
  for (let m = 1; m < MOST; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 / (1 + term * d || TINY);
      c = 1 + term / c || TINY;
      step = c * d;
      value *= step;
    }
    if (Math.abs(step - 1) <= 2 * EPSILON) break;
  }
  return front * value;
}
