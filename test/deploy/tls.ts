/** A certificate of this machine: IAM is evaluated, so the denies of `enforceSSL` are too, and everything that reaches a bucket speaks TLS. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { twice } from '../engines/install.js';

export interface Tls {
  certificate: string;
  key: string;
  /** The machine's own authorities and ours. */
  bundle: string;
  /** The certificate as Java wants it. */
  trust: string;
}

/** Of a store that holds nothing secret: Java takes none without. */
export const STORE_PASSWORD = 'changeit';

export function makeCertificate(home: string): Tls {
  const at = (name: string): string => path.join(home, 'tls', name);
  mkdirSync(path.join(home, 'tls'), { recursive: true });
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  if (!existsSync(at('trust.p12'))) {
    twice('openssl', 'openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-subj', '/CN=localhost', '-addext', names],
      ...['-keyout', at('server.key'), '-out', at('server.crt')],
    ]);
    twice('keytool', 'keytool', [
      ...['-importcert', '-noprompt', '-alias', 'emulator', '-file', at('server.crt')],
      ...['-keystore', at('trust.p12'), '-storetype', 'PKCS12', '-storepass', STORE_PASSWORD],
    ]);
  }
  // Added to what the machine trusts already, never in its place: npm asks a registry during the synthesis.
  const own = process.env.NODE_EXTRA_CA_CERTS;
  writeFileSync(at('bundle.crt'), `${own === undefined ? '' : readFileSync(own, 'utf8')}\n${readFileSync(at('server.crt'), 'utf8')}`);
  return { certificate: at('server.crt'), key: at('server.key'), bundle: at('bundle.crt'), trust: at('trust.p12') };
}

export const trusting = ({ bundle }: Tls): Record<string, string> => ({
  NODE_EXTRA_CA_CERTS: bundle,
  AWS_CA_BUNDLE: bundle,
  SSL_CERT_FILE: bundle,
  REQUESTS_CA_BUNDLE: bundle,
});
