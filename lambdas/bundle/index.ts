/** Makes a folder for each step: its handler with all it imports in one file, and beside it the few things that are read from disk. No Docker. */
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { ON_X86, STEPS, type Step } from '../env.js';
import { type Architecture, copyPackages } from './native.js';

/** What a step reads from disk, beside its code. */
type Need = 'curated sql' | 'indicator sql' | 'pages' | 'board pack' | 'duckdb';

const NEEDS: Readonly<Partial<Record<Step, readonly Need[]>>> = {
  normalise: ['duckdb'],
  settle: ['curated sql'],
  curate: ['curated sql'],
  measure: ['indicator sql'],
  publish: ['pages', 'board pack'],
  switch: ['curated sql', 'pages'],
};

/** Packages with a binary. */
const PACKAGES: Readonly<Partial<Record<Need, readonly string[]>>> = {
  duckdb: ['@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc'],
  'board pack': ['@myriaddreamin/typst-ts-node-compiler'],
};
const INTER = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf', '700Bold/Inter_700Bold.ttf'];

export interface Bundle {
  step: Step;
  bytes: number;
  /** Of the one file of code. */
  codeBytes: number;
}

/** @param root of the repository. @param out emptied first. @returns one line a step, with its size unzipped */
export async function bundleSteps({ root, out, architecture }: { root: string; out: string; architecture: Architecture }): Promise<Bundle[]> {
  rmSync(out, { recursive: true, force: true });
  return Promise.all(STEPS.map((step) => bundleStep(step, root, path.join(out, step), ON_X86.includes(step) ? 'x86_64' : architecture)));
}

async function bundleStep(step: Step, root: string, folder: string, architecture: Architecture): Promise<Bundle> {
  const { outputs } = await code(path.join(root, 'lambdas', `${step}.ts`), folder);
  for (const need of NEEDS[step] ?? []) add(need, root, folder, architecture);
  refuseStrangers(step, outputs);
  const codeBytes = Object.entries(outputs).find(([file]) => file.endsWith('.mjs'))?.[1].bytes ?? 0;
  return { step, bytes: bytesUnder(folder), codeBytes };
}

/** A package with a binary that the step was not given would fail at its first start, in the cloud. */
function refuseStrangers(step: Step, outputs: Metafile['outputs']): void {
  const given = (NEEDS[step] ?? []).flatMap((need) => PACKAGES[need] ?? []);
  const asked = Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external, path: name }) => external && name.startsWith('@')));
  const strangers = asked.map(({ path: name }) => name).filter((name) => !given.includes(name));
  if (strangers.length > 0)
    throw new Error(`lambdas/${step}.ts imports ${[...new Set(strangers)].join(', ')}, which its bundle is not given: NEEDS in lambdas/bundle/index.ts`);
}

async function code(entry: string, folder: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: path.join(folder, 'index.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    external: ['@duckdb/*', '@myriaddreamin/*'],
    // Some packages are still CommonJS and ask for Node's own modules.
    banner: { js: "import { createRequire as requireOf } from 'node:module';globalThis.require ??= requireOf(import.meta.url);" },
    logLevel: 'error',
  });
  return metafile;
}

/** Files keep the place, relative to the code, at which the pipeline looks for them. */
function add(need: Need, root: string, folder: string, architecture: Architecture): void {
  const copy = (from: string, to: string): void => cpSync(path.join(root, from), path.join(folder, to), { recursive: true });
  if (need === 'curated sql') copy('sql/curated', 'sql/curated');
  if (need === 'indicator sql') copy('sql/indicators', 'sql/indicators');
  if (need === 'pages') {
    copy('pipeline/publish/html/assets', 'assets');
    copy('pipeline/publish/html/templates', 'templates');
    copyMacros(root, folder);
  }
  if (need === 'board pack') {
    for (const file of readdirSync(path.join(root, 'pipeline/publish/pdf')).filter((name) => name.endsWith('.typ'))) copy(`pipeline/publish/pdf/${file}`, file);
    for (const file of ['package.json', ...INTER]) copy(`node_modules/@expo-google-fonts/inter/${file}`, `node_modules/@expo-google-fonts/inter/${file}`);
  }
  copyPackages({ root, folder, architecture, names: PACKAGES[need] ?? [] });
}

/** Of nhsuk-frontend only the templates of its components. */
function copyMacros(root: string, folder: string): void {
  const from = path.join(root, 'node_modules/nhsuk-frontend');
  const to = path.join(folder, 'node_modules/nhsuk-frontend');
  mkdirSync(to, { recursive: true });
  cpSync(path.join(from, 'package.json'), path.join(to, 'package.json'));
  cpSync(path.join(from, 'dist'), path.join(to, 'dist'), { recursive: true, filter: (file) => statSync(file).isDirectory() || file.endsWith('.njk') });
}

export function bytesUnder(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
