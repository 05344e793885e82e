import { PROGRAMMES } from '../code-lists.js';
import { ORGANISATIONS } from '../codes.js';
import { DAY, defineTemplate } from '../define-template.js';

export default defineTemplate('efficiency_scheme', {
  title: 'Cost improvement schemes',
  topic: 'Finance',
  about: 'Every scheme of the place to save money: what was planned, what has been delivered, and how much of it comes back every year.',
  filledBy: 'Place finance lead, from the scheme owners of each partner',
  often: 'Every month, by the 15th working day after it ends',
  advice: [
    'Savings are positive pounds. A scheme that has cost money so far has a negative delivery.',
    'Recurrent is the part of the forecast that will be saved again next year without doing anything more.',
    'Keep a scheme in the list until March, also when it has stopped.',
  ],
  source: 'Local template; plan, delivered and recurrent as in NHS financial monitoring returns',
  owner: 'Place finance lead',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'month',
  lagDays: 25,
  from: '2024-04-01',
  key: ['scheme_id'],
  columns: {
    scheme_id: { type: 'text', means: 'Number of the scheme, the same every month', matches: '[A-Za-z0-9][A-Za-z0-9 /_-]{0,29}' },
    scheme: { type: 'text', means: 'What the scheme does, in a few words', freeText: true, required: true, matches: '.{3,160}' },
    owner: { type: 'text', means: 'Code of the organisation that answers for it', codes: ORGANISATIONS, required: true },
    programme: { type: 'text', means: 'Programme of care that spends less', codes: PROGRAMMES, required: true },
    starts: { type: 'date', means: 'First day of saving', format: DAY, required: true },
    ends: { type: 'date', means: 'Last day, for a scheme that ends', format: DAY },
    plan: { type: 'number', means: 'Saving planned for the whole year', unit: 'pounds', required: true },
    plan_to_date: { type: 'number', means: 'Saving planned for April to this month', unit: 'pounds', required: true },
    delivered_to_date: { type: 'number', means: 'Saved from April to this month', unit: 'pounds', min: null, required: true },
    forecast: { type: 'number', means: 'Saving expected by March', unit: 'pounds', min: null, required: true },
    recurrent: { type: 'number', means: 'Part of the forecast that is saved again every year', unit: 'pounds', required: true },
    confidence: {
      type: 'text',
      means: 'How sure the forecast is',
      codes: { high: 'Contracts or posts have changed', medium: 'Agreed, and not yet begun everywhere', low: 'An idea without an agreed plan' },
      required: true,
    },
  },
  reconcile: [
    { rule: 'order', low: 'plan_to_date', high: 'plan', why: 'a part of the year has no more than the year' },
    { rule: 'order', low: 'recurrent', high: 'forecast', why: 'only what is saved can be saved again' },
    { rule: 'order', low: 'starts', high: 'ends', why: 'a scheme cannot end before it starts' },
  ],
  faultBudget: { share: 0.1, rows: 2 },
  rows: `wirral,2026-10,CIP-014,SYNTHETIC fewer agency shifts in A&E,RBL,Hospital care,2026-04-01,,1200000,700000,510000,950000,600000,medium
wirral,2026-10,CIP-021,SYNTHETIC one medicines team,QYG,Prescribing,2026-07-01,2027-03-31,400000,180000,195000,420000,420000,high
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
