/** NHS numbers: ten digits, the last of which checks the others. Source: NHS Data Model and Dictionary, NHS NUMBER, modulus 11 algorithm. */

/** The ten digits of a text that is an NHS number, however it is spaced; undefined for any other text. */
export function nhsNumberOf(text: string): string | undefined {
  const digits = text.trim().replace(/^(\d{3})[ -](\d{3})[ -](\d{4})$/, '$1$2$3');
  return /^\d{10}$/.test(digits) && checks(digits) ? digits : undefined;
}

/**
 * The first nine digits times 10, 9 … 2, added up; 11 less the remainder by 11 must be the tenth digit, 11 standing for 0. No number has a check digit of 10.
 * Ten equal digits pass the sum, and are nobody's number.
 */
function checks(digits: string): boolean {
  if (/^(\d)\1{9}$/.test(digits)) return false;
  return checkDigit(digits.slice(0, 9)) === Number(digits[9]);
}

/** The tenth digit for nine; 10 when no number begins with these nine. */
export function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = 11 - (sum % 11);
  return check === 11 ? 0 : check;
}

/** Why a text is no NHS number, in words that do not repeat it. */
export function whyNot(text: string): string {
  const length = text.trim().replace(/[ -]/g, '').length;
  if (length === 0) return '';
  return /^[\d -]+$/.test(text.trim()) && length === 10 ? '[ten digits that fail the check]' : `[not ten digits: ${length} characters]`;
}
