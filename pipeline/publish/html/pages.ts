/** The pages of a place that stand in its navigation, in the order of the report; a page that has nothing to say is not there. */
import { hasNetworks } from '../neighbourhoods.js';
import type { Pack } from '../pack.js';
import { widestFirst } from '../variation.js';
import type { Link } from './view.js';

const PAGES: readonly (Link & { there?: (pack: Pack) => boolean })[] = [
  { text: 'At a glance', href: 'index.html' },
  { text: 'Standards', href: 'standards.html', there: ({ subjects }) => subjects.some(({ againstTarget }) => againstTarget !== 'No target set') },
  { text: 'Variation', href: 'variation.html', there: (pack) => widestFirst(pack).length > 0 },
  { text: 'Inequalities', href: 'inequalities.html', there: ({ subjects }) => subjects.some(({ unequal }) => unequal !== undefined) },
  { text: 'Risks and plan', href: 'risks.html', there: ({ governance }) => governance !== undefined },
  { text: 'Partners', href: 'partners.html' },
  { text: 'Neighbourhoods', href: 'neighbourhoods.html', there: hasNetworks },
  { text: 'Population and risk', href: 'population.html', there: ({ population }) => population !== undefined },
  { text: 'Data and methods', href: 'data-and-methods.html' },
];

export const pagesOf = (pack: Pack): Link[] => PAGES.filter(({ there }) => there?.(pack) ?? true).map(({ text, href }) => ({ text, href }));

/** Where every page of a place but its first leads back to. */
export const PLACE_CRUMBS: readonly Link[] = [{ text: 'At a glance', href: 'index.html' }];
