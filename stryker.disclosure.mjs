/** Mutations of pipeline/disclosure, tried against its tests but for the long ones: `npm run test:mutation:disclosure`. */
import { readFileSync } from 'node:fs';

const statistics = JSON.parse(readFileSync(new URL('stryker.config.json', import.meta.url), 'utf8'));

export default {
  ...statistics,
  vitest: { configFile: 'test/mutation-disclosure.config.ts', related: false },
  mutate: ['pipeline/disclosure/*.ts'],
  ignorePatterns: [
    '*',
    ...['pipeline', 'adapters', 'catalogue'].flatMap((room) => [`!${room}`, `!${room}/**`]),
    ...['!test', 'test/*', '!test/disclosure', '!test/disclosure/**', '!test/fixed-seed.ts', '!test/mutation-disclosure.config.ts', '!package.json'],
  ],
};
