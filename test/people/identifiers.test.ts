/** What tells who a person is, in headings and in cells. All people here are made up. */
import { describe, expect, it } from 'vitest';
import { headingNames, identifierIn, withoutNumbers } from '../../pipeline/people/identifiers.js';

describe('headings', () => {
  it.each([
    ['Surname', 'a name'],
    ['PATIENT_NAME', 'a name'],
    ['forename', 'a name'],
    ['Home Address Line 1', 'an address'],
    ['POSTCODE', 'a postcode'],
    ['Date of Birth', 'a date of birth'],
    ['DOB', 'a date of birth'],
    ['Mobile', 'a telephone number'],
    ['E-mail', 'an e-mail address'],
    ['Hospital Number', 'a hospital or local number'],
  ])('%s announces %s', (heading, kind) => expect(headingNames(heading)).toBe(kind));

  it.each(['PRACTICE_CODE', 'AGE_BAND', 'LSOA', 'Postcode sector', 'PRACTICE_NAME', 'COST', 'Month'])('%s announces nobody', (heading) =>
    expect(headingNames(heading)).toBeUndefined(),
  );
});

describe('cells', () => {
  it.each([
    ['seen with 943 476 5919 today', 'an NHS number'],
    ['lives at PR7 1ZZ', 'a postcode'],
    ['ch441ab', 'a postcode'],
    ['write to jo@example.org', 'an e-mail address'],
    ['ring 01524 555 010', 'a telephone number'],
    ['+44 7700 900123', 'a telephone number'],
    ['born 12/03/1948', 'a full date'],
    ['1948-03-12', 'a full date'],
    ['Mrs Sample said', 'a name'],
  ])('%s holds %s', (text, kind) => expect(identifierIn(text)).toBe(kind));

  it.each(['E01012345', 'P81001', '2026-09', '1234567890', 'home care', '65-69', '182.50', 'a1b2c3-00112233445566778899aabbccddeeff'])(
    '%s holds none',
    (text) => expect(identifierIn(text)).toBeUndefined(),
  );
});

it('a name of a file keeps everything but the number', () => {
  expect(withoutNumbers('letter about 943 476 5919 (2).csv')).toBe('letter about [NHS number] (2).csv');
  expect(withoutNumbers('RTT-1234567890.csv')).toBe('RTT-1234567890.csv');
});
