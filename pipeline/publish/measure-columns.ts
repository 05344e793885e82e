/** What each column of a published row is called in a workbook and means in a dictionary: said once for XLSX and CSV. */
import type { MeasureRow } from '../measure-row.js';

export interface MeasureColumn {
  heading: string;
  means: string;
}

export const MEASURE_WORDS: Readonly<Record<keyof MeasureRow, MeasureColumn>> = {
  indicator_id: { heading: 'Measure code', means: 'Identifier of the measure in the catalogue.' },
  area_type: { heading: 'Area type', means: 'practice, pcn (primary care network), place, trust, council, sub_icb, system or england.' },
  area_code: { heading: 'Area code', means: 'ODS code; ONS code for a council; E92000001 for England; our own identifier for a place.' },
  area_name: { heading: 'Area', means: 'Name of the organisation or area.' },
  basis: {
    heading: 'Basis',
    means: 'Who is counted: people registered with a practice, residents, patients of a provider, or patients a commissioner pays for.',
  },
  period: {
    heading: 'Period code',
    means: 'The period: 2025-05 is a month, 2025-Q1 a calendar quarter, 2020-21 a financial year, 2019 a year, 2022-01-01 a day.',
  },
  period_start: { heading: 'Period from', means: 'First day of the period.' },
  period_end: { heading: 'Period to', means: 'Last day of the period.' },
  cut: { heading: 'Cut', means: 'Part of the people counted; all when nothing is cut.' },
  numerator: { heading: 'Numerator', means: 'What is counted, as the measure describes it. Empty where a value is shown as published.' },
  denominator: { heading: 'Denominator', means: 'What it is counted out of. Empty for counts and for values shown as published.' },
  value: { heading: 'Value', means: 'A fraction for a proportion (0.71 is 71%), per one for a rate, otherwise the figure itself. Full precision.' },
  lower_95: { heading: 'Likely from', means: 'Lower end of the 95% interval, in the unit of the value.' },
  upper_95: { heading: 'Likely to', means: 'Upper end of the 95% interval, in the unit of the value.' },
  interval_method: { heading: 'Interval method', means: 'How the interval was worked out.' },
  target_value: { heading: 'Target', means: 'Target in force at the period, in the unit of the value.' },
  target_comparator: { heading: 'Target is', means: 'How the value must compare with the target.' },
  target_source: { heading: 'Target source', means: 'Document that sets the target.' },
  target_verified: { heading: 'Target verified', means: 'False: not yet confirmed from the primary source.' },
  against_target: { heading: 'Against target', means: 'Meets target, May or may not meet, Misses target, or No target set.' },
  spc_mean: { heading: 'Mean', means: 'Mean line of the control chart, in the unit of the value. Empty when there is no chart.' },
  spc_lower: { heading: 'Lower limit', means: 'Lower limit of the control chart.' },
  spc_upper: { heading: 'Upper limit', means: 'Upper limit of the control chart.' },
  spc_rule: { heading: 'Signal', means: 'Rule that fired at this point: outside limits, shift, trend, or two of three. Empty for none.' },
  spc_refused: { heading: 'No control chart because', means: 'Why there is no control chart. Empty when there is one.' },
  direction: { heading: 'Direction', means: 'What the control chart says at this point, in words.' },
  restated: { heading: 'Restated', means: 'True when the publisher sent the period again and the figure changed source.' },
  receipts: { heading: 'Files', means: 'SHA-256 fingerprints of the landed files it came from.' },
};
