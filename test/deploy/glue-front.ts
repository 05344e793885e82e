/** The emulator's Glue as Trino can bear it: it breaks on a table without its number of buckets, and takes an empty description for a comment. */
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { Refused } from '../engines/refused.js';

/** The emulator reads from it who calls, and does not check the signature. */
const AUTHORIZATION = 'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-2/glue/aws4_request, SignedHeaders=host, Signature=0';

interface Answered {
  status: number;
  body: string;
}

export function glueFront(endpoint: string, certificate: string): (operation: string, asked: unknown) => Promise<unknown> {
  const ca = readFileSync(certificate);
  return async (operation, asked) => {
    const { status, body } = await post(endpoint, ca, operation, JSON.stringify(asked));
    if (status === 200) return JSON.parse(body || '{}', bearable);
    const { __type = 'InternalServiceException', message = body } = JSON.parse(body) as { __type?: string; message?: string };
    throw new Refused(__type.split('#').at(-1) as string, message);
  };
}

const bearable = (key: string, value: unknown): unknown => {
  if (key === 'StorageDescriptor' && value !== null) return { NumberOfBuckets: 0, ...(value as object) };
  return key === 'Description' && value === '' ? undefined : value;
};

const post = (endpoint: string, ca: Buffer, operation: string, body: string): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSGlue.${operation}`, authorization: AUTHORIZATION };
    const sent = request(endpoint, { method: 'POST', ca, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', reject).end(body);
  });
