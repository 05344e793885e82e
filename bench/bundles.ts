/**
 * The steps bundled as they are deployed: how large each is, and how long its first import takes, which is what a cold start adds.
 * Writes bench/bundles.md. `npm run bench:bundles`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleSteps } from '../lambdas/bundle/index.js';
import { VARIABLES } from '../lambdas/env.js';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** This machine's processor, so that what is bundled can be imported here. */
const architecture = process.arch === 'arm64' ? 'arm64' : 'x86_64';
const TRIES = 5;

/** Node as Lambda has it, where the proof of a deploy has installed it; otherwise this one. */
const lambdaNode = path.join(ROOT, '.tools', 'deploy', 'n24', 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
const node = existsSync(lambdaNode) ? lambdaNode : process.execPath;
const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().replace('v', '');

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** Milliseconds of the processor for one import in a process of its own: what else the machine does adds little. The least of a few. */
function importMilliseconds(file: string): number {
  const busy = 'const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000);';
  const script = `const before = process.cpuUsage(); await import(${JSON.stringify(pathToFileURL(file).href)}); ${busy} process.exit(0);`;
  const env = { ...process.env, ...Object.fromEntries(VARIABLES.map((name) => [name, 'all'])), AWS_REGION: 'eu-west-2', POWERTOOLS_TRACE_ENABLED: 'false' };
  const once = (): number =>
    Number(execFileSync(node, ['--input-type=module', '-e', script], { env, encoding: 'utf8', stdio: 'pipe' }).trim().split('\n').at(-1));
  return Math.min(...Array.from({ length: TRIES }, once));
}

const out = path.join(ROOT, 'dist', 'bundles', architecture);
const bundles = await bundleSteps({ root: ROOT, out, architecture });
const rows = bundles.map(
  ({ step, bytes, codeBytes }) =>
    `| ${step} | ${megabytes(bytes)} | ${megabytes(codeBytes)} | ${importMilliseconds(path.join(out, step, 'index.mjs')).toFixed(0)} |`,
);
const text = `# Figures of \`npm run bench:bundles\`

${new Date().toISOString().slice(0, 10)}, Node ${version}, ${architecture}. Each step as it is deployed: all that lies in its bundle, of that its one file of code with all it imports, and its
first import in a process of its own, in time of the processor (the least of ${TRIES}), which a cold start adds to what AWS needs itself. \`normalise\` carries DuckDB, \`publish\` Typst and the
typeface; AWS takes 250 MB at the most.

| step | MB unzipped | MB of code | ms of the first import |
|---|--:|--:|--:|
${rows.join('\n')}
`;
writeFileSync(path.join(ROOT, 'bench', 'bundles.md'), text);
process.stdout.write(text);
