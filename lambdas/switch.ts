/** Checks the whole suite and moves the pointer, then the tables that people query and the front page of the readers' site. */
import { FRONT_DOOR, frontDoor } from '../pipeline/publish/front-door.js';
import { switchSuite } from '../pipeline/steps/make.js';
import type { NightId } from '../pipeline/steps/turn.js';
import { step } from './step.js';
import { deps, readers } from './wiring.js';

const wired = { ...deps(), readers: readers() };

export const handler = step(async ({ night }: { night: NightId }) => {
  const done = await switchSuite(wired, night);
  await wired.store.write(FRONT_DOOR, frontDoor(done.suite));
  return done;
});
