import { ORGANISATIONS } from '../codes.js';
import { defineTemplate } from '../define-template.js';

export default defineTemplate('pooled_budget', {
  title: 'Pooled budgets',
  topic: 'Finance',
  about: 'Money that partners have put together under section 75 of the NHS Act 2006, with the Better Care Fund: who put in what, and how it is spent.',
  filledBy: 'Finance lead of the partner that hosts the pool',
  often: 'Every month, by the 15th working day after it ends',
  advice: [
    'One row for each partner’s share of each scheme: the shares of a scheme add up to its pool.',
    'Give whole pounds. Where spending is not told apart by partner, share it as the agreement shares the risk.',
  ],
  source: 'Local template; funds as in the Better Care Fund planning requirements and section 75 of the NHS Act 2006',
  owner: 'Place finance lead',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'month',
  lagDays: 25,
  from: '2024-04-01',
  key: ['scheme', 'contributor'],
  columns: {
    fund: {
      type: 'text',
      means: 'The pool that the scheme belongs to',
      codes: {
        'Better Care Fund': 'Minimum NHS contribution, improved Better Care Fund and disabled facilities grant',
        'Section 75': 'Any other pool under section 75 of the NHS Act 2006',
        'Aligned budget': 'Managed together, but not pooled in law',
      },
      required: true,
    },
    scheme: { type: 'text', means: 'Name of the scheme, the same every month', freeText: true, matches: '.{3,120}' },
    host: { type: 'text', means: 'Code of the organisation that hosts the pool', codes: ORGANISATIONS, required: true },
    contributor: { type: 'text', means: 'Code of the organisation whose share the row is about', codes: ORGANISATIONS },
    contribution: { type: 'number', means: 'What the contributor puts in for the whole year', unit: 'pounds', required: true },
    budget_to_date: { type: 'number', means: 'Part of it planned for April to this month', unit: 'pounds', required: true },
    spend_to_date: { type: 'number', means: 'Spent of it from April to this month', unit: 'pounds', min: null, required: true },
    forecast: { type: 'number', means: 'What is expected to have been spent of it by March', unit: 'pounds', min: null, required: true },
  },
  reconcile: [
    { rule: 'one value', by: 'scheme', columns: ['fund', 'host'] },
    { rule: 'order', low: 'budget_to_date', high: 'contribution', why: 'a part of the year has no more than the year' },
  ],
  faultBudget: { share: 0.1, rows: 2 },
  rows: `wirral,2026-10,Better Care Fund,SYNTHETIC home first,E08000015,QYG,6400000,3730000,3800000,6500000
wirral,2026-10,Better Care Fund,SYNTHETIC home first,E08000015,E08000015,2100000,1225000,1240000,2130000
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
