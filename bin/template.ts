/** The command for partners: what templates there are, and their files to fill in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Extract } from '../catalogue/define.js';
import { templateBook } from '../pipeline/templates/book.js';
import { type TemplateFile, templateFiles, templatesOf } from '../pipeline/templates/files.js';
import { catalogue, print, UsageError } from './door.js';

export interface TemplateOptions {
  all?: boolean;
  xlsx?: boolean;
  to: string;
  json?: boolean;
}

/** Lists the templates, or writes the files of one or of all. */
export async function runTemplate(name: string | undefined, options: TemplateOptions): Promise<number> {
  const all = templatesOf(catalogue.extracts);
  if (name === undefined && !options.all) return list(all, options);
  const chosen = options.all ? all : all.filter(([id]) => id === name);
  if (chosen.length === 0) throw new UsageError(`there is no template '${name}'; place-suite template lists them`);
  const files = options.xlsx ? [await book(chosen, name)] : chosen.flatMap(([id, extract]) => templateFiles(id, extract));
  mkdirSync(options.to, { recursive: true });
  for (const file of files) writeFileSync(path.join(options.to, file.name), file.bytes);
  if (options.json) print(JSON.stringify(files.map((file) => path.join(options.to, file.name))));
  else for (const file of files) print(path.join(options.to, file.name));
  return 0;
}

const book = async (chosen: readonly [string, Extract][], name: string | undefined): Promise<TemplateFile> => ({
  name: `${name ?? 'templates'}.xlsx`,
  bytes: await templateBook(chosen),
});

function list(all: readonly [string, Extract][], { json }: TemplateOptions): number {
  const rows = all.map(([id, { title, template }]) => ({
    id,
    topic: template?.topic ?? '',
    title,
    filledBy: template?.filledBy ?? '',
    often: template?.often ?? '',
  }));
  if (json) print(JSON.stringify(rows));
  else for (const { id, topic, title, filledBy, often } of rows) print(`${id}\n  ${topic}: ${title}\n  ${filledBy}\n  ${often}`);
  return 0;
}
