/** Quantiles and the functions under them: 40-figure arithmetic (mpmath 1.3), closed forms, adding up slices, and what holds of each. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBelow } from '../../pipeline/statistics/beta.js';
import { chiSquare, normalBelow, normalReach, studentReach } from '../../pipeline/statistics/distributions.js';
import { gammaDensity, gammaTails, logGamma, logGammaStep } from '../../pipeline/statistics/gamma.js';
import { mean, sum } from '../../pipeline/statistics/sum.js';

/** In part; of what is 0, as it is. */
const off = (found: number, given: number): number => Math.abs(found - given) / (given === 0 ? 1 : Math.abs(given));

describe('40-figure arithmetic, to 13 figures', () => {
  it.each([
    [0.025, 1, 0.000982069117175256],
    [0.025, 2, 0.05063561596857975],
    [0.975, 2, 7.3777589082278725],
    [0.001, 2, 0.002001000667167067],
    [0.5, 3, 2.365973884375338],
    [0.025, 18, 8.230746194756664],
    [0.975, 20, 34.16960690283834],
    [0.999, 7, 24.321886347856854],
    [0.3, 0.5, 0.010982604948550969],
    [0.95, 2000, 2105.154236164641],
    [0.025, 20_000, 19609.904934520368],
    [0.998, 200_000, 201825.16583368398],
  ])('chi-square: the share %d of %d degrees', (share, degrees, value) => expect(off(chiSquare(share, degrees), value)).toBeLessThan(1e-13));

  it.each([
    [0.95, 1, 12.706204736174705],
    [0.95, 2, 4.302652729749464],
    [0.998, 4, 7.1731822197823085],
    [0.95, 29, 2.0452296421327043],
    [0.998, 120, 3.1595387433171105],
    [0.5, 3, 0.7648923284043453],
    [0.95, 100_000, 1.9599877075346097],
  ])("Student's t: the share %d of %d degrees", (share, degrees, value) => {
    // A hundred thousand degrees cost one figure.
    expect(off(studentReach(share, degrees), value)).toBeLessThan(degrees > 1e4 ? 1e-12 : 1e-13);
  });

  it.each([
    [-8, 6.220960574271784e-16],
    [-5, 2.866515718791939e-7],
    [-3, 0.0013498980316300946],
    [-1, 0.15865525393145705],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [2, 0.9772498680518208],
    [6, 0.9999999990134123],
  ])('normal: below %d', (z, share) => expect(off(normalBelow(z), share)).toBeLessThan(1e-13));

  it.each([
    [0.95, 1.959963984540054],
    [0.998, 3.090232306167813],
    [0.5, 0.6744897501960817],
  ])('normal: the share %d', (share, reach) => expect(off(normalReach(share), reach)).toBeLessThan(1e-13));

  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1, 0],
    [3.7, 1.428072326665388],
    [9.99, 12.779315214350193],
    [10, 12.801827480081469],
    [171.5, 709.1431630309282],
    [1e6, 12815504.569147611],
  ])('ln Γ(%d)', (x, value) => expect(off(logGamma(x), value)).toBeLessThan(1e-13));

  it.each([
    [0.5, 0.1, 0.345279153981423, 0.654720846018577],
    [1, 1, 0.6321205588285577, 0.36787944117144233],
    [3, 0.5, 0.014387677966970687, 0.9856123220330293],
    [3, 9, 0.9937678048936227, 0.006232195106377317],
    [50, 40, 0.07033506665939496, 0.9296649333406051],
    [50, 75, 0.9990960679576459, 0.0009039320423540091],
    [1000, 900, 0.0005499022657117829, 0.9994500977342882],
    [1000, 1100, 0.99894067674607, 0.0010593232539299773],
    [1e6, 1.001e6, 0.8413447863683403, 0.15865521363165971],
    [1e-3, 1e-4, 0.9914031196674433, 0.008596880332556643],
  ])('gamma of shape %d at %d', (a, x, below, above) => {
    const found = gammaTails(a, x);
    expect(off(found.below, below)).toBeLessThan(1e-13);
    expect(off(found.above, above)).toBeLessThan(a < 0.01 ? 5e-13 : 1e-13);
  });

  it.each([
    [0.5, 0.5, 0.3, 0.36901011956554536],
    [2, 3, 0.4, 0.5248],
    [10, 0.5, 0.9, 0.15164090963470997],
    [15, 0.5, 0.01, 1.4514644320395834e-31],
    [1, 1, 0.25, 0.25],
    [100, 100, 0.45, 0.07838793271222053],
    [0.5, 50, 0.001, 0.24763098003462322],
  ])('beta (%d, %d) below %d', (a, b, x, share) => expect(off(betaBelow(a, b, x), share)).toBeLessThan(1e-12));
});

/** ∫ f from `from` to `to` by Simpson's rule. */
function slices(f: (x: number) => number, from: number, to: number, n = 20_000): number {
  const step = (to - from) / n;
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const x = from + i * step;
    total += ((f(x) + 4 * f(x + step / 2) + f(x + step)) * step) / 6;
  }
  return total;
}

describe('another route', () => {
  it('the normal distribution by adding up slices of its density', () => {
    const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    for (const z of [-3.2, -1, 0, 0.5, 1.96, 3.09]) expect(normalBelow(z)).toBeCloseTo(slices(density, -12, z), 10);
    expect(normalBelow(normalReach(0.95)) - normalBelow(-normalReach(0.95))).toBeCloseTo(0.95, 12);
  });

  it('the gamma distribution by adding up slices of its density', () => {
    for (const a of [1.5, 4, 12, 60])
      expect(gammaTails(a, 1.1 * a).below).toBeCloseTo(
        slices((x) => (x === 0 ? 0 : gammaDensity(a, x)), 0, 1.1 * a),
        7,
      );
    expect(gammaDensity(3, 2)).toBeCloseTo(2 * Math.exp(-2), 14);
    expect(gammaDensity(20, 20)).toBeCloseTo(Math.exp(19 * Math.log(20) - 20 - logGamma(20)), 13);
  });

  it('chi-square with two degrees is −2 ln(1 − share), to its far ends', () => {
    for (const share of [1e-12, 1e-6, 0.1, 0.5, 0.9, 1 - 1e-6]) expect(off(chiSquare(share, 2), -2 * Math.log1p(-share))).toBeLessThan(1e-12);
  });

  it("Student's t with one degree is tan(π share ÷ 2), with two share √(2 ÷ (1 − share²))", () => {
    for (const share of [1e-6, 0.1, 0.5, 0.95, 0.998, 0.999_999]) {
      expect(off(studentReach(share, 1), Math.tan((Math.PI * share) / 2))).toBeLessThan(1e-10);
      expect(off(studentReach(share, 2), share * Math.sqrt(2 / (1 - share * share)))).toBeLessThan(1e-10);
    }
  });

  it('ln Γ is the sum of logarithms', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 150 }), (n) => {
        const logs = Array.from({ length: n - 1 }, (_, i) => Math.log(i + 1)).reduce((total, log) => total + log, 0);
        expect(Math.abs(logGamma(n) - logs)).toBeLessThan(1e-12 * Math.max(1, logs));
      }),
    ));
});

describe('what holds', () => {
  const shapes = fc.double({ min: 0.5, max: 1e5, noNaN: true });

  it('quantiles answer the share that was asked', () =>
    fc.assert(
      fc.property(shapes, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (degrees, share) => {
        expect(gammaTails(degrees / 2, chiSquare(share, degrees) / 2).below).toBeCloseTo(share, 10);
        const t = studentReach(share, degrees);
        expect(betaBelow(degrees / 2, 0.5, degrees / (degrees + t * t), (t * t) / (degrees + t * t))).toBeCloseTo(1 - share, 9);
      }),
    ));

  it('both tails of a gamma make one, and the next shape is one term less: P(a + 1, x) = P(a, x) − x^a e^−x ÷ Γ(a + 1)', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 150, noNaN: true }), fc.double({ min: 0.5, max: 2, noNaN: true }), (a, share) => {
        const x = a * share;
        const { below, above } = gammaTails(a, x);
        expect(below + above).toBeCloseTo(1, 13);
        const term = Math.exp(a * Math.log(x) - x - logGamma(a + 1));
        expect(gammaTails(a + 1, x).below).toBeCloseTo(below - term, 11);
      }),
    ));

  it('steps of ln Γ add up, near and far', () =>
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1000, noNaN: true }), fc.double({ min: 0.1, max: 50, noNaN: true }), (x, by) => {
        expect(Math.abs(logGammaStep(x, by) - (logGamma(x + by) - logGamma(x)))).toBeLessThan(1e-11 * Math.max(1, logGamma(x + by)));
        expect(off(logGammaStep(x, 1), Math.log(x))).toBeLessThan(1e-9 / Math.abs(Math.log(x)) + 1e-9);
      }),
    ));

  it('the beta distribution is mirrored', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 80, noNaN: true }),
        fc.double({ min: 0.1, max: 80, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (a, b, x) => {
          expect(betaBelow(a, b, x) + betaBelow(b, a, 1 - x)).toBeCloseTo(1, 11);
        },
      ),
    ));

  it('ends: nothing lies below the lowest, all below the highest', () => {
    expect([betaBelow(2, 3, 0), betaBelow(2, 3, -1), betaBelow(2, 3, 1), betaBelow(2, 3, 2)]).toEqual([0, 0, 1, 1]);
    expect([gammaTails(3, 0), gammaTails(3, -1)]).toEqual([
      { below: 0, above: 1 },
      { below: 0, above: 1 },
    ]);
  });

  it('what is not a share, or has no degrees, throws', () => {
    for (const share of [0, 1, -1, 2, Number.NaN]) {
      expect(() => chiSquare(share, 3)).toThrow(`a share of ${share}; it lies between 0 and 1`);
      expect(() => studentReach(share, 3)).toThrow(`a confidence of ${share}; it lies between 0 and 1`);
      expect(() => normalReach(share)).toThrow(`a confidence of ${share}; it lies between 0 and 1`);
    }
    for (const degrees of [0, -1, Number.NaN]) {
      expect(() => chiSquare(0.5, degrees)).toThrow(`${degrees} degrees of freedom; it needs more than 0`);
      expect(() => studentReach(0.5, degrees)).toThrow(`${degrees} degrees of freedom; it needs more than 0`);
    }
  });
});

describe('sums', () => {
  it('keep what plain addition loses, whichever term is the larger', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum([1e16, 1, 1, -1e16])).toBe(2);
    expect(sum([0.1, 0.2, 0.3])).toBe(0.6);
    expect(sum([])).toBe(0);
  });

  it('do not depend on the order of the terms', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 40 }), (values) => {
        expect(sum([...values].reverse())).toBeCloseTo(sum(values), 9);
      }),
    ));

  it('the mean of equal values is the value, and of any lies among them', () => {
    expect([mean([]), mean([4]), mean([1, 2, 6])]).toEqual([null, 4, 3]);
    expect(mean(Array(10).fill(0.1))).toBe(0.1);
    expect(mean([-0.3, -0.3, -0.3])).toBe(-0.3);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e300, max: 1e300, noNaN: true }), { minLength: 1, maxLength: 30 }), (values) => {
        const found = mean(values) as number;
        expect(found >= Math.min(...values) && found <= Math.max(...values)).toBe(true);
      }),
    );
  });
});
