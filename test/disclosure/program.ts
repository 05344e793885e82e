/** The same question put to an integer-programming solver (HiGHS): can the numbers be filled in, one of them being a value? */
import { createRequire } from 'node:module';
import type { Bounds, Facts } from './attack.js';

// What it says of its types holds for its CommonJS build only.
const load = createRequire(import.meta.url)('highs') as typeof import('highs').default;
const solver = await load();

/** True when there are whole numbers within the bounds for which every sum holds. @throws when the solver does not come to an end */
export function isFeasible({ low, high }: Bounds, { sums }: Facts, at: number, value: number): boolean {
  const name = (i: number): string => `x${i}`;
  const rows = sums.map(({ total, parts }, i) => ` c${i}: ${parts.map(name).join(' + ')} - ${name(total)} = 0`);
  const bounds = [...low].map((from, i) => (i === at ? ` ${name(i)} = ${value}` : ` ${from} <= ${name(i)} <= ${high[i]}`));
  const used = [...low.keys()].map(name).join(' ');
  const { Status } = solver.solve(`Minimize\n obj: ${name(at)}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nGeneral\n ${used}\nEnd\n`);
  if (Status !== 'Optimal' && Status !== 'Infeasible') throw new Error(`the solver says: ${Status}`);
  return Status === 'Optimal';
}
