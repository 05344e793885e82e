/** Tests that mutations of pipeline/statistics are tried against: those of the folder itself and nothing else. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/statistics/**/*.test.ts'], setupFiles: ['test/fixed-seed.ts'], testTimeout: 60_000 },
});
