/** Takes the turn and lists what there is to normalise. */
import { begin } from '../pipeline/steps/prepare.js';
import { type NightId, takeTurn } from '../pipeline/steps/turn.js';
import { NIGHT_HOURS, NIGHT_UNDER_WAY } from './env.js';
import { step } from './step.js';
import { catalogue, store } from './wiring.js';

const deps = { store: store(), catalogue: catalogue() };

class NightUnderWay extends Error {
  override name = NIGHT_UNDER_WAY;
}

export const handler = step(async ({ night }: { night: NightId }) => {
  const holder = await takeTurn(deps.store, night, NIGHT_HOURS);
  if (holder !== undefined) throw new NightUnderWay(`the night ${holder.id}, begun at ${holder.on}, is still being walked`);
  return begin(deps, night);
});
