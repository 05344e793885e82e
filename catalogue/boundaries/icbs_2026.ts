import { defineBoundary } from '../define-boundary.js';

const CENTRAL_EAST = { code: 'S1Y5D', name: 'Central East', isNew: true };
const ESSEX = { code: 'D7T5G', name: 'Essex', isNew: true };
const NORFOLK_AND_SUFFOLK = { code: 'T6Y0W', name: 'Norfolk and Suffolk', isNew: true };
const SURREY_AND_SUSSEX = { code: 'S9B9J', name: 'Surrey and Sussex', isNew: true };
const THAMES_VALLEY = { code: 'S0E4D', name: 'Thames Valley', isNew: true };
const WEST_AND_NORTH_LONDON = { code: 'Z9B2Z', name: 'West and North London', isNew: true };
const HAMPSHIRE = { code: 'QRL', name: 'Hampshire and Isle of Wight', isNew: false };

export default defineBoundary({
  title: 'Integrated care boards of April 2026',
  on: '2026-04-01',
  became: [
    { type: 'system', code: 'QH8', name: 'Mid and South Essex', into: [ESSEX] },
    { type: 'system', code: 'QHG', name: 'Bedfordshire, Luton and Milton Keynes', into: [CENTRAL_EAST] },
    { type: 'system', code: 'QJG', name: 'Suffolk and North East Essex', into: [NORFOLK_AND_SUFFOLK, ESSEX] },
    { type: 'system', code: 'QM7', name: 'Hertfordshire and West Essex', into: [CENTRAL_EAST, ESSEX] },
    { type: 'system', code: 'QMJ', name: 'North Central London', into: [WEST_AND_NORTH_LONDON] },
    { type: 'system', code: 'QMM', name: 'Norfolk and Waveney', into: [NORFOLK_AND_SUFFOLK] },
    { type: 'system', code: 'QNQ', name: 'Frimley', into: [THAMES_VALLEY, SURREY_AND_SUSSEX, HAMPSHIRE] },
    { type: 'system', code: 'QNX', name: 'Sussex', into: [SURREY_AND_SUSSEX] },
    { type: 'system', code: 'QRV', name: 'North West London', into: [WEST_AND_NORTH_LONDON] },
    { type: 'system', code: 'QU9', name: 'Buckinghamshire, Oxfordshire and Berkshire West', into: [THAMES_VALLEY] },
    { type: 'system', code: 'QUE', name: 'Cambridgeshire and Peterborough', into: [CENTRAL_EAST] },
    { type: 'system', code: 'QXU', name: 'Surrey Heartlands', into: [SURREY_AND_SUSSEX] },
    // The waiting times of April 2026 no longer name it. No file held says which practice of it went where.
    { type: 'sub_icb', code: 'D4U1Y', name: 'Frimley', into: [] },
  ],
  moved: [],
  owner: 'Place partnership office',
  source:
    'Written statement of the Minister of State for Health on the running costs of integrated care boards and their boundaries; codes and parts as in the RTT full extract of April 2026 (NHS England) and the ODS (etr, June 2026)',
  publishedOn: '2025-09-09',
  verified: true,
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
