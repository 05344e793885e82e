/** Checks the whole suite and moves the pointer, and then the tables that people query. */
import { switchSuite } from '../pipeline/steps/make.js';
import type { NightId } from '../pipeline/steps/turn.js';
import { step } from './step.js';
import { deps, readers } from './wiring.js';

const wired = { ...deps(), readers: readers() };

export const handler = step(({ night }: { night: NightId }) => switchSuite(wired, night));
