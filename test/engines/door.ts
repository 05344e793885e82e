/** One address for APIs of AWS: JSON 1.1, the operation in a header. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Refused } from './refused.js';

type Api = (operation: string, asked: Record<string, unknown>) => unknown;

/** @param apis by the name of the service */
export async function openDoor(port: number, apis: Readonly<Record<string, Api>>): Promise<Server> {
  const server = createServer((request, response) => {
    answer(apis, request).then(
      (said) => send(response, 200, said),
      (error: Error) =>
        send(response, error instanceof Refused ? 400 : 500, {
          __type: error instanceof Refused ? error.name : 'InternalServerException',
          message: error.message,
          Message: error.message,
          ...(error instanceof Refused && error.code !== undefined ? { AthenaErrorCode: error.code } : {}),
        }),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

async function answer(apis: Readonly<Record<string, Api>>, request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [service = '', operation = ''] = String(request.headers['x-amz-target']).split('.');
  const api = apis[service];
  if (api === undefined) throw new Refused('UnknownOperationException', `nobody answers ${service}.${operation} here`);
  return api(operation, JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const type = (body as { __type?: string }).__type;
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': randomUUID(),
    ...(type === undefined ? {} : { 'x-amzn-errortype': type }),
  });
  response.end(JSON.stringify(body));
}

export const closeDoor = (door: Server): Promise<void> =>
  new Promise((resolve) => {
    door.close(() => resolve());
    door.closeAllConnections();
  });
