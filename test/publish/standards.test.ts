/** The page of standards: what it counts against the verdicts of the rows, who owns what is missed, and the document of every target. */
import { describe, expect, it } from 'vitest';
import { standardsPage } from '../../pipeline/publish/html/standards.js';
import { MEASURES, pack, TARGETS } from './fixture.js';

const words = (html: unknown): string =>
  String(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const made = pack();
const html = String(standardsPage(made)?.body);
const page = words(html);

describe('the page of standards', () => {
  it('counts what is missed as the rows judge it, and names the owners', () => {
    const judged = made.subjects.filter(({ targets }) => targets.length > 0);
    const newest = judged.map(({ indicator, areaCode }) => MEASURES.filter((row) => row.indicator_id === indicator && row.area_code === areaCode).at(-1));
    const missed = newest.filter((row) => row?.against_target === 'Misses target');
    expect(missed.length).toBeGreaterThan(0);
    expect(page).toContain(`${missed.length} of ${judged.length} targets of Fellside and its partners are missed`);
    const section = page.slice(page.indexOf('Missed, and who owns them'), page.indexOf('Every standard, by service'));
    const links = html.slice(html.indexOf('id="alert"'), html.indexOf('id="all"'));
    for (const { id, againstTarget } of judged) expect(links.includes(`href="${id}.html"`), id).toBe(againstTarget === 'Misses target');
    expect(html).toContain('id="alert"');
    expect(section).toContain('None received');
  });

  it('gives every target in force with its document, and says which are not confirmed', () => {
    const sources = page.slice(page.indexOf('Targets in force at the newest figure'));
    for (const targets of Object.values(TARGETS)) for (const { source } of targets) expect(sources).toContain(source);
    expect(sources).toContain('not yet confirmed from the source');
    expect(sources).toContain('Statutory standard');
  });

  it('shows each value as its row has it', () => {
    const row = MEASURES.filter(({ indicator_id, area_code }) => indicator_id === 'ae_four_hour' && area_code === 'RZA').at(-1);
    expect(page).toContain(`${(100 * (row?.value ?? 0)).toFixed(1)}%`);
  });

  it('is not there where nothing has a target', () => {
    expect(standardsPage(pack({ targets: {} }))).toBeUndefined();
  });
});
