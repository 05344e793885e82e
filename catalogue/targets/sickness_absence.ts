import { defineTargets } from '../define.js';

/** In force from the day the plan was published: earlier months are held against no target. */
export default defineTargets([
  {
    kind: 'national ambition',
    comparator: '<=',
    value: 0.041,
    from: '2025-07-03',
    by: 'in the long run',
    source: 'Department of Health and Social Care, 10 Year Health Plan for England',
    publishedOn: '2025-07-03',
    verified: false,
    headline: true,
  },
]);
