/** The docstrings of a folder of our own code, as text for the methods of the suite: a formula is written once, beside the code that works it out. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface MethodNote {
  /** File it stands in, from the root of the project. */
  file: string;
  /** What the file says of itself. */
  about: string;
  /** Exported functions that say what they do, in the file's order. */
  functions: { name: string; says: string }[];
}

const DOCUMENTED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?(?:function\*? |const )(\w+)/g;

/** Text of a docstring: stars and links go, a line of its own that is indented (a formula) stays on its own line, other lines run on. */
export function plainDocstring(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const joined = lines.reduce((text, line) => {
    const formula = /^ {2,}\S/.test(line);
    const fresh = text === '' || text.endsWith('\n') || line === '' || formula || /^\s*(@|Source)/.test(line);
    return fresh ? `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line.trim()}${formula ? '\n' : ''}` : `${text} ${line.trim()}`;
  }, '');
  return joined
    .split('\n')
    .map((line) => line.replace(/\s*@(param|returns|throws)\b.*$/, '').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Notes of every TypeScript file under a folder that begins with a docstring, by path. */
export function methodNotes(root: string, folders: readonly string[]): MethodNote[] {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  return files.sort().flatMap((file) => {
    const code = readFileSync(path.join(root, file), 'utf8');
    const first = /^\/\*\*([\s\S]*?)\*\//.exec(code);
    if (first === null) return [];
    const functions = [...code.slice(first[0].length).matchAll(DOCUMENTED)].map(([, says = '', name = '']) => ({ name, says: plainDocstring(says) }));
    return [{ file, about: plainDocstring(first[1] ?? ''), functions }];
  });
}
