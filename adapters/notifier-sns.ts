/** A Notifier that publishes to a topic of SNS: the words for people, then the data for machines. */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notifier } from '../pipeline/ports.js';

/** A subject of SNS is one line of at most 100 characters. */
const subjectOf = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 100);

export function notifierSns({ client, topicArn }: { client: SNSClient; topicArn: string }): Notifier {
  return {
    tell: async ({ subject, body, data }) => {
      const Message = `${subject}\n\n${body}\n\n${JSON.stringify(data)}`;
      await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subjectOf(subject), Message }));
    },
  };
}
