/** Keys in a secret of AWS Secrets Manager, as text that only those with the right may read. */
import { GetSecretValueCommand, ResourceNotFoundException, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The keyring as it is kept; undefined while the secret has no value, or an empty one. @throws whatever else keeps it from being read: that is never taken for "no key" */
export async function readSecret(client: SecretsManagerClient, SecretId: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString || undefined;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
