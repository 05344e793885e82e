/** Gives the turn back, whatever became of the night. */
import { giveTurn, type NightId } from '../pipeline/steps/turn.js';
import { step } from './step.js';
import { store } from './wiring.js';

const held = store();

export const handler = step(({ night }: { night: NightId }) => giveTurn(held, night));
