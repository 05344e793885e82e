import { ORGANISATIONS } from '../codes.js';
import { DAY, defineTemplate } from '../define-template.js';

export default defineTemplate('risk_mitigation', {
  title: 'What partners do about the risks',
  topic: 'Governance',
  about: 'Each thing that a partner does to make a risk of the register less likely or less bad, the owner of the risk or another.',
  filledBy: 'Board secretary of the place, from each partner that helps',
  often: 'Every month, with the risk register',
  advice: ['One row an action. The number of the risk is that of the risk register.', 'Keep an action in the list for one month after it is done.'],
  source: 'Local template',
  owner: 'Place governance lead',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'month',
  lagDays: 25,
  from: '2024-04-01',
  key: ['risk_id', 'action_number'],
  columns: {
    risk_id: { type: 'text', means: 'Number of the risk in the risk register', matches: '[A-Za-z0-9][A-Za-z0-9 /_-]{0,29}' },
    action_number: { type: 'integer', means: 'Number of the action within its risk', min: 1, max: 99 },
    partner: { type: 'text', means: 'Code of the organisation that acts', codes: ORGANISATIONS, required: true },
    action: { type: 'text', means: 'What it does', freeText: true, required: true, matches: '.{3,200}' },
    due: { type: 'date', means: 'Day by which it is done', format: DAY, required: true },
    state: {
      type: 'text',
      means: 'How far it is',
      codes: { 'not begun': 'Agreed, and not begun', 'under way': 'Begun', done: 'Finished' },
      required: true,
    },
  },
  faultBudget: { share: 0.1, rows: 2 },
  rows: `wirral,2026-10,R-07,1,E08000015,SYNTHETIC two more agencies under contract,2026-12-15,under way
wirral,2026-10,R-07,2,RY7,SYNTHETIC nurses teach carers at home,2026-10-01,not begun
`,
  changes: [{ on: '2026-11-24', what: 'First definition.' }],
});
