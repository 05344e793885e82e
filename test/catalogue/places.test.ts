/** The places against the catalogue itself; against the published files see test/acceptance/places.test.ts. */
import { describe, expect, it } from 'vitest';
import type { Partner } from '../../catalogue/define.js';
import { places } from '../../catalogue/registry.js';

const FORMS: Record<Partner['kind'], RegExp> = {
  'acute trust': /^R[A-Z0-9]{2}$/,
  'community and mental health trust': /^R[A-Z0-9]{2}$/,
  'ambulance trust': /^R[A-Z0-9]{2}$/,
  'upper-tier council': /^E(06|08|09|10)\d{6}$/,
  'district council': /^E07\d{6}$/,
  'integrated care board': /^Q[A-Z0-9]{2}$/,
};
const all = Object.entries(places).flatMap(([id, place]) => place.partners.map((partner) => ({ id, place, partner })));
const overlap = (a: { from: string; to?: string }, b: { from: string; to?: string }): boolean =>
  a.from <= (b.to ?? '2999-12-31') && b.from <= (a.to ?? '2999-12-31');

describe('the places', () => {
  it('are the six of the founding papers, with their sub-ICB locations', () => {
    const codes = Object.fromEntries(Object.entries(places).map(([id, place]) => [id, place.subIcbs.map((own) => own.code).join(' + ')]));
    expect(codes).toEqual({
      'central-lancashire': '00X + 01E',
      'fylde-coast': '00R + 02M',
      'morecambe-bay': '01K',
      'pennine-lancashire': '00Q + 01A',
      'west-lancashire': '02G',
      wirral: '12F',
    });
  });

  it('share no sub-ICB location on any day', () => {
    const own = Object.entries(places).flatMap(([id, place]) => place.subIcbs.map((sub) => ({ id, sub })));
    const shared = own.filter((a) => own.some((b) => b !== a && b.sub.code === a.sub.code && overlap(a.sub, b.sub)));
    expect(shared).toEqual([]);
  });

  it('have dates in order, and codes of the form of their kind', () => {
    for (const { id, partner } of all) {
      expect(partner.code, `${id} ${partner.name}`).toMatch(FORMS[partner.kind]);
      expect(partner.from < (partner.to ?? '2999-12-31'), `${id} ${partner.code}`).toBe(true);
    }
  });

  it('each have an acute trust, one for mental health, an ambulance trust, an upper-tier council and their ICB today', () => {
    for (const [id, place] of Object.entries(places)) {
      const kinds = new Set(place.partners.filter((partner) => partner.to === undefined).map((partner) => partner.kind));
      for (const kind of ['acute trust', 'community and mental health trust', 'ambulance trust', 'upper-tier council', 'integrated care board'] as const)
        expect(kinds.has(kind), `${id}: ${kind}`).toBe(true);
      expect(place.partners.find((partner) => partner.kind === 'integrated care board')?.code).toBe(place.system.code);
    }
  });

  it('name no partner twice on one day', () => {
    const twice = all.filter((a) =>
      all.some((b) => b.partner !== a.partner && b.id === a.id && b.partner.code === a.partner.code && overlap(a.partner, b.partner)),
    );
    expect(twice).toEqual([]);
  });

  it('say of every partner of two places that it covers more, and call it the same in both', () => {
    for (const { partner, id } of all) {
      const elsewhere = all.filter((other) => other.id !== id && other.partner.code === partner.code);
      if (elsewhere.length > 0) expect(partner.coversMore, `${id} ${partner.name}`).toBe(true);
      for (const other of elsewhere) expect(other.partner.name).toBe(partner.name);
    }
  });
});
