/**
 * Bad data is a value, not an exception: what was found, where, what was expected, and what to do.
 * Broken wiring throws, with its cause.
 */
export interface Fault {
  /** Name the file arrived under; for a zip, `archive.zip › member.csv`; for a workbook, `book.xls › Sheet`. */
  file: string;
  /** 1-based line of the landed text file (the line a row starts on), or row of the sheet. 0: the file as a whole. */
  line: number;
  /** Column name of the definition, or the header cell as found. Empty: the row or file as a whole. */
  column: string;
  found: string;
  expected: string;
  rule: Rule;
}

/** `row` faults refuse a row; `file` faults refuse the file; `note`s refuse nothing but are shown. */
export type Severity = 'row' | 'file' | 'note';

/** Every rule there is, what a breach refuses, and what the sender should do. */
export const RULES = {
  'row width': { severity: 'row', todo: 'Check the line for a missing or extra comma or quote.' },
  'row too long': { severity: 'row', todo: 'A line over the limit is not a row of this extract; check the export.' },
  'bad quotes': { severity: 'row', todo: 'Close the quote, or double quotes inside quoted text.' },
  'bad characters': { severity: 'row', todo: 'Save the file as UTF-8 or Windows-1252 text, without NUL bytes.' },
  'not an integer': { severity: 'row', todo: 'Give a whole number, without text or decimals.' },
  'not a number': { severity: 'row', todo: 'Give a number, or one of the marks for no value.' },
  'not a date': { severity: 'row', todo: 'Give the date as the format says.' },
  'not a boolean': { severity: 'row', todo: 'Give true or false.' },
  'out of range': { severity: 'row', todo: 'Counts cannot be negative and shares cannot pass the whole; check the figure.' },
  'unknown code': { severity: 'row', todo: 'Use one of the codes listed.' },
  'bad form': { severity: 'row', todo: 'Check the code against the form described.' },
  missing: { severity: 'row', todo: 'Fill the cell.' },
  'duplicate key': { severity: 'row', todo: 'Keep one row; the first one is used.' },
  'formula cell': { severity: 'row', todo: 'Paste values instead of formulas.' },
  'other period': { severity: 'row', todo: 'Send each period in its own file.' },
  'other sender': { severity: 'row', todo: 'Send the rows of each organisation in a file of its own.' },
  'ratio disagrees': { severity: 'row', todo: 'Check the published ratio against its parts.' },
  'parts disagree': { severity: 'row', todo: 'Work the figure out again from the two it comes from.' },
  'out of order': { severity: 'row', todo: 'Check both figures, or both dates: one of them is wrong.' },
  'two values': { severity: 'row', todo: 'Say the same in every row of one thing. Only one partner can own a risk: name others as helping.' },
  'personal data': { severity: 'row', todo: 'Take out what could name a person: write what happened, not to whom. Then delete your own copies that hold it.' },
  'total disagrees': { severity: 'file', todo: 'Check for rows lost or changed since the total was made.' },
  'total missing': { severity: 'file', todo: 'Send the file with its total row: without it a lost row cannot be seen.' },
  'fault budget': { severity: 'file', todo: 'Too many rows were refused to trust the rest; correct and send again.' },
  'empty file': { severity: 'file', todo: 'Send the file again: it holds nothing.' },
  'no rows': { severity: 'file', todo: 'Send the file again: it holds a header and no rows.' },
  'not recognised': { severity: 'file', todo: 'Compare the header with the layouts in the data dictionary.' },
  'column missing': { severity: 'file', todo: 'Restore the column, or tell the owner that the publisher changed the layout.' },
  'sheet missing': { severity: 'file', todo: 'Restore the sheet, or tell the owner that the publisher changed the layout.' },
  'names people': { severity: 'file', todo: 'Nothing of the file was kept. Use the template for person-level extracts, and send again.' },
  'no key': { severity: 'file', todo: 'Make a key (place-suite key new), then run again: the file is taken on the next run.' },
  'not readable': { severity: 'file', todo: 'Open the file yourself; if that fails, export it again.' },
  'unsafe archive': { severity: 'file', todo: 'Send the table itself, or a zip that holds only it.' },
  'too large': { severity: 'file', todo: 'Ask for the limit to be raised if the file is right.' },
  'still being written': { severity: 'file', todo: 'Nothing to do: the file is taken on the next run.' },
  'period missing': { severity: 'file', todo: "Keep the publisher's file name, or fill the period in the file." },
  'sender missing': { severity: 'file', todo: 'Fill in the code of your organisation, the same in every row.' },
  'period in the future': { severity: 'file', todo: 'Check the period written in the file.' },
  'name and content differ': { severity: 'note', todo: 'Check that the right file was sent: the content decides.' },
  'extra column': { severity: 'note', todo: 'Nothing to do: the column is kept in the landed file and not used.' },
} as const satisfies Record<string, { severity: Severity; todo: string }>;

export type Rule = keyof typeof RULES;

/** One line for people: `A.csv, line 7, patients: found 'x', expected a whole number. Give …`. */
export function sayFault(fault: Fault): string {
  const where = [fault.file, fault.line > 0 ? `line ${fault.line}` : '', fault.column].filter(Boolean).join(', ');
  return `${where}: ${fault.rule}: found ${fault.found === '' ? 'nothing' : `'${fault.found}'`}, expected ${fault.expected}. ${RULES[fault.rule].todo}`;
}

/** Stops the reading of a file that cannot be used as a whole, and carries the reason as data. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(
    readonly fault: Fault,
    options?: ErrorOptions,
  ) {
    super(sayFault(fault), options);
  }
}
