import { defineTemplate } from '../define-template.js';

export default defineTemplate('place_allocation', {
  title: 'Capitated allocation and distance from target',
  topic: 'Finance',
  about: 'The money the place gets for its people, what a fair share by need would be, and how far apart the two are.',
  filledBy: 'Finance lead of the integrated care board, one file for each place',
  often: 'Once a year, by the end of May, and again when the allocation changes',
  advice: [
    'The weighted population says how much need the people of the place have, against England.',
    'Distance from target is allocation less target: below 0 the place gets less than its fair share.',
  ],
  source: 'Local template; terms as in NHS England allocations (weighted capitation, distance from target)',
  owner: 'Integrated care board finance',
  reviewBy: '2027-04-01',
  sentFor: 'place',
  cadence: 'year',
  lagDays: -300,
  from: '2024-04-01',
  key: ['stream'],
  columns: {
    stream: {
      type: 'text',
      means: 'Part of the allocation',
      codes: {
        Core: 'Hospital, community, mental health and prescribing',
        'Primary medical care': 'General practice',
        'Running costs': 'Management of the place',
        'Public health grant': 'Paid to the council',
      },
    },
    registered_population: { type: 'integer', means: 'Patients registered with the practices of the place', unit: 'people', required: true, min: 1 },
    weighted_population: { type: 'number', means: 'The same people weighted by need', unit: 'weighted people', required: true, min: 1 },
    target: { type: 'number', means: 'Fair share by the national formula', unit: 'pounds', required: true, min: 1 },
    allocation: { type: 'number', means: 'What the place is given', unit: 'pounds', required: true },
    distance: { type: 'number', means: 'Allocation less target; below 0 is under the fair share', unit: 'pounds', min: null, required: true },
    distance_percent: { type: 'number', means: 'Distance in each 100 pounds of target', unit: '%', min: null, max: 100, required: true },
  },
  reconcile: [
    { rule: 'difference', of: 'allocation', less: 'target', equals: 'distance', tolerance: 1 },
    { rule: 'ratio', numerator: 'distance', denominator: 'target', times: 100, equals: 'distance_percent', decimals: 2 },
  ],
  faultBudget: { share: 0, rows: 0 },
  rows: `wirral,2026-27,Core,336000,371000,641000000,628000000,-13000000,-2.03
wirral,2026-27,Primary medical care,336000,352000,61000000,60400000,-600000,-0.98
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
