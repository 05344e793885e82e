/** Tests that mutations of pipeline/disclosure are tried against: tiny tables and what is kept of them. The attack and the walk through measure would take days. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/disclosure/{control,counts,nights,parts,pinned,relations}.test.ts'], setupFiles: ['test/fixed-seed.ts'], testTimeout: 60_000 },
});
