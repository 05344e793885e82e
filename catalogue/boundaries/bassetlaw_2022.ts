import { defineBoundary } from '../define-boundary.js';

export default defineBoundary({
  title: 'Bassetlaw joins Nottingham and Nottinghamshire',
  on: '2022-07-01',
  became: [],
  moved: [{ type: 'sub_icb', code: '02Q', name: 'Bassetlaw', parentType: 'system', from: 'QF7', to: 'QT1' }],
  owner: 'Place partnership office',
  source: 'Statement of the Secretary of State for Health and Social Care on boundaries of integrated care systems; systems as in the ODS (eccg)',
  publishedOn: '2021-07-22',
  verified: false,
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
