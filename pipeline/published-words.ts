/** What every published table and column means, said once for the data dictionary on paper and in the suite. */
import { MEASURE_WORDS } from './publish/measure-columns.js';
import type { PUBLISHED_TABLES, PublishedTable } from './published-tables.js';

type Words = { readonly [Name in PublishedTable]: { about: string; columns: Readonly<Record<keyof (typeof PUBLISHED_TABLES)[Name], string>> } };

/** The version of these tables as a contract: the first number changes when a column goes or changes its meaning, the second when one is added. */
export const CONTRACT = '1.1';

const INDICATOR = 'Identifier of the measure in the catalogue.';
const SHA = 'SHA-256 fingerprint of the landed file.';

export const PUBLISHED_WORDS: Words = {
  measure: {
    about:
      'One row a published number: indicator, area, basis, period and cut, with all that a chart or a table says of it. Every output of the suite reads this.',
    columns: Object.fromEntries(Object.entries(MEASURE_WORDS).map(([name, { means }]) => [name, means])) as Words['measure']['columns'],
  },
  inequality: {
    about:
      'One row a gap by deprivation: indicator, area (place, system, England), basis and period, for indicators that are published for practices. The figures of each fifth are in `published.measure`, under the cuts `imd_quintile=1` (the most deprived) to `imd_quintile=5`, `core20=yes` and `core20=no`.',
    columns: {
      indicator_id: INDICATOR,
      area_type: 'place, system or england.',
      area_code: 'As in `published.measure`.',
      area_name: 'Name as published.',
      basis: 'Who is counted: registered.',
      period: 'Period, as in `published.measure`.',
      period_start: 'Its first day.',
      period_end: 'Its last day.',
      sii: 'Slope index of inequality: the fitted value of the most deprived person less that of the least, in the unit of the measure. Above 0: the most deprived have more of it.',
      sii_lower_95: 'Lower end of its 95% interval, by simulation.',
      sii_upper_95: 'Upper end.',
      rii: 'Relative index of inequality: the fitted value of the most deprived person over that of the least.',
      rii_lower_95: 'Lower end of its 95% interval, by simulation.',
      rii_upper_95: 'Upper end.',
      direction: 'Worse, or better, for the most deprived; Higher, or lower, among the most deprived where neither is good or bad; Could be chance.',
      core20_value: 'Value in practices of the most deprived fifth of England.',
      rest_value: 'Value in all other practices whose deprivation is known.',
      core20_difference: 'The first less the second.',
      core20_lower_95: 'Lower end of its 95% interval.',
      core20_upper_95: 'Upper end.',
      core20_direction: 'As direction, of that difference.',
      fifths: 'Fifths of England that have practices here.',
      practices: 'Practices whose deprivation is known.',
      covered: 'Of the denominator (of the numerator, for a count): what lies with those practices.',
      covered_share: 'The same as a fraction of all.',
      dispersion:
        'How much more practices differ than chance explains: intervals are those of so many times fewer people. For a measure without an interval, the variance of one of the denominator.',
      transform: 'Scale on which the line is fitted: logit for proportions, log for rates, none for the rest.',
      deprivation_method: 'What says how deprived a practice is: patients by LSOA, or published practice score.',
      refused: 'Why there is no slope; empty when there is one.',
      receipts: 'SHA-256 of the landed files it came from, those of deprivation too, comma between.',
      method_version: 'Version of the method that made the row.',
    },
  },
  indicator: {
    about: 'One row an indicator, from the catalogue.',
    columns: {
      indicator_id: INDICATOR,
      title: 'Plain name, as a heading.',
      question: 'The question it answers.',
      aim: 'Aim of the partnership it belongs to, 1 to 4.',
      service: 'Service area.',
      kind: 'proportion, rate, count, mean, ratio, standardised rate or as published.',
      per: 'A rate is shown per so many; empty for other kinds.',
      unit: 'What is counted.',
      better: 'Which way is an improvement: higher, lower or neither.',
      numerator: 'What is counted, in words.',
      denominator: 'Out of what, in words; empty for a count.',
      cadence: 'How often it is published.',
      bases: 'Who may be counted, comma between: registered, resident, provider, commissioner.',
      levels: 'Levels it is published at, comma between.',
      interval_method: 'wilson, byars or none.',
      control_chart: 'allowed, or why a control chart would mislead.',
      disclosure: 'Disclosure class.',
      caveats: 'What a reader must know before using it.',
      owner: 'Who answers for the definition.',
      source: 'Publication it rests on.',
      licence: 'Licence of that publication.',
      review_by: 'Day by which the definition is looked at again.',
      no_interval: 'Why there is no interval where the method forbids one; empty otherwise.',
      rule_set: 'Rules its control charts follow; empty for those of NHSRplotthedots 0.2.2.',
      series_breaks: 'Days from which it is counted in another way, and why.',
      chart_decisions: 'Decisions about its control charts: what, who, when and why.',
    },
  },
  target: {
    about: 'One row a dated target. Several may hold for one period; `published.measure` says which was used.',
    columns: {
      indicator_id: INDICATOR,
      kind: 'Statutory standard, planning milestone, national ambition or local trajectory.',
      comparator: 'How the value must compare with the target.',
      value: 'In the unit of the measure: a fraction for a proportion.',
      valid_from: 'First day it holds.',
      valid_to: 'Last day it holds; empty while it goes on.',
      due: 'When it is to be reached, in words.',
      levels: 'Levels it is set for, comma between; empty for all.',
      source: 'Document that sets it.',
      published_on: 'Day that document was published.',
      verified: 'False: not yet confirmed from the primary source.',
      headline: 'True for the one a verdict uses when several hold.',
      areas: 'Codes of the areas it is set for, comma between; empty for all.',
    },
  },
  area: {
    about: 'One row an area, with the newest name it was published under.',
    columns: {
      area_type: 'practice, pcn, place, trust, council, sub_icb, system or england.',
      area_code: 'ODS code; ONS code for a council; E92000001 for England; our own identifier for a place.',
      area_name: 'Name as published.',
    },
  },
  receipt: {
    about: 'One row a file that ever arrived, and what became of it.',
    columns: {
      extract_id: 'Extract it was recognised as; `unrecognised` otherwise.',
      period: 'Period it speaks of.',
      sha256: SHA,
      landed_at: 'When it arrived, UTC.',
      file_name: 'Name it arrived under.',
      state: 'in force, superseded, refused or unrecognised.',
      rows: 'Rows kept of it.',
      faults: 'Faults found in it.',
      superseded_by: 'SHA-256 of the file in force instead of it; empty otherwise.',
      reason: 'Why it is not in use; empty otherwise.',
    },
  },
  fault: {
    about: 'One row a thing found wrong in a file.',
    columns: {
      extract_id: 'Extract of the file.',
      sha256: SHA,
      file_name: 'File, and member or sheet where it has several.',
      line: 'Line in the file as it was landed; 0 for the file as a whole.',
      column_name: 'Column, as we call it.',
      found: 'What stood there.',
      expected: 'What was expected.',
      rule: 'Rule that it broke.',
    },
  },
  run: {
    about: 'One row: the run that made these tables. It holds no time of day, so that the same inputs give the same bytes.',
    columns: {
      run: 'Identifier of the run, made from its inputs.',
      contract: 'Version of these tables.',
      code: 'Fingerprint of code, SQL and catalogue.',
      held_on: 'Day on which the newest file in force arrived.',
      data_to: 'Last day the data in force speak of.',
      synthetic: 'True when any file in force is synthetic.',
      indicators: 'Indicators in the catalogue.',
      measures: 'Rows of `published.measure`.',
      files_in_force: 'Files the numbers rest on.',
      files_refused: 'Files refused or not recognised.',
    },
  },
};
