/**
 * Tables of Glue over files of a Store. Whatever a table stands for, it is moved in one UpdateTable: one folder by its location, several by a
 * list of their files (a manifest, which Hive calls a symlink), folders `name=value/` by projection. Registered partitions would stay behind.
 */
import { createHash } from 'node:crypto';
import { CreateTableCommand, GetTableCommand, type GlueClient, type TableInput, UpdateTableCommand } from '@aws-sdk/client-glue';
import type { Part, SqlType, Store, Table } from '../pipeline/ports.js';

interface Lake {
  store: Store;
  bucket: string;
}

const HIVE = 'org.apache.hadoop.hive.ql.io';
const PARQUET = { in: `${HIVE}.parquet.MapredParquetInputFormat`, out: `${HIVE}.parquet.MapredParquetOutputFormat` };
const MANIFEST = { in: `${HIVE}.SymlinkTextInputFormat`, out: `${HIVE}.HiveIgnoreKeyTextOutputFormat` };
const TYPES: Readonly<Record<SqlType, string>> = { varchar: 'string', bigint: 'bigint', double: 'double', date: 'date', boolean: 'boolean' };

/** What engines do not read. */
const isHidden = (key: string): boolean => /^[_.]/.test(key.slice(key.lastIndexOf('/') + 1));

/** Files under a part that hold rows. */
export async function filesOf(store: Store, location: string): Promise<string[]> {
  return (await store.list(location)).map(({ key }) => key).filter((key) => !isHidden(key));
}

/** The table over these parts. Several parts write their list of files under `tables/`. */
export async function tableOver(lake: Lake, table: Table, parts: readonly Part[]): Promise<TableInput> {
  const files = (await Promise.all(parts.map(({ location }) => filesOf(lake.store, location)))).flat();
  const [only] = parts;
  const column = Object.keys(table.columns).find((name) => files.some((key) => key.includes(`/${name}=`)));
  if (files.length === 0) return describe(table, `s3://${lake.bucket}/tables/empty/`, PARQUET);
  if (parts.length === 1 && only !== undefined && column !== undefined) return projected(lake, table, only, column, files);
  if (parts.length === 1 && only !== undefined) return describe(table, `s3://${lake.bucket}/${only.location}`, PARQUET);
  if (column !== undefined) throw new Error(`a table of several parts cannot have '${column}' in its paths`);
  return describe(table, `s3://${lake.bucket}/${await writeManifest(lake, table, files)}`, MANIFEST);
}

/** Named by what is in it: the same files have the same list. */
async function writeManifest({ store, bucket }: Lake, { schema, name }: Table, files: readonly string[]): Promise<string> {
  const list = files.map((key) => `s3://${bucket}/${key}\n`).join('');
  const folder = `tables/${schema}/${name}/${createHash('sha256').update(list).digest('hex').slice(0, 16)}/`;
  await store.writeIfAbsent(`${folder}manifest`, list);
  return folder;
}

function projected({ bucket }: Lake, table: Table, { location }: Part, column: string, files: readonly string[]): TableInput {
  const values = [...new Set(files.map((key) => new RegExp(`/${column}=([^/]*)/`).exec(key)?.[1] ?? ''))];
  const at = `s3://${bucket}/${location}`;
  const { [column]: type, ...columns } = table.columns;
  return {
    ...describe({ ...table, columns }, at, PARQUET, {
      'projection.enabled': 'true',
      [`projection.${column}.type`]: 'enum',
      [`projection.${column}.values`]: values.join(','),
      'storage.location.template': `${at}${column}=\${${column}}/`,
    }),
    PartitionKeys: [{ Name: column, Type: TYPES[type ?? 'varchar'] }],
  };
}

const describe = ({ name, columns }: Table, Location: string, format: { in: string; out: string }, more: Record<string, string> = {}): TableInput => ({
  Name: name,
  TableType: 'EXTERNAL_TABLE',
  Parameters: { EXTERNAL: 'TRUE', classification: 'parquet', ...more },
  PartitionKeys: [],
  StorageDescriptor: {
    Location,
    Columns: Object.entries(columns).map(([column, type]) => ({ Name: column, Type: TYPES[type] })),
    InputFormat: format.in,
    OutputFormat: format.out,
    SerdeInfo: { SerializationLibrary: `${HIVE}.parquet.serde.ParquetHiveSerDe` },
  },
});

/** Makes the table, or moves it. @throws when somebody else has moved it in between: two nights would be mixed */
export async function putTable(glue: GlueClient, DatabaseName: string, input: TableInput): Promise<void> {
  const Name = input.Name as string;
  const held = await glue.send(new GetTableCommand({ DatabaseName, Name })).catch((error: unknown) => {
    if ((error as Error).name === 'EntityNotFoundException') return undefined;
    throw error;
  });
  const VersionId = held?.Table?.VersionId;
  try {
    if (held === undefined) await glue.send(new CreateTableCommand({ DatabaseName, TableInput: input }));
    else await glue.send(new UpdateTableCommand({ DatabaseName, TableInput: input, SkipArchive: true, ...(VersionId === undefined ? {} : { VersionId }) }));
  } catch (error) {
    if (!OVERTAKEN.includes((error as Error).name)) throw error;
    throw new Error(`${DatabaseName}.${Name} was moved by another at the same moment. What to do: see whether two nights are walking, and walk again`, {
      cause: error,
    });
  }
}

const OVERTAKEN = ['ConcurrentModificationException', 'AlreadyExistsException'];
