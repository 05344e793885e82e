import { defineExtract } from '../define.js';

export default defineExtract({
  title: 'Deprivation score of GP practices (IMD 2019)',
  publisher: 'Office for Health Improvement and Disparities',
  source: 'Public health profiles (Fingertips), National General Practice Profiles, download of indicator data',
  owner: 'Public health analysts',
  licence: 'OGL-3.0',
  reviewBy: '2027-04-01',
  group: 'practice',
  cadence: 'irregular',
  lagDays: 0,
  containsPersonData: false,
  layouts: [
    {
      kind: 'csv',
      name: 'Download of indicator data',
      from: '2017-01-01',
      header: ['Indicator ID', 'Indicator Name', 'Parent Code', 'Area Code', 'Area Type', 'Category Type', 'Time period', 'Value', 'Time period Sortable'],
      period: { from: 'column', column: 'time_period', pattern: '^(?<year>\\d{4})$', cadence: 'year' },
    },
  ],
  // England stands twice: once on its own, and once with itself as its parent.
  key: ['indicator_id', 'parent_code', 'area_code', 'sex', 'age', 'category', 'time_period'],
  columns: {
    // Every download has the same header: another indicator taken for an edition of this one would stand in its place, so it is refused.
    indicator_id: { type: 'text', from: 'Indicator ID', means: 'Number of the indicator: 93553, the deprivation score (IMD 2019)', allowed: ['93553'] },
    indicator_name: { type: 'text', from: 'Indicator Name', means: 'Name of the indicator', required: true },
    parent_code: { type: 'text', from: 'Parent Code', means: 'Code of the area it is listed under; empty for England on its own', required: false },
    parent_name: { type: 'text', from: 'Parent Name', means: 'Name of the area it is listed under' },
    area_code: { type: 'text', from: 'Area Code', means: 'ODS code of a practice, ONS code of England', matches: '[A-Z0-9]{3,9}' },
    area_name: { type: 'text', from: 'Area Name', means: 'Name of the practice or area', required: true },
    area_type: { type: 'text', from: 'Area Type', means: 'GP for a practice; England', required: true },
    sex: { type: 'text', from: 'Sex', means: 'Persons, Male or Female' },
    age: { type: 'text', from: 'Age', means: 'Age band' },
    category_type: { type: 'text', from: 'Category Type', means: 'What the figure is cut by, if anything' },
    category: { type: 'text', from: 'Category', means: 'The part of the cut', required: false },
    time_period: { type: 'text', from: 'Time period', means: 'Period in the publisher’s words: a year' },
    value: {
      type: 'number',
      from: 'Value',
      means: 'Mean deprivation score of the LSOAs of the practice’s patients, weighted by patients: higher is more deprived',
    },
    lower_95: { type: 'number', from: 'Lower CI 95.0 limit', means: 'Lower end of its 95% interval, where given' },
    upper_95: { type: 'number', from: 'Upper CI 95.0 limit', means: 'Upper end of its 95% interval, where given' },
    count: { type: 'number', from: 'Count', means: 'Numerator, where given' },
    denominator: { type: 'number', from: 'Denominator', means: 'Denominator, where given' },
    value_note: { type: 'text', from: 'Value note', means: 'Why there is no value, or what to know of it' },
  },
  unused: [
    'Lower CI 99.8 limit',
    'Upper CI 99.8 limit',
    'Recent Trend',
    'Compared to England value or percentiles',
    'Compared to percentiles',
    'Time period Sortable',
    'New data',
    'Compared to goal',
    'Time period range',
  ],
  faultBudget: { share: 0.005, rows: 5 },
  sample: `Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,Compared to England value or percentiles,Compared to percentiles,Time period Sortable,New data,Compared to goal,Time period range
93553,Deprivation score (IMD 2019),,,E92000001,England,England,Persons,All ages,,,2019,21.7,,,,,,,,Cannot be calculated,Not compared,Not compared,20190000,,,1y
93553,Deprivation score (IMD 2019),E92000001,England,E92000001,England,England,Persons,All ages,,,2019,21.7,,,,,,,,Cannot be calculated,Not compared,Not compared,20190000,,,1y
93553,Deprivation score (IMD 2019),E92000001,England,P81001,SYNTHETIC SURGERY,GP,Persons,All ages,,,2019,32.3609392614188,,,,,,,,Cannot be calculated,Not compared,Not compared,20190000,,,1y
`,
  changes: [{ on: '2026-11-23', what: 'First definition.' }],
});
