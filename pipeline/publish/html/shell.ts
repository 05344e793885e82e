/** The frame around every page: band, navigation, banners, footer. Only pages that exist are linked. */
import { monthOf, periodWords } from '../numbers.js';
import type { Pack, SuiteFile } from '../pack.js';
import { pagesOf } from './pages.js';
import { breadcrumb, render, skipLink } from './render.js';
import type { Link } from './view.js';

export interface Shell {
  title: string;
  /** Name in the band, and where it leads. */
  home: Link;
  strap: string;
  /** From this page to the suite's root: `../`, twice over, or nothing. */
  root: string;
  pages: readonly Link[];
  /** `href` of the page of `pages` that is shown, if it is one. */
  current: string;
  crumbs: readonly Link[];
  banners: readonly { kind: string; text: string; href?: string }[];
  downloads: readonly Link[];
  heldOn: string;
  run: string;
  publishers: readonly string[];
}

const DOWNLOADS: readonly Link[] = [
  { text: 'board pack (PDF)', href: 'board-pack.pdf' },
  { text: 'spreadsheet (XLSX)', href: 'workbook.xlsx' },
  { text: 'data (CSV)', href: 'data.csv' },
];

/** @param up from the page to the folder of its place: nothing, or `../` */
export function placeShell(pack: Pack, title: string, current: string, crumbs: readonly Link[], up: '' | '../' = ''): Shell {
  const from = <One extends { href?: string }>(link: One): One => (link.href === undefined ? link : { ...link, href: up + link.href });
  return {
    title: `${title} · ${pack.place.name} · Place Suite`,
    home: from({ text: `${pack.place.name} place report`, href: 'index.html' }),
    strap: `Performance and assurance · ${monthOf(pack.heldOn)}`,
    root: `../${up}`,
    pages: pagesOf(pack).map(from),
    current,
    crumbs,
    banners: pack.banners.map(from),
    downloads: DOWNLOADS.map(from),
    heldOn: pack.heldOn,
    run: pack.run,
    publishers: publishersOf(pack),
  };
}

export function suiteShell(packs: readonly Pack[], title: string, current: string, crumbs: readonly Link[]): Shell {
  const [first] = packs;
  const synthetic = packs.flatMap((pack) => pack.banners.filter((banner) => banner.kind === 'Synthetic')).slice(0, 1);
  const held =
    packs
      .map((pack) => pack.heldOn)
      .sort()
      .at(-1) ?? '';
  return {
    title: `${title} · Place Suite`,
    home: { text: 'Place Suite', href: 'index.html' },
    strap: held === '' ? 'Performance and assurance' : `Performance and assurance · ${monthOf(held)}`,
    root: '',
    pages: [
      { text: 'Places', href: 'index.html' },
      ...(packs.length > 1 ? [{ text: 'Places side by side', href: 'places.html' }] : []),
      { text: 'Data and methods', href: 'data-and-methods.html' },
      { text: 'Methods in full', href: 'methods.html' },
      { text: 'Data dictionary', href: 'data-dictionary.html' },
    ],
    current,
    crumbs,
    banners: [...synthetic, ...(first?.banners ?? []).filter((banner) => banner.kind === 'Late' || banner.kind === 'Refused' || banner.kind === 'Quality')],
    downloads: [],
    heldOn: held,
    run: first?.run ?? '',
    publishers: first === undefined ? [] : publishersOf(first),
  };
}

const publishersOf = (pack: Pack): string[] =>
  [...new Set(pack.quality.standings.filter((standing) => standing.periods > 0).map((standing) => standing.publisher))].sort();

/** The page as a file of the suite. */
export function pageFile(path: string, template: string, shell: Shell, view: object): SuiteFile {
  const links = { skip: skipLink(), crumbs: shell.crumbs.length > 0 ? breadcrumb(shell.crumbs) : '' };
  const body = render(template, { ...view, shell: { ...shell, heldWords: shell.heldOn === '' ? '' : periodWords(shell.heldOn), ...links } });
  return { path, body };
}
