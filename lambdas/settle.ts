/** Decides what is in force and plans what is made of it. */
import { settle } from '../pipeline/steps/prepare.js';
import type { NightId } from '../pipeline/steps/turn.js';
import { step } from './step.js';
import { deps } from './wiring.js';

const wired = deps();

export const handler = step(({ night }: { night: NightId }) => settle(wired, night));
