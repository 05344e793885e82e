/** Measures one indicator. */
import { measureIndicator } from '../pipeline/steps/make.js';
import type { NightId } from '../pipeline/steps/turn.js';
import { step } from './step.js';
import { deps } from './wiring.js';

const wired = deps();

export const handler = step(({ night, indicator }: { night: NightId; indicator: string }) => measureIndicator(wired, night, indicator));
