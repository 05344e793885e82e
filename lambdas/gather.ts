/** Seals the measures and settles what every place says alike. */
import { gather } from '../pipeline/steps/make.js';
import type { NightId } from '../pipeline/steps/turn.js';
import { step } from './step.js';
import { deps } from './wiring.js';

const wired = deps();

export const handler = step(({ night }: { night: NightId }) => gather(wired, night));
