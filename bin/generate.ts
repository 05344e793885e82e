/** Lists the catalogue's folders in catalogue/registry.ts and writes the documents made from it. `--check` writes nothing and fails when anything is stale. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const FOLDERS = { extracts: 'Extract', indicators: 'Indicator', targets: 'readonly Target[]', places: 'Place' } as const;

const idsOf = (folder: string): string[] =>
  readdirSync(path.join(ROOT, 'catalogue', folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();

const variable = (folder: string, id: string): string => `${folder.replace(/s$/, '')}_${id.replaceAll('-', '_')}`;

/** Text of catalogue/registry.ts for the definitions that are there now. */
export function registry(): string {
  const folders = Object.keys(FOLDERS) as (keyof typeof FOLDERS)[];
  const imports = folders
    .flatMap((folder) => idsOf(folder).map((id) => `import ${variable(folder, id)} from './${folder}/${id}.js';`))
    .sort((a, b) => (sourceOf(a) < sourceOf(b) ? -1 : 1));
  const maps = folders.map((folder) => {
    const entries = idsOf(folder).map((id) => `  ${/^\w+$/.test(id) ? id : `'${id}'`}: ${variable(folder, id)},`);
    return [`export const ${folder}: Readonly<Record<string, ${FOLDERS[folder]}>> = {`, ...entries, '};'].join('\n');
  });
  return [
    '// Made by `npm run generate` from the folders of the catalogue. Do not edit.',
    "import type { Extract, Indicator, Place, Target } from './define.js';",
    ...imports,
    '',
    maps.join('\n\n'),
    '',
  ].join('\n');
}

const sourceOf = (line: string): string => line.split("'")[1] ?? '';

/** Every made file with its text, by path. The registry comes first: the documents read it. */
async function madeFiles(): Promise<Record<string, string>> {
  const { dataDictionary, methods, placesPage } = await import('../pipeline/dictionary.js');
  const { extracts, indicators, targets, places } = await import('../catalogue/registry.js');
  return {
    'docs/data-dictionary.md': dataDictionary(extracts),
    'docs/methods.md': methods(indicators, targets),
    'docs/places.md': placesPage(places),
  };
}

/** Brings a file up to date; true when it was not. */
function bring(file: string, text: string, check: boolean): boolean {
  const target = path.join(ROOT, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return false;
  if (!check) writeFileSync(target, text);
  return true;
}

/** Paths of the made files that were stale. */
export async function generate(check: boolean): Promise<string[]> {
  const stale = bring('catalogue/registry.ts', registry(), check) ? ['catalogue/registry.ts'] : [];
  if (check && stale.length > 0) return stale;
  for (const [file, text] of Object.entries(await madeFiles())) if (bring(file, text, check)) stale.push(file);
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const stale = await generate(check);
  process.stdout.write(stale.length === 0 ? 'everything made is up to date\n' : `${check ? 'stale' : 'written'}: ${stale.join(', ')}\n`);
  process.exitCode = check && stale.length > 0 ? 1 : 0;
}
