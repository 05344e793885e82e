/** The data dictionary in the suite itself: every published table and what its columns mean. */
import type { SqlType } from '../../ports.js';
import { PUBLISHED_TABLES, type PublishedTable } from '../../published-tables.js';
import { CONTRACT, PUBLISHED_WORDS } from '../../published-words.js';
import type { Pack, SuiteFile } from '../pack.js';
import { pageFile, suiteShell } from './shell.js';
import type { Cell, Table } from './view.js';

const CRUMBS = [{ text: 'Places', href: 'index.html' }];

export function dictionaryPage(packs: readonly Pack[]): SuiteFile {
  const tables = (Object.keys(PUBLISHED_TABLES) as PublishedTable[]).map((name) => ({
    name,
    about: plain(PUBLISHED_WORDS[name].about),
    table: columnsTable(name),
  }));
  const shell = suiteShell(packs, 'Data dictionary', 'data-dictionary.html', CRUMBS);
  return pageFile('data-dictionary.html', 'data-dictionary.njk', shell, { contract: CONTRACT, tables });
}

function columnsTable(name: PublishedTable): Table {
  const words = PUBLISHED_WORDS[name].columns;
  const rows = Object.entries<SqlType>(PUBLISHED_TABLES[name]).map(([column, type]): Cell[] => [
    { text: column, code: true },
    { text: type },
    { text: plain(words[column as keyof typeof words]) },
  ]);
  const heads = [{ text: 'Column' }, { text: 'Type' }, { text: 'Means' }];
  return { caption: `Columns of published.${name}`, quiet: true, heads, groups: [{ rows }], style: 'flow', className: 'ps-dense' };
}

const plain = (markdown: string): string => markdown.replaceAll('`', '');
