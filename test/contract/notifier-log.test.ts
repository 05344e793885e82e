import { expect, it } from 'vitest';
import { notifierLog } from '../../adapters/notifier-log.js';
import { notifierContract } from './notifier.js';

notifierContract('a log', async () => {
  const lines: string[] = [];
  return { port: notifierLog({ write: (line) => lines.push(line) }), told: async () => lines };
});

it('keeps a message on one line', async () => {
  const lines: string[] = [];
  await notifierLog({ write: (line) => lines.push(line) }).tell({ subject: 'a', body: 'b\nc', data: { n: 1 } });
  expect(lines).toEqual(['{"subject":"a","body":"b\\nc","data":{"n":1}}']);
});
