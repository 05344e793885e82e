/** A column of an extract: what its cells hold and how they are written. */

export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'boolean';

/** How a date is written in a publisher's file. Month names match in any case, short or long. */
export type DateFormat = 'yyyy-mm-dd' | 'dd/mm/yyyy' | 'ddMMMyyyy' | 'yyyymmdd' | 'mmm-yyyy';

export interface Column {
  type: ColumnType;
  /** Header cell(s) it comes from; several when the publisher renamed it. Cells are compared after `squash` (trim, one space, lower case). */
  from?: string | readonly string[];
  /** 1-based position, for files without a header. */
  position?: number;
  /** What it holds, for the data dictionary. */
  means: string;
  unit?: string;
  /** Codes a text column may hold; anything else is a fault. */
  allowed?: readonly string[];
  /** What each allowed code stands for, for those who fill a template in. */
  codes?: Readonly<Record<string, string>>;
  /** Written by people in their own words: refused where it holds what could name a person. */
  freeText?: true;
  /** A value as a sender writes it, invented. */
  example?: string;
  /** Regular expression the whole text must match. */
  matches?: string;
  /** Marks that mean "no value": `-` `*` `[c]` `[x]` `[z]`. An empty cell is always no value. */
  marks?: readonly string[];
  /** NHS numbers, which are replaced by references before anything is kept. */
  person?: 'NHS number';
  /** A row without it is a fault. Key columns are required unless this is false. */
  required?: boolean;
  /** Some tables of the publisher lack the column: it is empty there. A column that is missing without this refuses the file. */
  absent?: 'allowed';
  /** Smallest value allowed; 0 unless said. `null` = any. */
  min?: number | null;
  max?: number;
  format?: DateFormat | readonly DateFormat[];
  /** Cells such as `0 (0.5)`: take the figure before the brackets and drop the rest, which is the previous method's. */
  dropBracketed?: boolean;
}
