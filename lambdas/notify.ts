/** Tells people that a suite is in force. */
import type { NightId } from '../pipeline/steps/turn.js';
import { step } from './step.js';
import { notifier } from './wiring.js';

const people = notifier();

export const handler = step(async ({ night, suite }: { night: NightId; suite: { suite: string; files: number } }) => {
  const body = `The suite ${suite.suite} of ${night.on.slice(0, 10)} is in force: ${suite.files} files.`;
  await people.tell({ subject: 'Place Suite: a new suite', body, data: { suite: suite.suite, files: suite.files, night: night.id } });
});
