/** NHS numbers, against worked examples that were published, and against the rule said the other way round. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, nhsNumberOf, whyNot } from '../../pipeline/people/nhs-number.js';

describe('an NHS number', () => {
  it('is known by its tenth digit, however it is spaced', () => {
    // 943 476 5919 is the worked example of the NHS Data Model and Dictionary.
    for (const text of ['9434765919', '943 476 5919', '943-476-5919', ' 9434765919 ']) expect(nhsNumberOf(text)).toBe('9434765919');
    expect(nhsNumberOf('9434765918')).toBeUndefined();
  });

  it('is not ten equal digits, nor a text with more or less than ten', () => {
    for (const text of ['0000000000', '1111111111', '943476591', '94347659190', '943 4765919', 'A434765919', '']) expect(nhsNumberOf(text)).toBeUndefined();
  });

  it('has no other number one digit or one swap of neighbours away', () => {
    // What the check is for. A second way to it: all ten products add up to a multiple of 11.
    const nine = fc.integer({ min: 0, max: 999_999_999 }).map((n) => String(n).padStart(9, '0'));
    fc.assert(
      fc.property(nine, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const check = checkDigit(digits);
        fc.pre(check < 10);
        const number = `${digits}${check}`;
        const weighed = [...number].reduce((sum, digit, i) => sum + Number(digit) * (10 - i), 0);
        const changed = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`;
        return weighed % 11 === 0 && nhsNumberOf(changed) === undefined;
      }),
    );
  });

  it('that is wrong is told by its kind, never repeated', () => {
    expect(whyNot('9434765918')).toBe('[ten digits that fail the check]');
    expect(whyNot('943476')).toBe('[not ten digits: 6 characters]');
    expect(whyNot(' ')).toBe('');
  });
});
