/** A Notifier that publishes to a topic of SNS: the words for people, then the data for machines. */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notifier } from '../pipeline/ports.js';

/** SNS takes a subject of one line, under 100 characters of plain ASCII; the message has it in full. */
const subjectOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x21-\x7e]+/g, ' ')
    .trim()
    .slice(0, 99) || 'Place Suite';

/** SNS refuses a message of more bytes; some are left for what is said instead. */
const MOST = 262_144 - 1000;

/** The data is kept whole, and the words give way. */
function messageOf(subject: string, body: string, data: string): string {
  const whole = `${subject}\n\n${body}\n\n${data}`;
  const over = Buffer.byteLength(whole) - MOST;
  if (over <= 0) return whole;
  const kept = Buffer.from(body)
    .subarray(0, Math.max(0, Buffer.byteLength(body) - over))
    .toString('utf8')
    .replace(/\uFFFD$/, '');
  return `${subject}\n\n${kept}\n\n… (the rest is too long for a message)\n\n${data}`;
}

/** @throws what SNS says, when the topic is not there or may not be written to: a message is told or it is an error */
export function notifierSns({ client, topicArn }: { client: SNSClient; topicArn: string }): Notifier {
  return {
    tell: async ({ subject, body, data }) => {
      const Message = messageOf(subject, body, JSON.stringify(data));
      await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subjectOf(subject), Message }));
    },
  };
}
