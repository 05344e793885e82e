/** What a partner is called in a report. */
import { ORGANISATIONS } from '../../catalogue/codes.js';
import type { Pack } from './pack.js';
import { shortName } from './words.js';

/** The short name of an organisation, a board's with what it is; the code where the catalogue has none. */
export function partnerName({ place }: Pick<Pack, 'place'>, code: string): string {
  const known = place.partners.find((partner) => partner.code === code)?.name ?? (place.system.code === code ? place.system.name : ORGANISATIONS[code]);
  if (known === undefined) return code;
  return / Integrated Care Board$/i.test(known) ? known.replace(/^NHS /, '') : shortName(known);
}
