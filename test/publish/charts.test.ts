import { describe, expect, it } from 'vitest';
import { controlChart } from '../../pipeline/publish/charts/control-chart.js';
import { COLOURS, niceStep, scaleOf, spread } from '../../pipeline/publish/charts/draw.js';
import type { ControlChart } from '../../pipeline/publish/charts/frame.js';
import { directionIcon, targetIcon } from '../../pipeline/publish/charts/icons.js';
import { intervalPlot } from '../../pipeline/publish/charts/interval-plot.js';
import { spark } from '../../pipeline/publish/charts/spark.js';
import { mainFigure, partsFigure, peersFigure, smallChart } from '../../pipeline/publish/figures.js';
import { pack } from './fixture.js';

const given = (more: Partial<ControlChart> = {}): ControlChart => ({
  points: ['2024-11', '2024-12', '2025-02'].map((period, i) => ({ period, value: 0.5 + i / 100, shape: i === 2 ? 'worse' : 'common', target: 0.6 })),
  cadence: 'month',
  limits: { mean: 0.51, lower: 0.48, upper: 0.54 },
  target: { text: 'Target 60%', by: 'by March 2026' },
  fromZero: false,
  format: (value) => `${Math.round(value * 100)}%`,
  tick: (value) => `${Math.round(value * 100)}%`,
  alt: 'Control chart. Latest 52%. "Quoted" & <b>',
  ...more,
});
const count = (svg: string, pattern: RegExp): number => svg.match(pattern)?.length ?? 0;

describe('control chart', () => {
  const svg = controlChart(given(), 'wide');
  it('draws limits, mean, target and one shape a point', () => {
    expect([
      count(svg, /c-limit/g),
      count(svg, /c-mean/g),
      count(svg, /class="c-target"/g),
      count(svg, /class="c-common"/g),
      count(svg, /class="c-worse"/g),
    ]).toEqual([2, 1, 1, 2, 1]);
    expect(svg).toContain('Upper limit 54%');
    expect(svg).toContain('by March 2026');
  });
  it('breaks the line where a month is not held, and says which', () => {
    expect(count(svg, /class="c-value"/g)).toBe(1);
    expect(svg).toContain('Jan not held');
  });
  it('states its alternative once, escaped', () => {
    expect(svg).toContain('role="img" aria-label="Control chart. Latest 52%. &quot;Quoted&quot; &amp; &lt;b&gt;"');
  });
  it('is a run chart when limits are refused', () => {
    const { limits, ...refused } = given();
    const run = controlChart({ ...refused, points: refused.points.map((point) => ({ ...point, shape: 'run' as const })) }, 'wide');
    expect(limits).toBeDefined();
    expect([count(run, /c-band/g), count(run, /c-limit/g), count(run, /class="c-run"/g)]).toEqual([0, 0, 3]);
  });
  it('steps the target where it is dated', () => {
    const points = given().points.map((point, i) => ({ ...point, target: i === 0 ? null : i === 1 ? 0.55 : 0.6 }));
    expect(count(controlChart(given({ points }), 'wide'), /class="c-target"/g)).toBe(2);
  });
  it('is drawn again, narrow, with text of 11 units or more', () => {
    const narrow = controlChart(given(), 'narrow');
    expect(narrow).toContain('viewBox="0 0 300 270"');
    for (const size of narrow.matchAll(/font-size="([\d.]+)"/g)) expect(Number(size[1])).toBeGreaterThanOrEqual(11);
  });
  it('names years themselves and handles one value throughout', () => {
    const flat = controlChart(
      given({ cadence: 'year', points: ['2020-21', '2021-22'].map((period) => ({ period, value: 5, shape: 'run', target: null })) }),
      'wide',
    );
    expect(flat).toContain('>2020-21<');
    expect(flat).not.toContain('NaN');
  });
});

describe('scales', () => {
  it('steps by 1, 2 or 5', () => {
    expect([niceStep(10, 5), niceStep(0.13, 6), niceStep(0, 5)]).toEqual([2, 0.05, 1]);
  });
  it('keeps every value inside, from zero when asked, never below zero for what cannot be', () => {
    for (const values of [[0.67, 0.78], [0, 3], [5], [-4, 9], [12_000_000, 13_000_000]]) {
      for (const zero of [true, false]) {
        const { low, high, ticks } = scaleOf(values, 6, zero);
        expect(low).toBeLessThanOrEqual(Math.min(...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(...values));
        expect(ticks.length).toBeGreaterThan(1);
        if (zero) expect(low).toBeLessThanOrEqual(0);
        if (Math.min(...values) >= 0) expect(low).toBeGreaterThanOrEqual(0);
      }
    }
  });
  it('keeps labels 17 units apart', () => {
    const placed = spread([{ y: 100 }, { y: 101, height: 32 }, { y: 103 }, { y: 290 }, { y: 291 }], 17, 18, 300).map((item) => item.at);
    placed.slice(1).forEach((at, i) => {
      expect(at - (placed[i] as number)).toBeGreaterThanOrEqual(17);
    });
  });
});

describe('small pictures', () => {
  it('hides sparks and icons from assistive technology: the row says it all', () => {
    const { points, limits } = given();
    for (const svg of [
      spark({ points, cadence: 'month', ...(limits ? { limits } : {}) }),
      directionIcon('Improving: rising'),
      targetIcon('Misses target', '<'),
    ]) {
      expect(svg).toContain('aria-hidden="true"');
      expect(svg).not.toContain('NaN');
    }
  });
  it('draws one period as a dot on its interval, and nothing held as nothing', () => {
    const points = given().points.slice(0, 1);
    expect(spark({ points, cadence: 'month', interval: { lower: 0.48, upper: 0.52 } })).toContain('stroke-width="5"');
    expect(spark({ points: [], cadence: 'month' })).toBe('');
  });
  it('mirrors the bar when lower is better', () => {
    expect(targetIcon('Misses target', '<')).toContain('y="6"');
    expect(targetIcon('Misses target', '>=')).toContain('y="23"');
  });
  it('gives each verdict its own shape', () => {
    const shapes = (['No real change', 'Improving: rising', 'Getting worse: falling', 'Changed: rising', 'Too few months to say'] as const).map(
      (one) => /class="i-(\w+)"/.exec(directionIcon(one))?.[1],
    );
    expect(shapes).toEqual(['common', 'better', 'worse', 'neutral', 'run']);
  });
});

describe('interval plot', () => {
  it('draws a bar only where there is an interval, and marks the own organisation', () => {
    const rows = [
      { name: 'A & B', value: 0.5, lower: 0.4, upper: 0.6, own: true },
      { name: 'C', value: 0.7, lower: null, upper: null, own: false },
    ];
    const svg = intervalPlot({ rows, format: (v) => String(v), tick: (v) => String(v), alt: 'Interval plot. A 0.5' }, 'wide');
    expect([count(svg, /c-value/g), count(svg, /c-own/g)]).toEqual([1, 1]);
    expect(svg).toContain('A &amp; B');
  });
});

describe('figures of subjects', () => {
  const subjects = [...pack().subjects, ...pack({ placeId: 'shore' }).subjects];
  it('always state a number, in the headline’s sentence or the alternative, and never NaN', () => {
    const figures = subjects.flatMap((subject) => [mainFigure(subject), peersFigure(subject), partsFigure(subject)].filter((figure) => figure !== undefined));
    expect(figures.length).toBeGreaterThan(8);
    for (const figure of figures) {
      expect(figure.alt).toMatch(/\d/);
      for (const size of ['wide', 'narrow'] as const) {
        const svg = figure.svg(size);
        expect(svg).toMatch(/aria-label="[^"]*\d[^"]*"/);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
  });
  it('have a small chart in every row but a lone count’s', () => {
    const bare = subjects.filter((subject) => smallChart(subject) === '').map((subject) => subject.indicator);
    expect([...new Set(bare)].sort()).toEqual(['ascof_1a', 'registered_population']);
  });
});

describe('tokens', () => {
  const luminance = (hex: string): number => {
    const parts = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * (parts[0] as number) + 0.7152 * (parts[1] as number) + 0.0722 * (parts[2] as number);
  };
  const contrast = (a: string, b: string): number => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  it('keep text at 4.5 to 1 and marks at 3 to 1 on paper and band', () => {
    for (const name of ['ink', 'text', 'target', 'common', 'better', 'worse', 'neutral'] as const) {
      for (const ground of [COLOURS.paper, COLOURS.band]) expect(contrast(COLOURS[name], ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.45);
    }
  });
});
