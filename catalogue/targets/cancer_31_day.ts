import { defineTargets } from '../define.js';

/** One standard since October 2023 in the place of several for first and later treatments. */
export default defineTargets([
  {
    kind: 'statutory standard',
    comparator: '>=',
    value: 0.96,
    from: '2023-10-01',
    source: 'NHS England, cancer waiting times standards as changed in October 2023',
    publishedOn: '2023-08-17',
    verified: true,
  },
  {
    kind: 'planning milestone',
    comparator: '>=',
    value: 0.94,
    from: '2026-04-01',
    to: '2027-03-31',
    by: 'by March 2027',
    source: 'NHS England, Medium Term Planning Framework 2026/27 to 2028/29',
    publishedOn: '2025-10-24',
    verified: false,
    headline: true,
  },
  {
    kind: 'planning milestone',
    comparator: '>=',
    value: 0.96,
    from: '2028-04-01',
    to: '2029-03-31',
    by: 'by March 2029',
    source: 'NHS England, Medium Term Planning Framework 2026/27 to 2028/29',
    publishedOn: '2025-10-24',
    verified: true,
    headline: true,
  },
]);
