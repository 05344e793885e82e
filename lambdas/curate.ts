/** Makes one mart, or finds it made. */
import type { MartPlan } from '../pipeline/curate.js';
import { curateOne } from '../pipeline/steps/prepare.js';
import { step } from './step.js';
import { deps } from './wiring.js';

const wired = deps();

export const handler = step(({ plan }: { plan: MartPlan }) => curateOne(wired, plan));
