import { LEVELS } from '../code-lists.js';
import { INDICATORS, ORGANISATIONS } from '../codes.js';
import { DAY, defineTemplate } from '../define-template.js';

export default defineTemplate('exception_commentary', {
  title: 'Commentary on exceptions',
  topic: 'Governance',
  about: 'For each measure that misses its target or gets worse: why, what is done, by whom and by when.',
  filledBy: 'Place performance lead, from the organisation whose figure it is',
  often: 'Every month, ten working days after the suite names the exceptions',
  advice: [
    'The measure is its short id, as at the top of its page and in the address; the organisation is the one whose figure it is.',
    'For a figure of the place itself give the code of the integrated care board, or of the partner that answers for it.',
    'Without a row here the suite says that no commentary was received.',
  ],
  source: 'Local template',
  owner: 'Place performance lead',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'month',
  lagDays: 25,
  from: '2024-04-01',
  key: ['measure', 'organisation'],
  columns: {
    measure: { type: 'text', means: 'Short id of the measure', codes: INDICATORS, required: true },
    organisation: { type: 'text', means: 'Code of the organisation whose figure it is', codes: ORGANISATIONS, required: true },
    owner_post: { type: 'text', means: 'Post that answers for it, never a name', freeText: true, required: true, matches: '.{3,80}' },
    cause: { type: 'text', means: 'Why the figure is as it is', freeText: true, required: true, matches: '.{3,300}' },
    action: { type: 'text', means: 'What is being done', freeText: true, required: true, matches: '.{3,300}' },
    due: { type: 'date', means: 'Day by which it is done', format: DAY, required: true },
    state: {
      type: 'text',
      means: 'How far the action is',
      codes: { 'not begun': 'Agreed, and not begun', 'under way': 'Begun', done: 'Finished' },
      required: true,
    },
    level: { type: 'text', means: 'Where it is decided, by the scheme of delegation', codes: LEVELS, required: true },
  },
  faultBudget: { share: 0.1, rows: 2 },
  rows: `wirral,2026-10,ae_four_hour,RBL,Chief operating officer,SYNTHETIC beds taken by people ready to leave,SYNTHETIC second discharge team,2026-11-30,under way,place
wirral,2026-10,rtt_within_18_weeks,QYG,Director of planned care,SYNTHETIC theatres closed for repair,SYNTHETIC lists at weekends,2027-01-31,not begun,place
`,
  changes: [{ on: '2026-11-24', what: 'First definition.' }],
});
