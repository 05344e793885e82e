/**
 * Over-dispersion: whether members of a funnel differ by more than chance, by how much, and limits widened for it. Where practices differ in age and illness
 * the plain limits flag nearly all of them, and so say nothing about any one.
 * Sources: Spiegelhalter (2005), Handling over-dispersion of performance indicators, Qual Saf Health Care 14:347, and Funnel plots for comparing institutional
 * performance, Stat Med 24:1185; NHS Digital, Summary Hospital-level Mortality Indicator, Indicator specification, over-dispersion;
 * DerSimonian and Laird (1986), Control Clin Trials 7:177.
 */
import { chanceVariance, type FunnelKind, type Limits, type Member } from './funnel.js';
import { sum } from './sum.js';

/** How far members differ beyond chance. */
export interface Dispersion {
  /** φ: mean square of the winsorised z scores. 1 or less: no more than chance. */
  ratio: number;
  /** τ²: variance of the true values between members, in the square of the value's unit. 0: none beyond chance. */
  between: number;
}

/** Share of z scores at each end that is drawn in, so that a few outliers do not widen the limits that should show them. */
export const WINSORISED = 0.1;

/**
 * With yᵢ a member's value, θ the centre and sᵢ its standard error by chance alone, zᵢ = (yᵢ − θ) ÷ sᵢ, winsorised; then
 * φ = Σ zᵢ² ÷ I over I members, and with wᵢ = 1 ÷ sᵢ² the estimate by the method of moments is τ² = (I φ − (I − 1)) ÷ (Σ wᵢ − Σ wᵢ² ÷ Σ wᵢ), 0 where it is below 0.
 * Winsorised z scores of chance alone have φ = 0.68 at a tenth from each end, so that τ² is cautious: it errs towards narrow limits.
 * Null for fewer than two members, or where nothing varies by chance (a centre of 0, or of 1 for a proportion).
 * @param share drawn in at each end, from 0 to below a half
 */
export function dispersion(kind: FunnelKind, centre: number, members: readonly Member[], share = WINSORISED): Dispersion | null {
  const variances = members.map((member) => chanceVariance(kind, centre, member.denominator));
  if (members.length < 2 || variances.some((variance) => !(variance > 0))) return null;
  const scores = winsorise(
    members.map((member, i) => (member.value - centre) / Math.sqrt(variances[i] as number)),
    share,
  );
  const square = sum(scores.map((score) => score * score));
  const weights = variances.map((variance) => 1 / variance);
  const whole = sum(weights);
  const spread = whole - sum(weights.map((weight) => weight * weight)) / whole;
  return { ratio: square / members.length, between: Math.max(0, (square - (members.length - 1)) / spread) };
}

/**
 * Scores below the quantile `share` become it, and scores above the quantile 1 − `share` become that one. A quantile lies between the two nearest of n scores in
 * order, at place (n − 1) × share counted from 0. Source: Hyndman and Fan (1996), Am Stat 50:361, type 7.
 * @throws RangeError for a share that is not from 0 to below a half
 */
export function winsorise(scores: readonly number[], share: number): number[] {
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`a share of ${share}; it lies from 0 to below a half`);
  const ordered = Float64Array.from(scores).sort();
  const [least, most] = [quantile(ordered, share), quantile(ordered, 1 - share)];
  return scores.map((score) => Math.min(most, Math.max(least, score)));
}

function quantile(ordered: Float64Array, share: number): number {
  const at = (ordered.length - 1) * share;
  const below = Math.floor(at);
  const [low, high] = [ordered[below] as number, ordered[Math.min(below + 1, ordered.length - 1)] as number];
  return low + (at - below) * (high - low);
}

/**
 * Limits of a member whose true value may differ from the centre θ by τ as well as by chance s: each plain limit is moved away from the centre in the ratio
 * √(s² + τ²) ÷ s, and cut off at 0, and at 1 for a proportion. For a proportion that is Spiegelhalter's θ ± z √(s² + τ²). For events it keeps the skew of the
 * exact limits, and is the same where many are expected. Without over-dispersion (τ² = 0) they are the plain limits themselves.
 */
export function widen(kind: FunnelKind, centre: number, denominator: number, plain: Limits, between: number): Limits {
  if (between === 0) return plain;
  const reach = Math.sqrt(1 + between / chanceVariance(kind, centre, denominator));
  const highest = kind === 'proportion' ? 1 : Number.POSITIVE_INFINITY;
  const moved = (limit: number): number => Math.min(highest, Math.max(0, centre + (limit - centre) * reach));
  return { lower95: moved(plain.lower95), upper95: moved(plain.upper95), lower998: moved(plain.lower998), upper998: moved(plain.upper998) };
}
