/** The keys of people in Secrets Manager: their own, none yet, or a failure that is said. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it } from 'vitest';
import { readSecret } from '../../adapters/keys-secret.js';
import { formatKeyring, newKey, parseKeyring } from '../../pipeline/people/keyring.js';
import { type Said, type Scripted, scripted } from './answers.js';

let at: Scripted;
afterEach(() => at.close());

async function asked(said: Said): Promise<string | undefined> {
  at = await scripted(() => said);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return readSecret(new SecretsManagerClient({ endpoint: at.endpoint, region: 'eu-west-2', credentials, maxAttempts: 1 }), 'the-keyring');
}

describe('a secret', () => {
  it('is the keyring that was put into it', async () => {
    const keyring = { current: newKey(), previous: newKey() };
    const text = await asked({ body: { SecretString: formatKeyring(keyring) } });
    expect(parseKeyring(text ?? '')).toEqual({ ...keyring });
    expect(at.asked.map(({ operation, body }) => [operation, JSON.parse(body)])).toEqual([['GetSecretValue', { SecretId: 'the-keyring' }]]);
  });

  it('without a value is no key yet', async () => {
    const error = "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT";
    expect(await asked({ error: 'ResourceNotFoundException', message: error })).toBeUndefined();
    await at.close();
    expect(await asked({ body: { SecretString: '' } })).toBeUndefined();
  });

  it('that may not be read is a failure, and never taken for no key', async () => {
    await expect(asked({ error: 'AccessDeniedException', message: 'not allowed' })).rejects.toThrow('not allowed');
  });
});
