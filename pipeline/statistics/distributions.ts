/**
 * Quantiles of the normal, chi-square and Student distributions, found by narrowing down on the distribution itself until it answers the share that was asked.
 * They agree with 40-figure arithmetic to 13 figures (docs/decisions/0002-statistics.md).
 */
import { betaBelow } from './beta.js';
import { gammaDensity, gammaTails, logGammaStep } from './gamma.js';

/** Share of the standard normal distribution below z: ½ Q(½, z² ÷ 2) below 0, and the rest of it above. */
export function normalBelow(z: number): number {
  const beyond = gammaTails(0.5, (z * z) / 2).above / 2;
  return z < 0 ? beyond : 1 - beyond;
}

const zs = new Map<number, number>();

/** How many standard errors either side of the middle hold the share `confidence` of a normal distribution: 1.959964 for 0.95. z² is chi-square with 1 degree. */
export function normalReach(confidence: number): number {
  within('confidence', confidence);
  const known = zs.get(confidence);
  if (known !== undefined) return known;
  const z = Math.sqrt(chiSquare(confidence, 1));
  if (zs.size < 64) zs.set(confidence, z);
  return z;
}

/** The value that chi-square with `degrees` of freedom, above 0 and not always whole, is below with probability `share`. */
export function chiSquare(share: number, degrees: number): number {
  within('share', share);
  if (!(degrees > 0)) throw new RangeError(`${degrees} degrees of freedom; it needs more than 0`);
  const a = degrees / 2;
  const above = 1 - share;
  /** Compared on the smaller tail, which keeps its figures. */
  const miss = (x: number): number => {
    const tails = gammaTails(a, x);
    return share < 0.5 ? tails.below - share : above - tails.above;
  };
  return 2 * narrow(miss, (x) => gammaDensity(a, x), Math.max(a, 1e-3));
}

/** Student's t with `degrees` of freedom, above 0: how far either side of 0 holds the share `confidence`. 12.706 for 0.95 and 1. */
export function studentReach(confidence: number, degrees: number): number {
  within('confidence', confidence);
  if (!(degrees > 0)) throw new RangeError(`${degrees} degrees of freedom; it needs more than 0`);
  const scale = Math.exp(logGammaStep(degrees / 2, 0.5)) / Math.sqrt(degrees * Math.PI);
  const density = (t: number): number => 2 * scale * Math.exp((-(degrees + 1) / 2) * Math.log1p((t * t) / degrees));
  const outside = 1 - confidence;
  const miss = (t: number): number => {
    const whole = degrees + t * t;
    return outside - betaBelow(degrees / 2, 0.5, degrees / whole, (t * t) / whole);
  };
  return narrow(miss, density, 2);
}

/** Where a rising function from below 0 at 0 crosses 0: Newton's steps, kept between the nearest points known below and above, else halving (doubling at first). */
function narrow(rising: (x: number) => number, slope: (x: number) => number, first: number): number {
  let [low, high, x] = [0, Number.POSITIVE_INFINITY, first];
  for (let step = 0; step < 400; step += 1) {
    const miss = rising(x);
    if (miss === 0) return x;
    if (miss < 0) low = x;
    else high = x;
    const next = x - miss / slope(x);
    const inside = next > low && next < high;
    const to = inside ? next : high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    if (Math.abs(to - x) <= 4 * 2 ** -53 * Math.abs(x)) return to;
    x = to;
  }
  return x;
}

function within(name: string, share: number): void {
  if (!(share > 0 && share < 1)) throw new RangeError(`a ${name} of ${share}; it lies between 0 and 1`);
}
