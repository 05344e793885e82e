import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], timeout: number) => ({
  test: { name, include, testTimeout: timeout, hookTimeout: 2 * timeout, pool: 'forks' as const, setupFiles: ['test/fixed-seed.ts'] },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...project('quick', ['test/**/*.test.ts'], 300_000).test,
          exclude: ['test/acceptance/**', 'test/pdf/**', 'test/engines/**', 'test/deploy/**', 'test/browser/**'],
        },
      },
      project('acceptance', ['test/acceptance/**/*.test.ts'], 900_000),
      project('pdf', ['test/pdf/**/*.test.ts'], 600_000),
      { test: { ...project('deploy', ['test/deploy/**/*.test.ts'], 3_000_000).test, globalSetup: ['test/deploy/setup.ts'] } },
      { test: { ...project('engines', ['test/engines/**/*.test.ts'], 600_000).test, globalSetup: ['test/engines/setup.ts'] } },
      project('browser', ['test/browser/**/*.test.ts'], 1_200_000),
    ],
  },
});
