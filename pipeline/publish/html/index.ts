/** The HTML of the suite: a folder of pages for each place, and the pages and assets all of them share. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Pack, SuiteFile } from '../pack.js';
import { atAGlance } from './at-a-glance.js';
import { dataAndMethods } from './data-and-methods.js';
import { dictionaryPage } from './dictionary.js';
import { indicatorPage } from './indicator.js';
import { inequalitiesPage } from './inequalities.js';
import { type Defined, methodsPage } from './methods.js';
import { neighbourhoodPages } from './neighbourhoods.js';
import { PLACE_CRUMBS } from './pages.js';
import { partnersPage } from './partners.js';
import { populationPage } from './population.js';
import { risksPage } from './risks.js';
import { pageFile, placeShell, suiteShell } from './shell.js';
import { sideBySidePage } from './side-by-side.js';
import { standardsPage } from './standards.js';
import { variationPage } from './variation.js';

/** Pages of one place: at a glance, one for each subject, data and methods. */
export function placePages(pack: Pack, suite: { places: readonly { id: string; name: string; position: readonly string[] }[] }): SuiteFile[] {
  if (!suite.places.some((place) => place.id === pack.placeId)) throw new Error(`the suite does not list the place '${pack.placeId}'`);
  const data = dataAndMethods(`${pack.placeId}/data-and-methods.html`, placeShell(pack, 'Data and methods', 'data-and-methods.html', PLACE_CRUMBS), [pack]);
  const some = [standardsPage(pack), variationPage(pack), inequalitiesPage(pack), risksPage(pack), partnersPage(pack), populationPage(pack)].filter(
    (page) => page !== undefined,
  );
  return [atAGlance(pack), ...some, ...neighbourhoodPages(pack), ...pack.subjects.map((subject) => indicatorPage(pack, subject)), data];
}

/** The index of places, data and methods for the whole suite, the methods and the data dictionary in full, and the shared assets. */
export function suiteIndex(packs: readonly Pack[], catalogue: Defined): SuiteFile[] {
  const places = packs.map((pack) => ({
    href: `${pack.placeId}/index.html`,
    name: pack.place.name,
    position: pack.position[0] ?? '',
    dataTo: pack.dataTo,
    synthetic: pack.synthetic,
  }));
  const index = pageFile('index.html', 'suite.njk', suiteShell(packs, 'Places', 'index.html', []), { places });
  const crumbs = [{ text: 'Places', href: 'index.html' }];
  const data =
    packs.length === 0 ? [] : [dataAndMethods('data-and-methods.html', suiteShell(packs, 'Data and methods', 'data-and-methods.html', crumbs), packs)];
  const beside = sideBySidePage(packs);
  return [index, ...(beside === undefined ? [] : [beside]), ...data, methodsPage(packs, catalogue), dictionaryPage(packs), ...assets()];
}

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url));

/** Styles, fonts and their licences, once at the root of the suite. */
function assets(): SuiteFile[] {
  return readdirSync(ASSETS)
    .sort()
    .map((name) => ({ path: `assets/${name}`, body: readFileSync(`${ASSETS}${name}`) }));
}
