/** What a place's report says of its population: the parts of it, its networks, and the risk model. */
import type { PackInputs, Population } from './pack.js';

const ABOUT = 'people_';

/** Undefined where no partner of the place has sent extracts about people. */
export function populationOf({
  placeId,
  measures,
  risk,
  indicators,
}: Pick<PackInputs, 'placeId' | 'measures' | 'risk' | 'indicators'>): Population | undefined {
  const about = measures.filter((row) => row.indicator_id.startsWith(ABOUT));
  const place = about.filter((row) => row.area_type === 'place' && row.area_code === placeId);
  const period = place
    .map((row) => row.period)
    .sort()
    .at(-1);
  if (period === undefined) return undefined;
  return {
    period,
    definitions: Object.fromEntries(Object.entries(indicators).filter(([id]) => id.startsWith(ABOUT))),
    own: place.filter((row) => row.period === period),
    networks: about.filter((row) => row.area_type === 'pcn' && row.cut === 'all' && row.period === period),
    model: risk?.model ?? [],
    calibration: risk?.calibration ?? [],
  };
}
