import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeDirectory } from '../../adapters/store-directory.js';
import { warehouseDuckdb } from '../../adapters/warehouse-duckdb.js';
import { workedExamples } from './worked-examples.js';

workedExamples('DuckDB', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'examples-'));
  const port = warehouseDuckdb({ root });
  const close = async (): Promise<void> => {
    await port.close();
    rmSync(root, { recursive: true });
  };
  return { port, store: storeDirectory({ root }), close };
});
