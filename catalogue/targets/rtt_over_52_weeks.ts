import { defineTargets } from '../define.js';

/** Set for March 2026 and replaced by no other figure since, so it has no last day. */
export default defineTargets([
  {
    kind: 'planning milestone',
    comparator: '<',
    value: 0.01,
    from: '2025-04-01',
    by: 'by March 2026',
    source: 'NHS England, 2025/26 priorities and operational planning guidance',
    publishedOn: '2025-01-30',
    verified: true,
    headline: true,
  },
]);
