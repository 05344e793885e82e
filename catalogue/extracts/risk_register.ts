import { AIMS } from '../code-lists.js';
import { ORGANISATIONS } from '../codes.js';
import { DAY, defineTemplate } from '../define-template.js';

const SCALE = { min: 1, max: 5 } as const;

export default defineTemplate('risk_register', {
  title: 'Risk register',
  topic: 'Governance',
  about: 'Every risk that the partnership board looks at: which partner owns it, how likely and how bad it is, and when it is looked at again.',
  filledBy: 'Board secretary of the place, from the partner that owns each risk',
  often: 'Every month, five working days before the board',
  advice: [
    'Each risk has one owner. Partners that help are in the template risk_mitigation.',
    'Likelihood and impact are from 1 (rare, negligible) to 5 (almost certain, catastrophic); the score is one times the other.',
    'Keep a closed risk in the list for one month, so that the board sees that it was closed.',
    'Give a post, never the name of a person.',
  ],
  source: 'Local template; the five by five matrix is that of the National Patient Safety Agency (2008)',
  owner: 'Place governance lead',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'month',
  lagDays: 25,
  from: '2024-04-01',
  key: ['risk_id'],
  columns: {
    risk_id: { type: 'text', means: 'Number of the risk, the same every month', matches: '[A-Za-z0-9][A-Za-z0-9 /_-]{0,29}' },
    risk: { type: 'text', means: 'What may happen, in one sentence', freeText: true, required: true, matches: '.{3,200}' },
    cause: { type: 'text', means: 'Why it may happen', freeText: true, matches: '.{1,200}' },
    owner: { type: 'text', means: 'Code of the one organisation that owns it', codes: ORGANISATIONS, required: true },
    owner_post: { type: 'text', means: 'Post that answers for it, never a name', freeText: true, required: true, matches: '.{3,80}' },
    aim: { type: 'text', means: 'Aim of the partnership that it threatens most', codes: AIMS, required: true },
    first_likelihood: { type: 'integer', means: 'Likelihood before anything was done', unit: '1 to 5', ...SCALE, required: true },
    first_impact: { type: 'integer', means: 'Impact before anything was done', unit: '1 to 5', ...SCALE, required: true },
    likelihood: { type: 'integer', means: 'Likelihood now', unit: '1 to 5', ...SCALE, required: true },
    impact: { type: 'integer', means: 'Impact now', unit: '1 to 5', ...SCALE, required: true },
    target_score: { type: 'integer', means: 'Score that the board accepts', unit: '1 to 25', min: 1, max: 25, required: true },
    raised: { type: 'date', means: 'Day it was raised', format: DAY, required: true },
    review_by: { type: 'date', means: 'Day by which it is looked at again', format: DAY, required: true },
    state: { type: 'text', means: 'Whether it still stands', codes: { open: 'The risk stands', closed: 'It has gone, or is accepted' }, required: true },
  },
  reconcile: [{ rule: 'order', low: 'raised', high: 'review_by', why: 'a risk cannot be looked at again before it is raised' }],
  faultBudget: { share: 0.1, rows: 2 },
  rows: `wirral,2026-10,R-07,SYNTHETIC not enough home care for people who leave hospital,SYNTHETIC three agencies closed,E08000015,Director of adult social care,2,4,5,4,4,8,2026-02-03,2026-12-01,open
wirral,2026-10,R-09,SYNTHETIC emergency department loses staff,,RBL,Chief operating officer,3,4,4,3,4,6,2026-04-14,2026-12-01,open
`,
  changes: [{ on: '2026-11-24', what: 'First definition.' }],
});
