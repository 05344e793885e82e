/** Lists the catalogue's folders in catalogue/registry.ts and writes the documents made from it. `--check` writes nothing and fails when anything is stale. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Indicator, Place } from '../catalogue/define.js';
import { methodNotes } from './docstrings.js';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const FOLDERS = { extracts: 'Extract', indicators: 'Indicator', targets: 'readonly Target[]', places: 'Place', boundaries: 'Boundary' } as const;

const idsOf = (folder: string): string[] =>
  readdirSync(path.join(ROOT, 'catalogue', folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();

const variable = (folder: string, id: string): string => `${folder.replace(/ies$/, 'y').replace(/s$/, '')}_${id.replaceAll('-', '_')}`;

/** Text of catalogue/registry.ts for the definitions that are there now. */
export function registry(): string {
  const folders = Object.keys(FOLDERS) as (keyof typeof FOLDERS)[];
  const imports = [
    "import type { Extract, Indicator, Place, Target } from './define.js';",
    "import type { Boundary } from './define-boundary.js';",
    ...folders.flatMap((folder) => idsOf(folder).map((id) => `import ${variable(folder, id)} from './${folder}/${id}.js';`)),
  ].sort((a, b) => (sourceOf(a) < sourceOf(b) ? -1 : 1));
  const maps = folders.map((folder) => {
    const entries = idsOf(folder).map((id) => `  ${/^\w+$/.test(id) ? id : `'${id}'`}: ${variable(folder, id)},`);
    return [`export const ${folder}: Readonly<Record<string, ${FOLDERS[folder]}>> = {`, ...entries, '};'].join('\n');
  });
  return ['// Made by `npm run generate` from the folders of the catalogue. Do not edit.', ...imports, '', maps.join('\n\n'), ''].join('\n');
}

/** `./define.js` before `./define-boundary.js`, as they are told apart by their names alone. */
const sourceOf = (line: string): string => (line.split("'")[1] ?? '').replace(/\.js$/, '');

/** Text of catalogue/codes.ts: the codes that templates check against, from the places and indicators that are there. */
function codes(places: Readonly<Record<string, Place>>, indicators: Readonly<Record<string, Indicator>>): string {
  const partners = new Map(Object.values(places).flatMap(({ partners: own }) => own.map(({ code, name }) => [code, name] as const)));
  const named = Object.entries(places).map(([id, { name }]) => [id, name] as const);
  return [
    '// Made by `npm run generate` from the places and indicators of the catalogue. Do not edit.',
    '/** What a partner may write in a template, and what it stands for. */',
    'type Codes = Readonly<Record<string, string>>;',
    '',
    codeList('PLACES', named),
    codeList(
      'ORGANISATIONS',
      [...partners].sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    codeList(
      'INDICATORS',
      Object.entries(indicators).map(([id, { title }]) => [id, title] as const),
    ),
  ].join('\n');
}

const codeList = (name: string, entries: readonly (readonly [string, string])[]): string =>
  `export const ${name}: Codes = {\n${entries.map(([code, what]) => `  ${/^[A-Za-z_]\w*$/.test(code) ? code : `'${code}'`}: ${literal(what)},\n`).join('')}};\n`;

const literal = (what: string): string => (what.includes("'") ? JSON.stringify(what) : `'${what}'`);

/** Every made file with its text, by path. The registry comes first: the documents read it. */
async function madeFiles(): Promise<Record<string, string>> {
  const { dataDictionary, methods, placesPage, roadmap } = await import('../pipeline/dictionary.js');
  const { boundaries, extracts, indicators, targets, places } = await import('../catalogue/registry.js');
  const { proposed, notTaken } = await import('../catalogue/roadmap.js');
  return {
    'catalogue/codes.ts': codes(places, indicators),
    'docs/data-dictionary.md': dataDictionary(extracts),
    'docs/methods.md': methods(indicators, targets),
    'docs/places.md': placesPage(places, boundaries),
    'docs/roadmap.md': roadmap(proposed, notTaken, indicators),
  };
}

/** Folders whose docstrings are the methods of the suite. */
const METHODS = ['pipeline/statistics'];

/** Text of pipeline/publish/method-notes.ts: docstrings as data, since the suite is also made where no source lies. */
export function notes(): string {
  const entries = methodNotes(ROOT, METHODS).map(({ file, about, functions }) => {
    const told = functions.map(({ name, says }) => `      { name: '${name}', says: ${quoted(says)} },`);
    const list = told.length === 0 ? '[]' : `[\n${told.join('\n')}\n    ]`;
    return `  {\n    file: '${file}',\n    about: ${quoted(about)},\n    functions: ${list},\n  },`;
  });
  return [
    '// Made by `npm run generate` from the docstrings of the code that works the numbers out. Do not edit.',
    'export const METHOD_NOTES: readonly { file: string; about: string; functions: readonly { name: string; says: string }[] }[] = [',
    ...entries,
    '];',
    '',
  ].join('\n');
}

const quoted = (text: string): string => JSON.stringify(text);

/** Brings a file up to date; true when it was not. */
function bring(file: string, text: string, check: boolean): boolean {
  const target = path.join(ROOT, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return false;
  if (!check) writeFileSync(target, text);
  return true;
}

/** Paths of the made files that were stale. */
export async function generate(check: boolean): Promise<string[]> {
  const first = { 'catalogue/registry.ts': registry(), 'pipeline/publish/method-notes.ts': notes() };
  const stale = Object.entries(first).flatMap(([file, text]) => (bring(file, text, check) ? [file] : []));
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
