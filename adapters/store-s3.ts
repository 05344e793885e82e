/** A Store in a bucket of S3. A write is one request, or a multipart upload that counts only when it is completed: a reader sees all or nothing. */
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { type Body, checkedKey, type Entry, MissingKey, type Store } from '../pipeline/ports.js';

export interface S3Options {
  client: S3Client;
  bucket: string;
}

/** A pointer is a small object beside the name it stands for; no list shows it. */
const POINTER = '.pointer-';

export function storeS3({ client, bucket }: S3Options): Store {
  const at: At = { client, Bucket: bucket };
  return {
    read: async (key) => readKey(at, checkedKey(key)),
    write: async (key, body) => put(at, checkedKey(key), body),
    writeIfAbsent: async (key, body) => writeOnce(at, checkedKey(key), body),
    list: (prefix) => listUnder(at, prefix),
    describe: async (key) => describeKey(at, checkedKey(key)),
    erase: async (key) => erase(at, checkedKey(key)),
    remove: async (prefix) => removeUnder(at, folderOf(prefix)),
    point: async (name, prefix) => put(at, pointerKey(checkedKey(name)), checkedKey(prefix)),
    pointed: async (name) => pointedAt(at, checkedKey(name)),
  };
}

interface At {
  client: S3Client;
  Bucket: string;
}

/** S3's word for what went wrong; a HEAD has no body and so no word, only a status. */
const says = (error: unknown, ...words: (string | number)[]): boolean => {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return words.includes(name ?? '') || words.includes($metadata?.httpStatusCode ?? 0);
};

function folderOf(prefix: string): string {
  if (!prefix.endsWith('/')) throw new Error(`'${prefix}' is not a prefix that ends in '/'`);
  return checkedKey(prefix);
}

async function get({ client, Bucket }: At, Key: string): Promise<Readable | undefined> {
  try {
    return (await client.send(new GetObjectCommand({ Bucket, Key }))).Body as Readable;
  } catch (error) {
    if (says(error, 'NoSuchKey', 404)) return undefined;
    throw error;
  }
}

/** Only what is not there is looked for under a pointer, so that a plain read is one request. */
async function readKey(at: At, key: string): Promise<Readable> {
  const found = await get(at, key);
  if (found !== undefined) return found;
  const parts = key.split('/');
  for (let length = parts.length - 1; length > 0; length--) {
    const prefix = await pointedAt(at, parts.slice(0, length).join('/'));
    const body = prefix === undefined ? undefined : await get(at, `${prefix}${parts.slice(length).join('/')}`);
    if (body !== undefined) return body;
  }
  throw new MissingKey(key);
}

/** How a browser is told to take a file of the suite. */
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function put({ client, Bucket }: At, Key: string, body: Body, more: { IfNoneMatch?: string } = {}): Promise<void> {
  const ContentType = TYPES[Key.slice(Key.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const whole = typeof body === 'string' ? Buffer.from(body) : body instanceof Uint8Array ? body : undefined;
  if (whole !== undefined) await client.send(new PutObjectCommand({ Bucket, Key, Body: whole, ContentLength: whole.byteLength, ContentType, ...more }));
  else
    await new Upload({
      client,
      params: { Bucket, Key, Body: Readable.from(body as AsyncIterable<Uint8Array>), ContentType, ...more },
      queueSize: 2,
      partSize: 16 * 2 ** 20,
    }).done();
}

/** Looked at first, so that bytes which are there already are not sent again; the condition decides between two who look at once. */
async function writeOnce(at: At, key: string, body: Body): Promise<boolean> {
  if ((await describeKey(at, key)) !== undefined) return false;
  try {
    await put(at, key, body, { IfNoneMatch: '*' });
    return true;
  } catch (error) {
    if (says(error, 'PreconditionFailed', 412)) return false;
    if (says(error, 'ConditionalRequestConflict', 409) && (await describeKey(at, key)) !== undefined) return false;
    throw error;
  }
}

async function listUnder({ client, Bucket }: At, Prefix: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix }))
    for (const { Key = '', Size = 0 } of page.Contents ?? []) if (!`/${Key}`.includes(`/${POINTER}`)) entries.push({ key: Key, bytes: Size });
  return entries;
}

async function describeKey({ client, Bucket }: At, Key: string): Promise<Entry | undefined> {
  try {
    const { ContentLength = 0 } = await client.send(new HeadObjectCommand({ Bucket, Key }));
    return { key: Key, bytes: ContentLength };
  } catch (error) {
    if (says(error, 'NotFound', 'NoSuchKey', 404)) return undefined;
    throw error;
  }
}

/** In a bucket that keeps versions every version goes, the marks of deletion too: nothing of it can be brought back. */
async function erase({ client, Bucket }: At, Key: string): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket, Key }));
  const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
  for (const held of [...Versions, ...DeleteMarkers])
    if (held.Key === Key && held.VersionId !== undefined) await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: held.VersionId }));
}

/** A thousand a request, as many as S3 takes. A pointer of that name goes, and not what it stands for. */
async function removeUnder(at: At, prefix: string): Promise<void> {
  const keys = (await listUnder(at, prefix)).map(({ key }) => key);
  const name = prefix.slice(0, -1);
  if ((await pointedAt(at, name)) !== undefined) keys.push(pointerKey(name));
  for (let from = 0; from < keys.length; from += 1000) {
    const Objects = keys.slice(from, from + 1000).map((Key) => ({ Key }));
    const { Errors = [] } = await at.client.send(new DeleteObjectsCommand({ Bucket: at.Bucket, Delete: { Objects, Quiet: true } }));
    if (Errors.length > 0) throw new Error(`${Errors.length} objects under '${prefix}' were not removed, '${Errors[0]?.Key}' first: ${Errors[0]?.Code}`);
  }
}

const pointerKey = (name: string): string => `${name.slice(0, name.lastIndexOf('/') + 1)}${POINTER}${name.slice(name.lastIndexOf('/') + 1)}`;

async function pointedAt(at: At, name: string): Promise<string | undefined> {
  const body = await get(at, pointerKey(name));
  if (body === undefined) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
