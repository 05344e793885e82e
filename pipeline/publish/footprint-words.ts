/** By which boundaries a figure is added up, in words: then, or now where they differ. */
import type { MeasureRow } from '../measure-row.js';
import { bareValue, periodWords } from './numbers.js';
import type { Subject } from './pack.js';
import { shortName } from './words.js';

/** A larger area by its name, and by its boundaries where they are not those of the period. */
export const areaWords = ({ area_name, footprint, boundaries_on }: Pick<MeasureRow, 'area_name' | 'footprint' | 'boundaries_on'>): string =>
  footprint === 'as then' ? shortName(area_name) : `${shortName(area_name)}, by its boundaries of ${periodWords(boundaries_on)}`;

/** What the newest figure would be by the boundaries of today; empty where it would be the same. */
export function asNowWords({ asNow = [], latest, definition }: Subject): string {
  const row = asNow.find(({ period, value }) => period === latest.period && value !== null);
  if (row === undefined) return '';
  const figure = bareValue(definition, row.value as number);
  return `By the boundaries of ${periodWords(row.boundaries_on)} the figure of ${periodWords(latest.period)} is ${figure}. The whole series is in the workbook and the CSV, under the cut footprint=now`;
}

/** Of a place, which is added up; a trust or council is counted whole. */
export function boundariesWords(subject: Subject): string {
  if (subject.areaType !== 'place' || subject.definition.kind === 'as published') return '';
  const now = asNowWords(subject);
  const then = 'Each period is added up by the boundaries in force on its last day.';
  if (subject.definition.disclosure === 'people') return `${then} By no others: two counts of the same people would tell of those who moved.`;
  return `${then} ${now === '' ? 'By those of today it is the same' : now}.`;
}
