/** Over-dispersion: examples worked by hand, areas drawn with a known variance between them (fixed seed), and properties. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bothLimits, centreOf, chanceVariance, type FunnelKind, type Member } from '../../pipeline/statistics/funnel.js';
import { normalDraws } from '../../pipeline/statistics/normal-draws.js';
import { dispersion, WINSORISED, widen, winsorise } from '../../pipeline/statistics/over-dispersion.js';
import '../fixed-seed.js';

const member = (numerator: number, denominator: number): Member => ({ value: numerator / denominator, numerator, denominator });

describe('by hand', () => {
  it('draws in a tenth at each end', () => {
    // Eleven scores: the quantiles stand at places 1 and 9, which are scores themselves.
    expect(winsorise([-9, -2, -1, -1, 0, 0, 1, 1, 1, 3, 12], 0.1)).toEqual([-2, -2, -1, -1, 0, 0, 1, 1, 1, 3, 3]);
    // Six: at place 0.5, half way between the two lowest, and half way between the two highest.
    expect(winsorise([6, 0, 2, 3, 4, 10], 0.1)).toEqual([6, 1, 2, 3, 4, 8]);
    expect(winsorise([3, 1, 2], 0)).toEqual([3, 1, 2]);
    for (const bad of [-0.1, 0.5, Number.NaN]) expect(() => winsorise([1, 2], bad)).toThrow(/a share of/);
  });

  it('finds φ and τ² of four practices of 100 around one half', () => {
    // s = √(0.25 ÷ 100) = 0.05; z = −4, −2, 2, 4. Nothing drawn in: Σ z² = 40, φ = 10.
    // w = 400 each: Σ w − Σ w² ÷ Σ w = 1600 − 400 = 1200; τ² = (40 − 3) ÷ 1200.
    const practices = [member(30, 100), member(40, 100), member(60, 100), member(70, 100)];
    const found = dispersion('proportion', 0.5, practices, 0);
    expect(found?.ratio).toBeCloseTo(10, 10);
    expect(found?.between).toBeCloseTo(37 / 1200, 12);
    // A tenth drawn in: place 0.3 from −4 to −2 is −3.4. Σ z² = 2 × (11.56 + 4) = 31.12.
    const drawn = dispersion('proportion', 0.5, practices);
    expect(drawn?.ratio).toBeCloseTo(7.78, 10);
    expect(drawn?.between).toBeCloseTo((31.12 - 3) / 1200, 12);
    expect(WINSORISED).toBe(0.1);
  });

  it('finds them of events for unlike exposures', () => {
    // Centre 0.1: s² = 0.1 ÷ n, so w = 10 n: 1000, 2000, 4000. z = (v − 0.1) ÷ s: events 20 of 10, 10 of 20, 40 of 40 expected.
    const areas = [member(20, 100), member(10, 200), member(40, 400)];
    const square = 100 / 10 + 100 / 20 + 0;
    const found = dispersion('poisson', 0.1, areas, 0);
    expect(found?.ratio).toBeCloseTo(square / 3, 10);
    expect(found?.between).toBeCloseTo((square - 2) / (7000 - 21_000_000 / 7000), 12);
  });

  it('adds the variance between members to chance, and never widens past what a value can be', () => {
    // s = 0.02, τ = 0.015: together √(0.0004 + 0.000225) = 0.025.
    const plain = bothLimits('proportion', 0.2, 400);
    const wide = widen('proportion', 0.2, 400, plain, 0.015 ** 2);
    expect(wide.upper95).toBeCloseTo(0.2 + 1.959964 * 0.025, 7);
    expect(wide.lower998).toBeCloseTo(0.2 - 3.090232 * 0.025, 7);
    expect(widen('proportion', 0.2, 400, plain, 0)).toBe(plain);
    expect(widen('proportion', 0.9, 20, bothLimits('proportion', 0.9, 20), 0.01)).toMatchObject({ upper95: 1, upper998: 1 });
    expect(widen('poisson', 0.9, 20, bothLimits('poisson', 0.9, 20), 1)).toMatchObject({ lower95: 0, lower998: 0, upper95: expect.closeTo(3.13, 2) });
  });

  it('has no answer for one member, or where nothing varies', () => {
    expect(dispersion('proportion', 0.5, [member(5, 10)])).toBeNull();
    expect(dispersion('proportion', 0, [member(0, 10), member(0, 20)])).toBeNull();
    expect(dispersion('proportion', 1, [member(10, 10), member(20, 20)])).toBeNull();
    expect(dispersion('poisson', 0, [member(0, 10), member(0, 20)])).toBeNull();
    expect(dispersion('poisson', 1, [member(10, 10), member(20, 20)])).toEqual({ ratio: 0, between: 0 });
  });
});

/** Funnels of `size` areas around 0.15, of 2,000 to 20,000 people, whose true shares vary by `tau`: drawn `times` over. */
function drawnFunnels(size: number, tau: number, times: number): Member[][] {
  const draws = normalDraws(2 * size * times, 20_261_123);
  return Array.from({ length: times }, (_, t) =>
    Array.from({ length: size }, (_, i) => {
      const denominator = 2000 + (18_000 * i) / (size - 1);
      const [own, chance] = [draws[2 * (t * size + i)] as number, draws[2 * (t * size + i) + 1] as number];
      const value = 0.15 + tau * own + Math.sqrt(chanceVariance('proportion', 0.15, denominator)) * chance;
      return { value, numerator: value * denominator, denominator };
    }),
  );
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Around the members' own centre, which is their mean weighted by 1 ÷ s²: what the estimate supposes. */
const found = (funnels: readonly Member[][], share: number) => funnels.map((members) => dispersion('proportion', centreOf(members) as number, members, share));

describe('by another route: areas drawn with a known variance between them', () => {
  it('finds the variance that was put in, and a φ to match', () => {
    const tau = 0.02;
    const each = found(drawnFunnels(60, tau, 400), 0);
    expect(Math.abs(average(each.map((one) => one?.between ?? 0)) / tau ** 2 - 1)).toBeLessThan(0.03);
    // What φ must be: 1 + τ² × the mean of 1 ÷ s².
    const weights = Array.from({ length: 60 }, (_, i) => 1 / chanceVariance('proportion', 0.15, 2000 + (18_000 * i) / 59));
    expect(Math.abs(average(each.map((one) => one?.ratio ?? 0)) / (1 + tau ** 2 * average(weights)) - 1)).toBeLessThan(0.03);
  });

  it('finds less once the ends are drawn in, but most of it', () => {
    const [all, drawn] = [found(drawnFunnels(60, 0.02, 200), 0), found(drawnFunnels(60, 0.02, 200), 0.1)];
    const part = average(drawn.map((one) => one?.between ?? 0)) / average(all.map((one) => one?.between ?? 0));
    expect(part).toBeGreaterThan(0.55);
    expect(part).toBeLessThan(0.8);
  });

  it('finds none where there is none: φ of winsorised chance is 0.68', () => {
    const each = found(drawnFunnels(200, 0, 200), 0.1);
    expect(average(each.map((one) => one?.ratio ?? 0))).toBeCloseTo(0.68, 1);
    expect(each.every((one) => one?.between === 0)).toBe(true);
    expect(average(found(drawnFunnels(200, 0, 200), 0).map((one) => one?.ratio ?? 0))).toBeCloseTo(1, 1);
  });

  it('widens the limits until few of them lie outside', () => {
    const outside = { plain: 0, wide: 0, all: 0 };
    for (const members of drawnFunnels(60, 0.02, 100)) {
      const { between = 0 } = dispersion('proportion', 0.15, members) ?? {};
      for (const { value, denominator } of members) {
        const plain = bothLimits('proportion', 0.15, denominator);
        const wide = widen('proportion', 0.15, denominator, plain, between);
        outside.all += 1;
        if (value < plain.lower95 || value > plain.upper95) outside.plain += 1;
        if (value < wide.lower95 || value > wide.upper95) outside.wide += 1;
      }
    }
    expect(outside.plain / outside.all).toBeGreaterThan(0.6);
    expect(outside.wide / outside.all).toBeLessThan(0.15);
    expect(outside.wide / outside.all).toBeGreaterThan(0.04);
  });

  it('is not led by one area far away', () => {
    const members = drawnFunnels(60, 0, 1)[0] as Member[];
    const led = [...members.slice(1), member(9000, 10_000)];
    expect(dispersion('proportion', 0.15, led, 0)?.between).toBeGreaterThan(0.001);
    expect(dispersion('proportion', 0.15, led)?.between).toBe(0);
  });
});

const kinds = fc.constantFrom<FunnelKind>('proportion', 'poisson');
const areas = fc.array(fc.record({ value: fc.double({ min: 0, max: 1, noNaN: true }), denominator: fc.integer({ min: 20, max: 100_000 }) }), {
  minLength: 2,
  maxLength: 40,
});
const asMembers = (drawn: { value: number; denominator: number }[]): Member[] => drawn.map((one) => ({ ...one, numerator: one.value * one.denominator }));

describe('always', () => {
  it('wide limits hold the plain ones', () => {
    fc.assert(
      fc.property(
        kinds,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (kind, centre, n, tau) => {
          const plain = bothLimits(kind, centre, n);
          const wide = widen(kind, centre, n, plain, tau);
          const near = 1e-12;
          expect(wide.lower95 <= plain.lower95 + near && wide.lower998 <= plain.lower998 + near).toBe(true);
          expect(wide.upper95 >= plain.upper95 - near && wide.upper998 >= plain.upper998 - near).toBe(true);
        },
      ),
    );
  });

  it('the order of members does not matter, and drawing in never raises φ', () => {
    fc.assert(
      fc.property(kinds, areas, (kind, drawn) => {
        const members = asMembers(drawn);
        const [one, turned, whole] = [dispersion(kind, 0.3, members), dispersion(kind, 0.3, members.toReversed()), dispersion(kind, 0.3, members, 0)];
        expect(turned).toEqual({ ratio: expect.closeTo(one?.ratio ?? 0, 6), between: expect.closeTo(one?.between ?? 0, 12) });
        expect((one?.between ?? 0) >= 0).toBe(true);
        expect(
          winsorise(
            drawn.map((area) => area.value),
            0.1,
          ).every((value) => value >= 0 && value <= 1),
        ).toBe(true);
        expect(whole).not.toBeNull();
      }),
    );
  });

  it('φ has no unit, and τ² has the square of the value’s', () => {
    fc.assert(
      fc.property(areas, fc.constantFrom(10, 1000), (drawn, unit) => {
        const members = asMembers(drawn);
        const per = members.map((one) => ({ ...one, value: one.value / unit, denominator: one.denominator * unit }));
        const [one, other] = [dispersion('poisson', 0.3, members), dispersion('poisson', 0.3 / unit, per)];
        expect(Math.abs((other?.ratio ?? 0) - (one?.ratio ?? 0))).toBeLessThanOrEqual(1e-9 * (one?.ratio ?? 0));
        expect(Math.abs((other?.between ?? 0) * unit * unit - (one?.between ?? 0))).toBeLessThanOrEqual(1e-9 * Math.max(1, one?.between ?? 0));
      }),
    );
  });
});
