/** Text from data made safe for programs that would run it: spreadsheets take some first characters for a formula. */

/** First characters that Excel, LibreOffice or Sheets may take for a formula, full-width forms included. */
const RUNS = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Everything XML 1.0 forbids: control characters but tab and line ends, lone surrogates, and two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

/** True when a spreadsheet may run the text as a formula. */
export const mayRun = (text: string): boolean => RUNS.test(text);

/** The text without characters that XML forbids; lone halves of a pair become U+FFFD. */
export const printable = (text: string): string => Buffer.from(text, 'utf8').toString('utf8').replace(FORBIDDEN, '');

/** The text as a CSV cell that no spreadsheet runs: an apostrophe first where it might. */
export const inert = (text: string): string => (mayRun(text) ? `'${text}` : text);
