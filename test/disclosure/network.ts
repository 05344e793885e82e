/** A network in a place, of which people are counted: as tiny marts. SYNTHETIC. */
import type { Warehouse } from '../../pipeline/ports.js';
import { type Columns, loadExample } from '../measure/examples.js';

/** Six practices of a network in a place, two in each of three fifths, with these on the register. @param at a prefix of the store that nothing lies under */
export async function loadNetwork(warehouse: Warehouse, marts: Record<string, Columns>, registers: readonly number[], at: string): Promise<void> {
  const rows = registers.map((register, i) => `P8100${i} | HYP | TOTAL | 2020-21 | ${register} | 600 | a | ${i + 2}`);
  const lying = registers.flatMap((_, i) => ['pcn | U12345', 'place | wirral'].map((parent) => `practice | P8100${i} | ${parent} | 2013-04-01 |`));
  const fifths = registers.map((_, i) => `P8100${i} | published practice score | ${1 + Math.floor(i / 2)} | dd`);
  await loadExample(
    warehouse,
    marts,
    {
      'curated.qof_register': ['practice_code | group_code | list_type | period | register | list_size | source_sha256 | source_line', ...rows].join('\n'),
      'curated.area_link': ['child_type | child_code | parent_type | parent_code | valid_from | valid_to', ...lying].join('\n'),
      'curated.practice_deprivation': ['practice_code | method | imd_quintile | source_sha256', ...fifths].join('\n'),
    },
    at,
  );
}
