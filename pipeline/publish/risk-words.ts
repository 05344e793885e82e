/** What the risk model is and is not, in plain words. */
import type { RiskCalibrationRow, RiskModelRow } from '../risk-row.js';
import { bareValue, periodWords, sayNumber } from './numbers.js';

/** How shares of people are written. */
export const SHARE = { kind: 'proportion', unit: 'people' } as const;

export const periodOfYear = (period: string): string => `in the year to ${periodWords(period)}`;

/** One sentence on how good it is; the reason where there is none. */
export function riskAnswer([first]: readonly RiskModelRow[]): string {
  if (first === undefined) return 'No risk model is fitted: no extracts about people are held.';
  if (first.refused !== null) return `No risk model is fitted. ${first.refused}.`;
  const { auc, auc_lower_95, auc_upper_95 } = first;
  return `Of two people, one admitted and one not, the model gave the admitted one the higher risk ${times(auc)} times in 100 (likely range: ${times(auc_lower_95)} to ${times(auc_upper_95)}; 50 is tossing a coin).`;
}

const times = (share: number | null): string => sayNumber(100 * (share ?? 0));

/** How it holds for people it had not seen, everywhere and in one place. */
export function riskLines([first]: readonly RiskModelRow[], calibration: readonly RiskCalibrationRow[], placeId: string, placeName: string): string[] {
  if (first === undefined || first.refused !== null) return [];
  const count = (value: number | null): string => (value === null ? '[c]' : sayNumber(value));
  const two = (value: number | null): string => sayNumber(value ?? 0, 2);
  const own = calibration.find((row) => row.area_type === 'place' && row.area_code === placeId);
  return [
    `It was fitted to ${count(first.people_fitted)} people, ${count(first.events_fitted)} of whom were admitted, and tested on ${count(first.people_tested)} others, ${count(first.events_tested)} of whom were.`,
    `Slope of calibration: ${two(first.calibration_slope)} (likely range: ${two(first.calibration_slope_lower_95)} to ${two(first.calibration_slope_upper_95)}). At 1, risks are spread as they should be; below 1, they are too far apart.`,
    ...(own === undefined || own.predicted === null || own.observed === null
      ? []
      : [`In ${placeName} it predicted ${bareValue(SHARE, own.predicted)} and ${bareValue(SHARE, own.observed)} were admitted.`]),
  ];
}

export const RISK_LIMITS: readonly string[] = [
  'It is a logistic regression on seven things that anyone can name. Every one of its odds ratios is in the table: there is nothing else in it.',
  'It is for planning for groups of people: how much care to expect, and where. It must not be used to decide anything about a named person, and holds no row about one.',
  'Conditions and frailty are those recorded now, since practices send only their newest month. Some were found because of the admission that is predicted: it looks better than it would be in advance.',
  'Those who died or moved away in the year are not in it.',
  'It learns who was admitted, not who needed to be: people who find it hard to get care are predicted less of it.',
];
