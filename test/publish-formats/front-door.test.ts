import { expect, it } from 'vitest';
import { suite } from '../../pipeline/paths.js';
import { FRONT_DOOR, frontDoor } from '../../pipeline/publish/front-door.js';

it('leads from the front page to the suite in force, by a way relative to it', () => {
  const [, way] = /url=([^"]+)"/.exec(frontDoor('0123abc')) ?? [];
  expect(new URL(way ?? '', `https://suite.example.org/${FRONT_DOOR}`).pathname).toBe(`/${suite('0123abc')}index.html`);
  expect(frontDoor('0123abc')).toContain(`<a href="${way}">`);
});
