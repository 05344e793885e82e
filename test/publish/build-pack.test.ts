import { describe, expect, it } from 'vitest';
import type { MeasureRow } from '../../pipeline/measure-row.js';
import { buildPack } from '../../pipeline/publish/build-pack.js';
import { inOrder, judge } from '../../pipeline/publish/exceptions.js';
import { isLate, provenanceOf } from '../../pipeline/publish/provenance.js';
import { gaps, shapeOf, signalStart } from '../../pipeline/publish/signals.js';
import { inputs, MEASURES, PLACES, pack, QUALITY, row, SHA, TARGETS } from './fixture.js';

const fellside = pack();
const subject = (id: string) => {
  const found = fellside.subjects.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no subject ${id}: ${fellside.subjects.map((one) => one.id).join(', ')}`);
  return found;
};

describe('the pack of a place', () => {
  it('holds the place’s own measures, its partner trusts’ and its councils’, and nobody else’s', () => {
    expect(fellside.subjects.map((one) => one.id).sort()).toEqual([
      'ae_attendances-rza',
      'ae_four_hour-rza',
      'ascof_1a-e10000099',
      'prevalence_hypertension-fellside',
      'registered_population-fellside',
      'rtt_over_52_weeks-fellside',
      'rtt_within_18_weeks-fellside',
      'sickness_absence-rza',
    ]);
    expect(pack({ placeId: 'shore' }).subjects.map((one) => one.areaCode)).not.toContain('RZA');
  });

  it('tells alerts first, by people short of the target', () => {
    expect(fellside.subjects.slice(0, 2).map((one) => [one.id, one.status, one.shortBy])).toEqual([
      ['ae_four_hour-rza', 'Alert', 1118],
      ['rtt_within_18_weeks-fellside', 'Alert', 381],
    ]);
    expect([...fellside.subjects].reverse().sort(inOrder)).toEqual(fellside.subjects);
  });

  it('sets each figure beside the larger areas, its peers of the same kind and its networks, for the same period', () => {
    const ae = subject('ae_four_hour-rza');
    expect(ae.comparisons.map((one) => one.area_type)).toEqual(['england']);
    expect(ae.peers.map((one) => [one.area_code, one.period])).toEqual([
      ['RZA', '2025-05'],
      ['RZB', '2025-05'],
    ]);
    expect(ae.peerSeries.map((series) => series.length)).toEqual([13, 13]);
    expect(subject('rtt_within_18_weeks-fellside').comparisons.map((one) => one.area_code)).toEqual(['QZZ', 'E92000001']);
    expect(subject('prevalence_hypertension-fellside').parts).toHaveLength(3);
    expect(ae.parts).toEqual([]);
  });

  it('gives all targets in force, the verdict’s first, and none that came later', () => {
    expect(subject('ae_four_hour-rza').targets.map((one) => one.value)).toEqual([0.78, 0.95]);
    const later = { ...TARGETS, ae_four_hour: (TARGETS.ae_four_hour ?? []).map((one) => ({ ...one, from: '2026-04-01' })) };
    expect(pack({ targets: later }).subjects.find((one) => one.id === 'ae_four_hour-rza')?.targets).toEqual([]);
  });

  it('knows the place: registered patients, networks, newest month, position', () => {
    expect(fellside.registered).toEqual({ value: 403757, period: '2021-01' });
    expect([fellside.networks, fellside.dataTo]).toEqual([3, 'April 2026']);
    expect(fellside.position).toEqual([
      'Two national targets are being missed: A&E seen within four hours and planned care waiting under 18 weeks.',
      'A&E seen within four hours will not reach its target as the service runs now.',
      'One measure is getting worse: staff sickness absence.',
    ]);
    expect(Object.values(fellside.byAim).flat()).toHaveLength(fellside.subjects.length);
  });

  it('says what is synthetic, late, restated and noted, and says nothing that is not so', () => {
    expect(fellside.banners.map((one) => one.kind)).toEqual(['Synthetic', 'Draft', 'Late', 'Restated', 'Quality']);
    const quiet = { ...QUALITY, standings: [], notes: [] };
    const plain = pack({ synthetic: false, quality: quiet, measures: MEASURES.map((one) => ({ ...one, restated: false })) });
    expect(plain.banners.map((one) => one.kind)).toEqual(['Draft']);
    expect(plain.synthetic).toBe(false);
  });

  it('marks only the measures of invented files when the rest are published', () => {
    const standings = QUALITY.standings.map((one) => ({ ...one, synthetic: one.extract === 'ae_monthly' }));
    const mixed = pack({
      synthetic: false,
      quality: { ...QUALITY, standings },
      measures: MEASURES.map((one) => (one.indicator_id.startsWith('ae') ? one : { ...one, receipts: 'b'.repeat(64) })),
    });
    expect(mixed.subjects.filter((one) => one.synthetic).map((one) => one.indicator)).toEqual(['ae_four_hour', 'ae_attendances']);
    expect(mixed.banners[0]?.text).toContain('Anything marked');
  });

  it('leaves out what has no value, and partners no longer in force', () => {
    const empty = MEASURES.map((one) => (one.indicator_id === 'ascof_1a' ? { ...one, value: null } : one));
    expect(pack({ measures: empty }).subjects.some((one) => one.indicator === 'ascof_1a')).toBe(false);
    const fell = PLACES.fellside as (typeof PLACES)['fellside'] & object;
    const left = { ...PLACES, fellside: { ...fell, partners: fell.partners.map((one) => (one.code === 'RZA' ? { ...one, to: '2025-12-31' } : one)) } };
    expect(pack({ places: left }).subjects.some((one) => one.areaCode === 'RZA')).toBe(false);
  });

  it('keeps two bases of one measure apart', () => {
    const twice = MEASURES.flatMap((one) => (one.indicator_id === 'registered_population' ? [one, { ...one, basis: 'resident' as const }] : [one]));
    const ids = pack({ measures: twice }).subjects.map((one) => one.id);
    expect(ids).toContain('registered_population-fellside-registered');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same whatever order the rows come in', () => {
    expect(JSON.stringify(pack({ measures: [...MEASURES].reverse() }))).toBe(JSON.stringify(fellside));
  });

  it('throws on a place the catalogue does not know', () => {
    expect(() => buildPack(inputs({ placeId: 'nowhere' }))).toThrow("there is no place 'nowhere'");
  });
});

describe('people short of a target', () => {
  const short = (comparator: '>=' | '<' | '<=', value: number, numerator: number, denominator: number) => {
    const targets = { ae_four_hour: [{ ...(TARGETS.ae_four_hour?.[0] as NonNullable<(typeof TARGETS)['ae_four_hour']>[0]), comparator, value }] };
    const one = row({
      indicator_id: 'ae_four_hour',
      area_type: 'trust',
      area_code: 'RZA',
      area_name: 'x',
      period: '2025-05',
      numerator,
      denominator,
      value: numerator / denominator,
      target_value: value,
      target_comparator: comparator,
      target_source: 'Operational planning guidance',
      against_target: 'Misses target',
    });
    return pack({ targets, measures: [one] }).subjects[0]?.shortBy;
  };
  it.each([
    ['>=', 0.78, 11391, 16036, 1118],
    ['>=', 0.65, 34883, 54252, 381],
    ['<', 0.01, 600, 50000, 101],
    ['<=', 0.01, 600, 50000, 100],
    ['>=', 0.5, 49, 100, 1],
  ] as const)('%s %f: %f of %f', (comparator, value, numerator, denominator, expected) => {
    expect(short(comparator, value, numerator, denominator)).toBe(expected);
  });
});

describe('status', () => {
  it.each([
    ['Misses target', 'Improving: rising', 'Alert'],
    ['Misses target', 'Too few months to say', 'Alert'],
    ['May or may not meet', 'No real change', 'Advise'],
    ['May or may not meet', 'Improving: falling', 'Assure'],
    ['Meets target', 'Getting worse: falling', 'Advise'],
    ['Meets target', 'No real change', 'Assure'],
    ['No target set', 'Getting worse: rising', 'Advise'],
    ['No target set', 'Improving: rising', 'Assure'],
    ['No target set', 'No real change', 'Not judged'],
    ['No target set', 'Changed: rising', 'Not judged'],
    ['No target set', 'Too few months to say', 'Not judged'],
  ] as const)('%s, %s: %s', (againstTarget, direction, expected) => {
    expect(judge({ againstTarget, direction }).status).toBe(expected);
  });
});

describe('signals', () => {
  const sickness = subject('sickness_absence-rza');
  it('finds where the unbroken run of signals began', () => {
    expect(signalStart(sickness.series)?.period).toBe('2025-01');
    expect(signalStart(subject('ae_four_hour-rza').series)).toBeUndefined();
  });
  it('names the periods that are not held', () => {
    expect(gaps(sickness.series)).toEqual(['2024-09']);
    expect(gaps([])).toEqual([]);
  });
  it('gives each point the shape of its own direction', () => {
    const shape = (direction: MeasureRow['direction']) => shapeOf({ direction });
    expect([
      shape('Too few months to say'),
      shape('No real change'),
      shape('Improving: falling'),
      shape('Getting worse: falling'),
      shape('Changed: rising'),
    ]).toEqual(['run', 'common', 'better', 'worse', 'neutral']);
  });
});

describe('provenance', () => {
  it('leads from a subject to its files, their control totals and how they stand', () => {
    const found = provenanceOf(subject('ae_four_hour-rza'), QUALITY);
    expect(found.files.map((file) => file.sha256)).toEqual([SHA]);
    expect([found.rows, found.faults, found.compared, found.disagreed]).toEqual([199, 0, 18, 0]);
    expect(isLate(subject('ae_four_hour-rza'), QUALITY)).toBe(true);
    expect(provenanceOf(subject('ae_four_hour-rza'), { ...QUALITY, receipts: [] }).files).toEqual([]);
  });
});
