/** Normalises one file and tells whoever sent it. */
import { answerNormalised } from '../pipeline/steps/answers.js';
import { normaliseOne } from '../pipeline/steps/prepare.js';
import { count, step } from './step.js';
import { catalogue, drop, scratch, store } from './wiring.js';

const deps = { store: store(), drop: drop(), catalogue: catalogue(), scratch };

export const handler = step(async ({ receipt: key }: { receipt: string }) => {
  const { receipt, outcome } = await normaliseOne(deps, key);
  await answerNormalised(deps, receipt, outcome);
  count('RowsNormalised', outcome.rows);
  if (outcome.state === 'refused') count('FilesRefused');
  return { extract: outcome.extract, period: outcome.period, state: outcome.state, rows: outcome.rows };
});
