/**
 * The incomplete gamma function, from which come the Poisson and normal distributions.
 * Ours, because the library that was tried is off by up to 0.5% where shapes are large: docs/decisions/0002-statistics.md.
 * Sources: Abramowitz and Stegun 6.1 and 6.5; NIST Digital Library of Mathematical Functions 5.11, 8.7 and 8.9.
 */

/** Where a sum or a fraction stops changing. */
const EPSILON = 2 ** -53;
/** Enough for shapes up to about 10¹⁰; each step of a sum or a fraction gets nearer, so that more are never wrong. */
const MOST = 1_000_000;

/** Terms of Stirling's series: B₂ₖ ÷ 2k(2k − 1), for k from 1. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400] as const;

/** What is left of ln Γ(x) after (x − ½) ln x − x + ½ ln 2π; x from 10 on. */
function stirlingRest(x: number): number {
  return STIRLING.reduceRight((rest, term) => rest / (x * x) + term, 0) / x;
}

/** ln Γ(x) for x above 0, by Stirling's series once x has been raised past 10 with Γ(x + 1) = x Γ(x). */
export function logGamma(x: number): number {
  let [at, product] = [x, 1];
  for (; at < 10; at += 1) product *= at;
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + stirlingRest(at) - Math.log(product);
}

/** ln Γ(x + by) − ln Γ(x) for both above 0. Where x is large the two are not worked out and taken from each other: that would cost figures. */
export function logGammaStep(x: number, by: number): number {
  if (x < 10) return logGamma(x + by) - logGamma(x);
  return (x - 0.5) * Math.log1p(by / x) + by * Math.log(x + by) - by + stirlingRest(x + by) - stirlingRest(x);
}

/**
 * x^a e^−x ÷ Γ(a + 1): the probability of a events when x are expected. Large shapes are taken by how far x is from a, (x − a) − a ln(x ÷ a), so that no two
 * large figures are taken from each other.
 */
function poissonMass(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  const away = (x - a) / a;
  return Math.exp(-a * (away - Math.log1p(away)) - stirlingRest(a)) / Math.sqrt(2 * Math.PI * a);
}

/** Both tails of the gamma distribution of shape a and scale 1 at x: `below` = P(a, x), `above` = Q(a, x) = 1 − P(a, x). Each keeps its own figures. */
export function gammaTails(a: number, x: number): { below: number; above: number } {
  if (!(x > 0)) return { below: 0, above: 1 };
  if (x < a + 1) {
    const below = series(a, x);
    return { below, above: 1 - below };
  }
  const above = fraction(a, x);
  return { below: 1 - above, above };
}

/** P(a, x) = x^a e^−x ÷ Γ(a + 1) × (1 + x ÷ (a + 1) + x² ÷ (a + 1)(a + 2) + …). */
function series(a: number, x: number): number {
  let [term, total] = [1, 1];
  for (let k = 1; k < MOST && term > total * EPSILON; k += 1) {
    term *= x / (a + k);
    total += term;
  }
  return total * poissonMass(a, x);
}

/** Q(a, x) = a x^a e^−x ÷ Γ(a + 1) × 1 ÷ (x + 1 − a − 1(1 − a) ÷ (x + 3 − a − …)), by Lentz's method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < MOST; k += 1) {
    const term = k * (a - k);
    b += 2;
    d = 1 / (term * d + b);
    c = b + term / c;
    value *= c * d;
    if (Math.abs(c * d - 1) <= 2 * EPSILON) break;
  }
  return value * a * poissonMass(a, x);
}

/** Density of the gamma distribution of shape a and scale 1. */
export const gammaDensity = (a: number, x: number): number => (poissonMass(a, x) * a) / x;
