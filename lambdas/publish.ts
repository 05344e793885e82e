/** Draws one place in every format. */
import { publishPlace } from '../pipeline/steps/make.js';
import type { NightId } from '../pipeline/steps/turn.js';
import { step } from './step.js';
import { deps } from './wiring.js';

const wired = deps();

export const handler = step(({ night, place }: { night: NightId; place: string }) => publishPlace(wired, night, place));
