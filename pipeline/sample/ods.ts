/** Lists of organisations as the ODS publishes them: 27 columns without a header, and the workbook of networks. Each list ends with one that closed. */
import { type Cell, csv, type SampleFile, workbook } from './files.js';
import type { World } from './world.js';

export const odsFiles = (world: World): SampleFile[] => [practices(world), trusts(world), subIcbs(world), networks(world)];

/** Day of the newest change in every list; the lists carry no other date. */
const CLOSED = '20240930';
const NEXT_DAY = '20241001';

interface Organisation {
  code: string;
  name: string;
  system: { code: string; region: { code: string } };
  postcode?: string;
  opened: string;
  closed?: boolean;
}

/** One row; `filled` by position, from 1. */
function row({ code, name, system, postcode, opened, closed }: Organisation, filled: Readonly<Record<number, Cell>>): Cell[] {
  const own: Readonly<Record<number, Cell>> = {
    1: code,
    2: name,
    3: system.region.code,
    4: system.code,
    5: '1 SYNTHETIC STREET',
    8: 'SYNTHETIC TOWN',
    10: postcode ?? 'ZZ99 1AA',
    11: opened,
    12: closed ? CLOSED : '',
    ...filled,
  };
  return Array.from({ length: 27 }, (_, i) => own[i + 1] ?? '');
}

/** The last of a list under another code and name, as closed. */
const gone = <T extends { code: string; name: string }>(list: readonly T[], code: string, name: string): T[] => {
  const last = list.at(-1);
  return last === undefined ? [] : [{ ...last, code, name }];
};

/** Status A or C; prescribing setting 4, a GP practice. */
function practices({ practices: open }: World): SampleFile {
  const closed = gone(open, 'Y99998', 'SYNTHETIC CLOSED SURGERY');
  const rows = [...open, ...closed].map(({ code, name, postcode, subIcb }) => {
    const shut = closed.some((one) => one.code === code);
    const filled = { 13: shut ? 'C' : 'A', 14: 'B', 15: subIcb.code, 16: '20130401', 17: shut ? CLOSED : '', 22: 0, 24: subIcb.code, 26: 4 };
    return row({ code, name, system: subIcb.system, postcode, opened: '19740401', closed: shut }, filled);
  });
  return { name: 'SYNTHETIC-epraccur.csv', bytes: csv(rows, { newline: '\n', allQuoted: true }) };
}

function trusts({ trusts: open }: World): SampleFile {
  const closed = gone(open, 'RZ9', 'SYNTHETIC CLOSED HOSPITALS NHS TRUST').map((trust) =>
    row({ ...trust, opened: '20020401', closed: true }, { 22: 0, 24: 'A' }),
  );
  const rows = open.map((trust) => row({ ...trust, opened: '20130401' }, { 22: 1, 24: 'A' }));
  return { name: 'SYNTHETIC-etr.csv', bytes: csv([...rows, ...closed], { allQuoted: true }) };
}

function subIcbs({ subIcbs: open }: World): SampleFile {
  const closed = gone(open, '99Z', 'NHS SYNTHETIC CLOSED CCG').map((one) => row({ ...one, opened: '20130401', closed: true }, { 22: 1 }));
  const rows = open.map((one) => row({ ...one, name: one.name.toUpperCase(), opened: '20130401' }, { 22: 1 }));
  return { name: 'SYNTHETIC-eccg.csv', bytes: csv([...rows, ...closed], { allQuoted: true }) };
}

const NETWORK_HEADER = [
  'Partner\nOrganisation\nCode',
  'Partner\nName',
  'Practice\nParent\nCCG Code',
  'Practice\nParent\nCCG Name',
  'PCN Code',
  'PCN Name',
  'PCN Parent\nCCG Code',
  'PCN Parent\nCCG Name',
  'Practice to PCN\nRelationship\nStart Date',
  'Practice to PCN\nRelationship\nEnd Date',
  'Practice CCG and PCN\nCCG Match ',
];

/** Header cells carry line breaks, as published. One practice moved: its first link has ended. */
function networks({ practices: all }: World): SampleFile {
  const linked = all.flatMap((practice) => (practice.pcn === undefined ? [] : [{ ...practice, pcn: practice.pcn }]));
  const rows = linked.flatMap(({ code, name, subIcb, pcn }, i): Cell[][] => {
    const link = (network: { code: string; name: string }, start: string, end: string): Cell[] => {
      return [code, name, subIcb.code, subIcb.name, network.code, network.name, subIcb.code, subIcb.name, start, end, 'TRUE'];
    };
    const before = linked[i + 6]?.pcn;
    return i === 0 && before !== undefined ? [link(before, '20190701', CLOSED), link(pcn, NEXT_DAY, '')] : [link(pcn, '20190701', '')];
  });
  return {
    name: 'SYNTHETIC-ePCN.xlsx',
    bytes: workbook({ PCNDetails: [['PCN\nCode', 'PCN Name']], 'PCN Core Partner Details': [NETWORK_HEADER, ...rows] }, 'xlsx'),
  };
}
