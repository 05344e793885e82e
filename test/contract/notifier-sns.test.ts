import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notifierSns } from '../../adapters/notifier-sns.js';
import { type Said, type Scripted, scripted } from './answers.js';
import { notifierContract } from './notifier.js';

const PUBLISHED: Said = {
  body: '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
};
const GONE: Said = {
  status: 404,
  body: '<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error></ErrorResponse>',
};

let topic: Scripted;
let gone: Scripted;
beforeAll(async () => {
  [topic, gone] = [await scripted(() => PUBLISHED), await scripted(() => GONE)];
});
afterAll(async () => {
  await Promise.all([topic.close(), gone.close()]);
});

const notifier = ({ endpoint }: Scripted) =>
  notifierSns({
    client: new SNSClient({ endpoint, region: 'eu-west-2', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }),
    topicArn: 'arn:aws:sns:eu-west-2:000000000000:suite',
  });
const sent = (): { subject: string; message: string }[] =>
  topic.asked.map(({ body }) => new URLSearchParams(body)).map((form) => ({ subject: form.get('Subject') ?? '', message: form.get('Message') ?? '' }));

notifierContract('a topic of SNS', async () => ({ port: notifier(topic), told: async () => sent().map(({ message }) => message) }));

describe('a topic of SNS, besides', () => {
  const told = async (subject: string, body: string) => {
    await notifier(topic).tell({ subject, body, data: { run: 'abc' } });
    return sent().at(-1) as { subject: string; message: string };
  };
  it('has a subject that SNS takes, and the whole of it in the message', async () => {
    const long = `Suite públished – six\nplaces, ${'x'.repeat(200)}`;
    const { subject, message } = await told(long, 'body');
    expect(subject).toMatch(/^Suite published six places, x+$/);
    expect(subject.length).toBe(99);
    expect(message).toContain(long);
    expect((await told('…', 'body')).subject).toBe('...');
    expect((await told('–', 'body')).subject).toBe('Place Suite');
  });
  it('is told no more than SNS takes, and all of the data', async () => {
    const { message } = await told('A night', 'é'.repeat(200_000));
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(262_144);
    expect(Buffer.byteLength(message)).toBeGreaterThan(261_000);
    expect(message).toMatch(/é\n\n… \(the rest is too long for a message\)\n\n\{"run":"abc"\}$/);
  });
  it('that is not there is an error', async () => {
    await expect(notifier(gone).tell({ subject: 'a', body: 'b', data: {} })).rejects.toThrow('Topic does not exist');
  });
});
