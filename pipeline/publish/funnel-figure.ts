/** The funnel of a subject: of the practices of a place, or of the NHS trusts or councils of England that an organisation is one of. */
import type { MeasureRow } from '../measure-row.js';
import { type FunnelChart, type FunnelLimits, type FunnelPoint, funnelChart, funnelScale } from './charts/funnel.js';
import { lineIcon, shapeIcon } from './charts/icons.js';
import type { Figure, KeyItem } from './figures.js';
import { funnelAlt, funnelHeadline, funnelSubtitle, isFarOutside, isWidened, nameNone, nameOfMember } from './funnel-words.js';
import { bareValue, sayNumber, sayTick } from './numbers.js';
import type { Subject } from './pack.js';

/** Undefined when the subject is in no funnel, or has none of its parts. */
export function funnelFigure(subject: Subject): Figure | undefined {
  const { funnel: rows, definition } = subject;
  const [first] = rows;
  if (first === undefined) return undefined;
  const points = rows.map((row) => pointOf(subject, row, !nameNone(rows)));
  const say = (value: number): string => bareValue(definition, value);
  const given: FunnelChart = {
    points,
    centre: { value: first.funnel_centre as number, label: `Together ${say(first.funnel_centre as number)}` },
    widened: isWidened(first),
    share: definition.kind === 'proportion',
    across: `Counted out of (${definition.unit})`,
    tick: (value, step) => sayTick(definition, value, step),
    count: (value) => sayNumber(value),
    alt: funnelAlt(subject, rows),
  };
  const cut = funnelScale(given, 'wide').low > 0;
  return {
    headline: funnelHeadline(rows),
    subtitle: funnelSubtitle(subject, rows, cut),
    alt: given.alt,
    svg: (size) => funnelChart(given, size),
    key: keyOf(given),
  };
}

function pointOf(subject: Subject, row: MeasureRow, names: boolean): FunnelPoint {
  const own = row.area_code === subject.areaCode;
  const far = isFarOutside(row);
  return {
    name: nameOfMember(subject, row),
    denominator: row.denominator as number,
    value: row.value as number,
    shape: own ? 'own' : far ? 'neutral' : 'common',
    named: own || (far && names && row.area_type !== 'trust' && row.area_type !== 'council'),
    limits: limitsOf(row, 'funnel_wide'),
    plain: limitsOf(row, 'funnel'),
  };
}

const limitsOf = (row: MeasureRow, of: 'funnel' | 'funnel_wide'): FunnelLimits => ({
  lower95: row[`${of}_lower_95`] as number,
  upper95: row[`${of}_upper_95`] as number,
  lower998: row[`${of}_lower_998`] as number,
  upper998: row[`${of}_upper_998`] as number,
});

/** Only what the chart shows. */
function keyOf({ points, widened, centre }: FunnelChart): KeyItem[] {
  return [
    { svg: shapeIcon('common'), text: 'Within the 99.8% limits' },
    ...(points.some((point) => point.shape === 'neutral') ? [{ svg: shapeIcon('neutral'), text: 'Outside the 99.8% limits' }] : []),
    { svg: lineIcon('mean'), text: centre.label },
    { svg: lineIcon('limit'), text: '95% limits' },
    { svg: lineIcon('far'), text: '99.8% limits' },
    ...(widened ? [{ svg: lineIcon('plain'), text: 'The plain limits, of chance alone' }] : []),
  ];
}
