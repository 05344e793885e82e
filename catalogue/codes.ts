// Made by `npm run generate` from the places and indicators of the catalogue. Do not edit.
/** What a partner may write in a template, and what it stands for. */
type Codes = Readonly<Record<string, string>>;

export const PLACES: Codes = {
  'central-lancashire': 'Central Lancashire',
  'fylde-coast': 'Fylde Coast',
  'morecambe-bay': 'Morecambe Bay',
  'pennine-lancashire': 'Pennine Lancashire',
  'west-lancashire': 'West Lancashire',
  wirral: 'Wirral',
};

export const ORGANISATIONS: Codes = {
  E06000008: 'Blackburn with Darwen Borough Council',
  E06000009: 'Blackpool Council',
  E06000063: 'Cumberland Council',
  E06000064: 'Westmorland and Furness Council',
  E06000065: 'North Yorkshire Council',
  E07000117: 'Burnley Borough Council',
  E07000118: 'Chorley Borough Council',
  E07000119: 'Fylde Borough Council',
  E07000120: 'Hyndburn Borough Council',
  E07000121: 'Lancaster City Council',
  E07000122: 'Pendle Borough Council',
  E07000123: 'Preston City Council',
  E07000124: 'Ribble Valley Borough Council',
  E07000125: 'Rossendale Borough Council',
  E07000126: 'South Ribble Borough Council',
  E07000127: 'West Lancashire Borough Council',
  E07000128: 'Wyre Borough Council',
  E08000015: 'Wirral Metropolitan Borough Council',
  E10000006: 'Cumbria County Council',
  E10000017: 'Lancashire County Council',
  E10000023: 'North Yorkshire County Council',
  QE1: 'NHS Lancashire and South Cumbria Integrated Care Board',
  QYG: 'NHS Cheshire and Merseyside Integrated Care Board',
  RBL: 'Wirral University Teaching Hospital NHS Foundation Trust',
  RBN: 'Mersey and West Lancashire Teaching Hospitals NHS Trust',
  RTX: 'University Hospitals of Morecambe Bay NHS Foundation Trust',
  RVY: 'Southport and Ormskirk Hospital NHS Trust',
  RW5: 'Lancashire & South Cumbria NHS Foundation Trust',
  RX7: 'North West Ambulance Service NHS Trust',
  RXA: 'Cheshire and Wirral Partnership NHS Foundation Trust',
  RXL: 'Blackpool Teaching Hospitals NHS Foundation Trust',
  RXN: 'Lancashire Teaching Hospitals NHS Foundation Trust',
  RXR: 'East Lancashire Hospitals NHS Trust',
  RY7: 'Wirral Community Health and Care NHS Foundation Trust',
};
