/** An address of AWS that answers by a script: for what a real engine does not do when it is wanted, as having no room. */
import { createServer } from 'node:http';

export interface Said {
  status?: number;
  /** An error by the name under which the SDK throws it. */
  error?: string;
  message?: string;
  /** JSON, or the text itself. */
  body?: unknown;
}

export interface Scripted {
  endpoint: string;
  /** What was asked so far, in order. */
  asked: { operation: string; body: string }[];
  close(): Promise<void>;
}

/** @param answer is told the operation (of JSON protocols) and how often it was asked before */
export async function scripted(answer: (operation: string, before: number) => Said): Promise<Scripted> {
  const asked: Scripted['asked'] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const said = answer(operation, asked.filter((one) => one.operation === operation).length);
    asked.push({ operation, body: Buffer.concat(chunks).toString('utf8') });
    const body = said.error === undefined ? (said.body ?? {}) : { __type: said.error, message: said.message ?? '', Message: said.message ?? '' };
    const type = typeof body === 'string' ? 'text/xml' : 'application/x-amz-json-1.1';
    response.writeHead(said.status ?? (said.error === undefined ? 200 : 400), { 'content-type': type });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, asked, close };
}
