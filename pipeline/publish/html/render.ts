/** Nunjucks, with every text escaped; nhsuk-frontend's own macros for the components we use of it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nunjucks from 'nunjucks';
import type { Link } from './view.js';

const templates = (): string => fileURLToPath(new URL('./templates', import.meta.url));
const nhsuk = (): string => join(dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json')), 'dist');

const made = new Map<string, nunjucks.Environment>();

/** One environment a folder: templates are compiled once. A name our templates do not know is a mistake of ours and throws; nhsuk's macros rely on it not to. */
function environment(folder: string, strict: boolean): nunjucks.Environment {
  const found = made.get(folder);
  if (found !== undefined) return found;
  const fresh = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), {
    autoescape: true,
    throwOnUndefined: strict,
    trimBlocks: true,
    lstripBlocks: true,
  });
  made.set(folder, fresh);
  return fresh;
}

/** A page of ours. @throws when a template meets a name it was not given. */
export const render = (template: string, view: object): string => environment(templates(), true).render(template, view);

const component = (source: string, view: object): string => environment(nhsuk(), false).renderString(source, view).trim();

export const skipLink = (): string =>
  component('{% from "nhsuk/components/skip-link/macro.njk" import skipLink %}{{ skipLink({ href: "#main", classes: "ps-skip" }) }}', {});

/** Links to the pages above this one; on a phone, one link back. */
export const breadcrumb = (items: readonly Link[]): string =>
  component('{% from "nhsuk/components/breadcrumb/macro.njk" import breadcrumb %}{{ breadcrumb({ items: items }) }}', { items });
