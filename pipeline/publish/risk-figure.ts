/** The risk model's predicted against observed admissions, and what it says. */
import type { RiskCalibrationRow } from '../risk-row.js';
import { calibrationChart } from './charts/calibration.js';
import { lineIcon, shapeIcon } from './charts/icons.js';
import type { Figure } from './figures.js';
import { bareValue, plural, sayTick } from './numbers.js';
import { periodOfYear, SHARE } from './risk-words.js';

/** Undefined when nothing is tested, or all of it is hidden. @param calibration rows of the ten bands */
export function calibrationFigure(calibration: readonly RiskCalibrationRow[]): Figure | undefined {
  const bands = calibration.filter((row) => row.area_type === 'all' && row.band > 0);
  const dots = bands.flatMap(({ predicted, observed, lower_95, upper_95 }) =>
    predicted === null || observed === null || lower_95 === null || upper_95 === null ? [] : [{ predicted, observed, lower: lower_95, upper: upper_95 }],
  );
  const [first, last] = [dots[0], dots.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const within = dots.filter(({ predicted, lower, upper }) => lower <= predicted && predicted <= upper).length;
  const percent = (value: number): string => bareValue(SHARE, value);
  const headline = `In ${within} of ${plural(dots.length, 'tenth')} of people as many were admitted as the model predicted, within the likely range`;
  const period = calibration[0]?.period ?? '';
  const alt = `Dots, a tenth of people each, by predicted risk and share admitted ${periodOfYear(period)}. The lowest shown: ${percent(first.predicted)} predicted, ${percent(first.observed)} admitted. The highest: ${percent(last.predicted)} predicted, ${percent(last.observed)} admitted. ${headline}.`;
  return {
    headline,
    subtitle: `People whom the model had not seen, all places together, ${periodOfYear(period)}. Bars are 95% intervals.`,
    alt,
    svg: (size) =>
      calibrationChart({ dots, across: 'Predicted risk', up: 'Share admitted in an emergency', tick: (value, step) => sayTick(SHARE, value, step), alt }, size),
    key: [
      { svg: shapeIcon('common'), text: 'A tenth of the people' },
      { svg: lineIcon('target'), text: 'As many as predicted' },
    ],
  };
}
