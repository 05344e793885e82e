import { describe, inject, it } from 'vitest';
import { workedExamples } from '../measure/worked-examples.js';
import { openBoth } from './engines.js';

const engines = inject('engines');

if ('notRun' in engines) describe('worked examples on Trino', () => it.skip(`not run: ${engines.notRun}`));
else
  workedExamples('Trino', async () => {
    const { trino, bucket, close } = await openBoth(engines, 'examples');
    return { port: trino, store: bucket, close };
  });
