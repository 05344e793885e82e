import { PROGRAMMES } from '../code-lists.js';
import { defineTemplate } from '../define-template.js';

export default defineTemplate('place_budget', {
  title: 'Place budget and forecast by programme',
  topic: 'Finance',
  about: 'What the place planned to spend on each programme of care this year, what it has spent so far, and where it expects to end.',
  filledBy: 'Place finance lead, for all partners who pay for care in the place',
  often: 'Every month, by the 15th working day after it ends',
  advice: [
    'Give whole pounds. A forecast above the budget is an overspend.',
    'Month 1 is April: budget and spend to date start again each year.',
    'The last row holds the word Total and the sum of all others: without it a lost row could not be seen.',
  ],
  source: 'Local template; programme headings after NHS programme budgeting, with social care and public health beside them',
  owner: 'Place finance lead',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'month',
  lagDays: 25,
  from: '2024-04-01',
  key: ['programme'],
  columns: {
    programme: { type: 'text', means: 'Programme of care', codes: { ...PROGRAMMES, Total: 'The sum of all rows above' }, required: true },
    annual_budget: { type: 'number', means: 'Budget for the whole year', unit: 'pounds', required: true },
    budget_to_date: { type: 'number', means: 'Part of the budget planned for April to this month', unit: 'pounds', required: true },
    spend_to_date: { type: 'number', means: 'Spent from April to this month, income taken off', unit: 'pounds', min: null, required: true },
    forecast: { type: 'number', means: 'What the programme is expected to have spent by March', unit: 'pounds', min: null, required: true },
    main_driver: { type: 'text', means: 'Main reason for a difference between forecast and budget, in a few words', freeText: true, matches: '.{1,200}' },
  },
  reconcile: [
    {
      rule: 'total row',
      when: { column: 'programme', matches: '^total$' },
      sums: ['annual_budget', 'budget_to_date', 'spend_to_date', 'forecast'],
      tolerance: 1,
    },
    { rule: 'order', low: 'budget_to_date', high: 'annual_budget', why: 'a part of the year has no more than the year' },
  ],
  faultBudget: { share: 0.1, rows: 2 },
  rows: `wirral,2026-10,Hospital care,152000000,88700000,90100000,154300000,SYNTHETIC: agency staff in emergency care
wirral,2026-10,Adult social care,98000000,57200000,57900000,98900000,SYNTHETIC: more home care packages
wirral,2026-10,Total,250000000,145900000,148000000,253200000,
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
