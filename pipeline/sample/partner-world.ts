/** The places and organisations as partners' own files speak of them. */
import { extracts, places } from '../../catalogue/registry.js';
import { headings } from '../templates/files.js';
import { type Cell, csv, type SampleFile } from './files.js';
import type { World } from './world.js';

export interface PlaceWorld {
  id: string;
  name: string;
  /** ODS code of the integrated care board. */
  icb: string;
  /** Its first acute trust, and all organisations that are partners today. */
  acute: string;
  organisations: readonly string[];
  /** First council with social care. */
  council: string;
  population: number;
}

/** The places with the population that their practices have in the sample. */
export function placeWorlds({ subIcbs }: World): PlaceWorld[] {
  return Object.entries(places).map(([id, place]) => {
    const today = place.partners.filter(({ to }) => to === undefined);
    const first = (kind: string): string => today.find((partner) => partner.kind === kind)?.code ?? place.system.code;
    const population = subIcbs.filter(({ code }) => place.subIcbs.some((own) => own.code === code)).reduce((sum, one) => sum + one.population, 0);
    const organisations = today.map(({ code }) => code);
    return { id, name: place.name, icb: place.system.code, acute: first('acute trust'), organisations, council: first('upper-tier council'), population };
  });
}

/** To the nearest so many pounds. */
export const pounds = (value: number, nearest: number): number => nearest * Math.round(value / nearest);

/** Rows of a template as its sender's CSV. */
export function partnerFile(template: string, sender: string, period: string, rows: readonly (readonly Cell[])[]): SampleFile {
  const extract = extracts[template];
  if (extract === undefined) throw new Error(`there is no template '${template}'`);
  return { name: `SYNTHETIC-${template}-${sender}-${period}.csv`, bytes: csv([headings(extract), ...rows]) };
}
