import { AIMS } from '../code-lists.js';
import { ORGANISATIONS } from '../codes.js';
import { DAY, defineTemplate } from '../define-template.js';

export default defineTemplate('plan_milestone', {
  title: 'Milestones of the plan',
  topic: 'Governance',
  about: "What the place's annual plan says will be done by when, which partner answers for it, and when it is now expected.",
  filledBy: 'Programme office of the place, from the partner that answers for each milestone',
  often: 'Every month, five working days before the board',
  advice: [
    'The day it is due is that of the approved plan, and does not change; the day it is expected may.',
    'A milestone that is done keeps its row until March, with the day it was done.',
  ],
  source: 'Local template',
  owner: 'Place programme office',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'month',
  lagDays: 25,
  from: '2024-04-01',
  key: ['milestone_id'],
  columns: {
    milestone_id: { type: 'text', means: 'Number of the milestone, the same every month', matches: '[A-Za-z0-9][A-Za-z0-9 /_-]{0,29}' },
    programme: { type: 'text', means: 'Programme or workstream of the plan', freeText: true, required: true, matches: '.{3,80}' },
    milestone: { type: 'text', means: 'What will have been done', freeText: true, required: true, matches: '.{3,200}' },
    owner: { type: 'text', means: 'Code of the organisation that answers for it', codes: ORGANISATIONS, required: true },
    owner_post: { type: 'text', means: 'Post that answers for it, never a name', freeText: true, required: true, matches: '.{3,80}' },
    aim: { type: 'text', means: 'Aim of the partnership that it serves most', codes: AIMS, required: true },
    due: { type: 'date', means: 'Day by which the approved plan wants it', format: DAY, required: true },
    expected: { type: 'date', means: 'Day by which it is expected now', format: DAY, required: true },
    done: { type: 'date', means: 'Day on which it was done, if it is', format: DAY },
  },
  faultBudget: { share: 0.1, rows: 2 },
  rows: `wirral,2026-10,M-03,SYNTHETIC urgent care,SYNTHETIC one front door for urgent care,RBL,Chief operating officer,3,2026-09-30,2026-12-31,
wirral,2026-10,M-04,SYNTHETIC prevention,SYNTHETIC smoking service in every network,E08000015,Director of public health,1,2026-09-01,2026-09-01,2026-08-28
`,
  changes: [{ on: '2026-11-24', what: 'First definition.' }],
});
