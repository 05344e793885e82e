import { CORE_FEATURES } from '../code-lists.js';
import { ORGANISATIONS } from '../codes.js';
import { DAY, defineTemplate } from '../define-template.js';

export default defineTemplate('core_feature', {
  title: 'The seven core features of the partnership',
  topic: 'Governance',
  about: 'How far the place is with each of the seven features that make an integrated care partnership, by its own judgement, with the evidence.',
  filledBy: 'Place governance lead, agreed by the partnership board',
  often: 'Every month; most rows change once a quarter',
  advice: ['A feature is established only with evidence that the board has seen: name the paper and its date.'],
  source: "Local template; the features are those of Wirral's and Cheshire and Merseyside's place-based partnerships",
  owner: 'Place governance lead',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'month',
  lagDays: 25,
  from: '2024-04-01',
  key: ['feature'],
  columns: {
    feature: { type: 'text', means: 'One of the seven core features', codes: CORE_FEATURES, required: true },
    stage: {
      type: 'text',
      means: 'How far the place is, by its own judgement',
      codes: {
        emerging: 'Talked about, not agreed',
        developing: 'Agreed, and partly there',
        maturing: 'There, and not yet shown to work',
        established: 'There, with evidence that it works',
      },
      required: true,
    },
    evidence: { type: 'text', means: 'What shows it: paper and date', freeText: true, matches: '.{3,200}' },
    next_step: { type: 'text', means: 'What is done next', freeText: true, matches: '.{3,200}' },
    owner: { type: 'text', means: 'Code of the organisation that leads it', codes: ORGANISATIONS, required: true },
    judged_on: { type: 'date', means: 'Day the board last agreed the stage', format: DAY, required: true },
  },
  faultBudget: { share: 0.1, rows: 2 },
  rows: `wirral,2026-10,governance,maturing,SYNTHETIC terms of reference agreed in May 2026,SYNTHETIC review after one year,QYG,2026-09-15
wirral,2026-10,footprints,established,SYNTHETIC networks cover every practice,,QYG,2026-06-16
`,
  changes: [{ on: '2026-11-24', what: 'First definition.' }],
});
