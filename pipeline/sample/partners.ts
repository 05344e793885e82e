/** Every template as the partners of the six places send it, for the months and years that have come by the day. */
import { extracts } from '../../catalogue/registry.js';
import { type Month, monthsTo, yearsTo } from './calendar.js';
import type { SampleFile } from './files.js';
import { allocationRows, budgetRows, poolRows, schemeRows } from './partner-finance.js';
import { commentaryRows, featureRows, milestoneRows, mitigationRows, riskRows } from './partner-governance.js';
import { partnerFile, placeWorlds } from './partner-world.js';
import type { World } from './world.js';

/** Months of money, and of governance: enough to see what changed, few enough for a quick night. */
const MONTHS = 3;
const GOVERNED = 2;
const lagOf = (id: string): number => extracts[id]?.lagDays ?? 0;

export function* partnerFiles(seed: number, world: World, asOf: string): Generator<SampleFile> {
  const places = placeWorlds(world);
  for (const month of monthsTo(asOf, lagOf('place_budget'), MONTHS)) for (const place of places) yield* monthly(seed, place, month);
  for (const month of monthsTo(asOf, lagOf('risk_register'), GOVERNED)) for (const place of places) yield* governed(seed, place, month);
  for (const year of yearsTo(asOf, lagOf('place_allocation'), 2))
    for (const place of places) yield partnerFile('place_allocation', place.id, String(year), allocationRows(seed, place, year));
}

function* monthly(seed: number, place: ReturnType<typeof placeWorlds>[number], month: Month): Generator<SampleFile> {
  yield partnerFile('place_budget', place.id, month.id, budgetRows(seed, place, month));
  yield partnerFile('pooled_budget', place.id, month.id, poolRows(seed, place, month));
  yield partnerFile('efficiency_scheme', place.id, month.id, schemeRows(seed, place, month));
}

function* governed(seed: number, place: ReturnType<typeof placeWorlds>[number], month: Month): Generator<SampleFile> {
  yield partnerFile('risk_register', place.id, month.id, riskRows(seed, place, month));
  yield partnerFile('risk_mitigation', place.id, month.id, mitigationRows(seed, place, month));
  yield partnerFile('plan_milestone', place.id, month.id, milestoneRows(seed, place, month));
  yield partnerFile('core_feature', place.id, month.id, featureRows(seed, place, month));
  yield partnerFile('exception_commentary', place.id, month.id, commentaryRows(seed, place, month));
}
