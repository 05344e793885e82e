/** veraPDF, the open validator of PDF/UA: fetched once by Maven into `.tools/`, run on files of ours. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ARTIFACT = 'org.verapdf.apps:greenfield-apps:1.28.2';
const FOLDER = fileURLToPath(new URL('../../.tools/verapdf/', import.meta.url));
const JAR = `${FOLDER}greenfield-apps-1.28.2.jar`;
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';
const TRIES = 2;

/** The jar's path, or why there is none. */
export function veraPdf(): { jar: string } | { reason: string } {
  if (spawnSync('java', ['-version']).status !== 0) return { reason: 'there is no Java to run veraPDF with' };
  for (let tries = 0; tries < TRIES && !existsSync(JAR); tries++) {
    mkdirSync(FOLDER, { recursive: true });
    spawnSync('mvn', ['-q', '-B', COPY, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${FOLDER}`], { stdio: 'ignore', timeout: 240_000 });
  }
  return existsSync(JAR) ? { jar: JAR } : { reason: `Maven could not fetch ${ARTIFACT} in ${TRIES} tries` };
}

/** One line a file, `PASS <file> ua1` or `FAIL …`. */
export function checkUa1(jar: string, files: readonly string[]): string[] {
  const args = ['-Xmx512m', '-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper', '--flavour', 'ua1', '--format', 'text', ...files];
  const { stdout } = spawnSync('java', args, { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line !== '');
}

/** Text of a PDF page by page; undefined without pdftotext (poppler-utils). */
export function pagesOf(file: string): string[] | undefined {
  if (spawnSync('pdftotext', ['-v']).error !== undefined) return undefined;
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
}
