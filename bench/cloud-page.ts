/** The figures of `npm run bench:cloud` in words and tables. */
import { sum } from '../test/deploy/work.js';
import { ASSUMED, type Cost, costOf, gigabyteSeconds, manyPlaces, type NightWork, PRICES, total } from './prices.js';

export interface Measured {
  nights: Record<'first' | 'oneMore' | 'nothing', NightWork>;
  /** Bytes of extracts: of text, unzipped, and as they arrived. */
  landed: { text: number; arrived: number; extracts: number };
  late: string;
  /** Bytes in all buckets at the end. */
  kept: number;
}

const SYSTEMS = { places: 250, systems: 42 };
const NIGHTS = { oneMore: 10, nothing: 20 };

const TITLES = { first: 'everything for the first time', oneMore: 'one more file', nothing: 'nothing new' } as const;
const KINDS = ['first', 'oneMore', 'nothing'] as const;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
const dollars = (amount: number): string => amount.toFixed(amount < 1 ? 4 : 2);

export function page({ nights, landed, late, kept }: Measured): string {
  const scanned = sum(nights.first.steps, 'bytes');
  const times = SYSTEMS.places / (nights.first.steps.publish?.tasks ?? 1);
  return `# Figures of \`npm run bench:cloud\`

${new Date().toISOString().slice(0, 10)}. The system as deployed, at an emulator of AWS with a Trino 435 behind Athena, on the real files: ${landed.extracts} extracts, ${megabytes(landed.arrived)} MB as they arrived,
of which ${megabytes(landed.text)} MB of CSV once unzipped. \`${late}\` came a night later than the others.

**Scanned by the whole first night: ${megabytes(scanned)} MB, ${((100 * scanned) / landed.text).toFixed(1)} % of the CSV that was landed.**

${KINDS.map((kind) => nightTable(TITLES[kind], nights[kind])).join('\n')}
## What that costs

Prices of ${PRICES.day} (\`bench/prices.ts\`), US dollars. A query is billed for 10 MB at least. GB-seconds: seconds of the processor at the step's share of one, and ${ASSUMED.secondsAQuery} s of waiting for
each query and ${ASSUMED.secondsAStart} s for each start, times the step's memory; the waiting is assumed, and a real account will say better.

| | Athena | Lambda | Step Functions | S3 requests | a night |
|---|--:|--:|--:|--:|--:|
${KINDS.map((kind) => costLine(`six places, ${TITLES[kind]}`, costOf(nights[kind]))).join('\n')}
${KINDS.map((kind) => costLine(`${SYSTEMS.systems} systems, ${TITLES[kind]}`, costOf(manyPlaces(nights[kind], times)))).join('\n')}

${SYSTEMS.systems} systems are taken for ${SYSTEMS.places} places: the files are the same, because publishers send England whole; all of \`measure\`, \`gather\`, \`publish\` and \`switch\` is multiplied by ${times.toFixed(1)}, which is too much for the first two.

| a month: ${NIGHTS.oneMore} nights with a file as large as the largest, ${NIGHTS.nothing} with nothing new | nights | kept | standing | in all |
|---|--:|--:|--:|--:|
${monthLine('six places', nights, kept)}
${monthLine(`${SYSTEMS.systems} systems`, grown(nights, times), kept * times)}
`;
}

const grown = (nights: Measured['nights'], times: number): Measured['nights'] => ({
  first: manyPlaces(nights.first, times),
  oneMore: manyPlaces(nights.oneMore, times),
  nothing: manyPlaces(nights.nothing, times),
});

function nightTable(title: string, { steps, states, objects }: NightWork): string {
  const rows = Object.entries(steps)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([step, work]) => {
      const { tasks, memory, processorMilliseconds, queries, bytes } = work;
      return `| ${step} | ${tasks} | ${memory} | ${(processorMilliseconds / 1000).toFixed(1)} | ${queries} | ${megabytes(bytes)} | ${gigabyteSeconds(work).toFixed(0)} |`;
    });
  const all = Object.values(steps).reduce((seconds, work) => seconds + gigabyteSeconds(work), 0);
  const processor = (sum(steps, 'processorMilliseconds') / 1000).toFixed(1);
  return `## A night: ${title}

${states} states, ${objects} objects written.

| step | tasks | MB of memory | s of a processor | queries | MB scanned | GB-seconds |
|---|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}
| **in all** | ${sum(steps, 'tasks')} | | ${processor} | ${sum(steps, 'queries')} | ${megabytes(sum(steps, 'bytes'))} | ${all.toFixed(0)} |
`;
}

const costLine = (name: string, cost: Cost): string =>
  `| ${name} | ${dollars(cost.athena)} | ${dollars(cost.lambda)} | ${dollars(cost.stepFunctions)} | ${dollars(cost.s3)} | **${dollars(total(cost))}** |`;

/** Everything that was kept is taken to be kept twenty times over: suites and marts of nights before stay. */
function monthLine(name: string, nights: Measured['nights'], kept: number): string {
  const walked = NIGHTS.oneMore * total(costOf(nights.oneMore)) + NIGHTS.nothing * total(costOf(nights.nothing));
  const storage = ((20 * kept) / 1e9) * PRICES.s3GigabyteMonth;
  return `| ${name} | ${dollars(walked)} | ${dollars(storage)} | ${dollars(PRICES.standingMonth)} | **${dollars(walked + storage + PRICES.standingMonth)}** |`;
}
