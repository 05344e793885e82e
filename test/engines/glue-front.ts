/** The part of the Glue API that Trino and our adapter use, in memory: databases, and tables with the version by which a change is refused that another has overtaken. */
import { Refused } from './refused.js';

interface Input {
  Name: string;
  StorageDescriptor?: Record<string, unknown>;
}

interface Held {
  input: Input;
  version: number;
  partitions: unknown[];
}

type Asked = Record<string, unknown> & { DatabaseName?: string; Name?: string; TableName?: string; TableInput?: Input };

const missing = (what: string): Refused => new Refused('EntityNotFoundException', `${what} not found.`);

export function glueFront(): (operation: string, asked: Asked) => unknown {
  const databases = new Map<string, Map<string, Held>>();
  const tables = (name = ''): Map<string, Held> => {
    const held = databases.get(name);
    if (held === undefined) throw missing(`Database ${name}`);
    return held;
  };
  const table = (database = '', name = ''): Held => {
    const held = tables(database).get(name);
    if (held === undefined) throw missing(`Table ${database}.${name}`);
    return held;
  };
  const operations: Record<string, (asked: Asked) => unknown> = {
    CreateDatabase: ({ DatabaseInput }) => {
      databases.set((DatabaseInput as Input).Name, new Map());
      return {};
    },
    GetDatabase: ({ Name = '' }) => ({ Database: tables(Name) && { Name } }),
    GetDatabases: () => ({ DatabaseList: [...databases.keys()].map((Name) => ({ Name })) }),
    GetTable: ({ DatabaseName = '', Name = '' }) => ({ Table: shown(DatabaseName, table(DatabaseName, Name)) }),
    GetTables: ({ DatabaseName = '' }) => ({ TableList: [...tables(DatabaseName).values()].map((held) => shown(DatabaseName, held)) }),
    CreateTable: ({ DatabaseName, TableInput }) => create(tables(DatabaseName), TableInput as Input),
    UpdateTable: ({ DatabaseName, TableInput, VersionId }) =>
      update(table(DatabaseName, TableInput?.Name), TableInput as Input, VersionId as string | undefined),
    DeleteTable: ({ DatabaseName = '', Name = '' }) => {
      table(DatabaseName, Name);
      tables(DatabaseName).delete(Name);
      return {};
    },
    GetPartitions: ({ DatabaseName, TableName }) => ({ Partitions: table(DatabaseName, TableName).partitions }),
    BatchCreatePartition: ({ DatabaseName, TableName, PartitionInputList }) => {
      table(DatabaseName, TableName).partitions.push(...(PartitionInputList as unknown[]));
      return { Errors: [] };
    },
    // Statistics of columns help a planner; none are held.
    ...Object.fromEntries(['ForTable', 'ForPartition'].map((kind) => [`GetColumnStatistics${kind}`, () => ({ ColumnStatisticsList: [], Errors: [] })])),
    ...Object.fromEntries(['ForTable', 'ForPartition'].map((kind) => [`UpdateColumnStatistics${kind}`, () => ({ Errors: [] })])),
  };
  return (operation, asked) => {
    const known = operations[operation];
    if (known === undefined) throw new Refused('UnknownOperationException', `glue-front.ts does not know ${operation}`);
    return known(asked);
  };
}

/** Trino breaks on a table without its number of buckets. */
const shown = (DatabaseName: string, { input, version }: Held): unknown => ({
  ...input,
  DatabaseName,
  VersionId: String(version),
  CreateTime: 0,
  ...(input.StorageDescriptor === undefined ? {} : { StorageDescriptor: { NumberOfBuckets: 0, ...input.StorageDescriptor } }),
});

function create(tables: Map<string, Held>, input: Input): unknown {
  if (tables.has(input.Name)) throw new Refused('AlreadyExistsException', `Table already exists: ${input.Name}`);
  tables.set(input.Name, { input, version: 0, partitions: [] });
  return {};
}

function update(held: Held, input: Input, version: string | undefined): unknown {
  if (version !== undefined && version !== String(held.version))
    throw new Refused('ConcurrentModificationException', `Update table failed due to concurrent modifications: version ${version} is not ${held.version}.`);
  held.input = input;
  held.version += 1;
  return {};
}
