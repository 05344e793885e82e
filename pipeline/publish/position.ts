/** Where a place stands, in one to three sentences: what is missed, what will stay so, what is under control. */
import { countWord, listWords, monthOf } from './numbers.js';
import type { Subject } from './pack.js';
import { capital, inSentence, titleWords, under20 } from './words.js';

/** One to three sentences that say where a place stands. */
export function position(subjects: readonly Subject[]): string[] {
  return [alertSentence(subjects), stuckSentence(subjects), worseSentence(subjects), assureSentence(subjects)].filter((text) => text !== '').slice(0, 3);
}

const titlesOf = (subjects: readonly Subject[]): string[] => [...new Set(subjects.map((subject) => titleWords(subject.definition.title)))];

/** What the titles are about, before their colon: `A&E`, `planned care`. */
const themes = (subjects: readonly Subject[]): string[] => [...new Set(subjects.map((subject) => inSentence(subject.definition.title.replace(/:.*$/, ''))))];

function alertSentence(subjects: readonly Subject[]): string {
  const alerts = subjects.filter((subject) => subject.status === 'Alert');
  const titles = titlesOf(alerts);
  const judged = subjects.some((subject) => subject.againstTarget !== 'No target set');
  if (titles.length === 0) return judged ? 'No target with a date is being missed.' : 'No measure held has a target to be judged against.';
  const start = titles.length === 1 ? 'One national target is being missed' : `${countWord(titles.length)} national targets are being missed`;
  return under20(`${start}: ${listWords(titles)}.`, `${start}, in ${listWords(themes(alerts))}.`, `${start}.`);
}

function stuckSentence(subjects: readonly Subject[]): string {
  const stuck = titlesOf(subjects.filter((subject) => subject.status === 'Alert' && subject.direction === 'No real change'));
  if (stuck.length === 0) return '';
  const [only = ''] = stuck;
  if (stuck.length === 1)
    return under20(`${capital(only)} will not reach its target as the service runs now.`, 'One of them will not be reached as the service runs now.');
  return `${countWord(stuck.length)} of them will not be reached as the services run now.`;
}

function worseSentence(subjects: readonly Subject[]): string {
  const titles = titlesOf(subjects.filter((subject) => subject.direction.startsWith('Getting worse')));
  if (titles.length === 0) return '';
  const start = titles.length === 1 ? 'One measure is getting worse' : `${countWord(titles.length)} measures are getting worse`;
  return under20(`${start}: ${listWords(titles)}.`, `${start}.`);
}

function assureSentence(subjects: readonly Subject[]): string {
  const titles = titlesOf(subjects.filter((subject) => subject.status === 'Assure'));
  if (titles.length === 0) return '';
  const count = titles.length === 1 ? 'One measure is under control or improving' : `${countWord(titles.length)} measures are under control or improving`;
  return under20(`${count}: ${listWords(titles)}.`, `${count}.`);
}

/** `data to April 2026`'s month: the newest day any figure speaks of. */
export function newestMonth(subjects: readonly Subject[]): string {
  const ends = subjects.map((subject) => subject.latest.period_end).sort();
  const last = ends.at(-1);
  return last === undefined ? 'no month' : monthOf(last);
}
