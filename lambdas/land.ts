/** Lands what arrived. Of a batch, only the files that failed come back to the queue; after three tries they are left in the dead-letter queue. */
import { arrive } from '../pipeline/steps/arrive.js';
import { count, logger, step } from './step.js';
import { catalogue, drop, keys, scratch, store } from './wiring.js';

interface Message {
  messageId: string;
  /** An event of S3, as JSON; or its first one, which tests the queue and has no records. */
  body: string;
}

const deps = { store: store(), drop: drop(), extracts: catalogue().extracts, scratch, keys: keys() };

export const handler = step(async ({ Records }: { Records: Message[] }) => {
  const failed: { itemIdentifier: string }[] = [];
  for (const { messageId, body } of Records) {
    try {
      for (const key of keysOf(body)) await one(key);
    } catch (error) {
      logger.error('not landed', { body, error: error as Error });
      failed.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures: failed };
});

async function one(key: string): Promise<void> {
  const landed = await arrive({ ...deps, now: new Date() }, key);
  if (landed === undefined) return logger.info('gone already: it was about people, and told of twice', { key });
  const { receipt, fresh } = landed;
  logger.info('landed', { key, fresh, extract: receipt.extract, period: receipt.period, sha256: receipt.sha256 });
  count(receipt.extract === 'unrecognised' ? 'FilesNotRecognised' : 'FilesLanded');
}

/** Keys come as in a form: `+` for a space. */
const keysOf = (body: string): string[] =>
  ((JSON.parse(body) as { Records?: { s3: { object: { key: string } } }[] }).Records ?? []).map(({ s3 }) =>
    decodeURIComponent(s3.object.key.replaceAll('+', ' ')),
  );
