/** Rows gathered into columns of plain numbers, as DuckDB's own vectors hold them: a part of a table, ready to be written. */
import type { SqlType, Value } from '../ports.js';

/** Rows of one DuckDB vector. Capacities are multiples of it, so that every slice of a bitmap starts on a byte. */
export const VECTOR = 2048;

const DAY = 86_400_000;
const LARGEST = 2 ** 31 - 1;

/** One column. Grows with the rows, up to the batch's capacity, and is used again for the next part. */
export class BatchColumn {
  /** bigint and double: the value; date: days since 1970; boolean: 0 or 1; varchar: place in `texts`. Whole numbers are narrow until one does not fit. */
  values: Int32Array | Float64Array;
  /** Distinct texts, in the order they came. */
  texts: string[] = [];
  /** A bit a row, 0 where there is no value; undefined while every row has one. */
  valid: Uint8Array | undefined;
  private places = new Map<string, number>();
  private last: string | undefined;
  private lastPlace = 0;

  constructor(
    readonly type: SqlType,
    private capacity: number,
  ) {
    this.values = type === 'double' ? new Float64Array(capacity) : new Int32Array(capacity);
  }

  /** Puts a value; returns the characters it adds to what is held. */
  put(row: number, value: Value): number {
    if (typeof value === 'number') this.number(row, value);
    else if (value === null) this.missing(row);
    else if (this.type === 'varchar') return this.text(row, value as string);
    else this.values[row] = this.type === 'date' ? Date.parse(`${value}T00:00:00Z`) / DAY : Number(value);
    return 0;
  }

  grow(capacity: number): void {
    this.capacity = capacity;
    this.values = moved(this.values, this.values instanceof Float64Array ? new Float64Array(capacity) : new Int32Array(capacity));
    if (this.valid !== undefined) this.valid = moved(this.valid, allValid(capacity));
  }

  clear(): void {
    this.valid = undefined;
    this.texts = [];
    this.places = new Map();
    this.last = undefined;
  }

  private number(row: number, value: number): void {
    if (this.values instanceof Int32Array && !(value >= -LARGEST && value <= LARGEST)) this.values = moved(this.values, new Float64Array(this.capacity));
    this.values[row] = value;
  }

  private missing(row: number): void {
    this.valid ??= allValid(this.capacity);
    const { valid } = this;
    valid[row >> 3] = (valid[row >> 3] as number) & ~(1 << (row & 7));
    this.values[row] = 0;
  }

  /** Published files come sorted: the text of the row above is the likeliest. */
  private text(row: number, text: string): number {
    if (text === this.last) {
      this.values[row] = this.lastPlace;
      return 0;
    }
    const known = this.places.get(text);
    const place = known ?? this.texts.length;
    if (known === undefined) {
      this.texts.push(text);
      this.places.set(text, place);
    }
    this.values[row] = place;
    this.last = text;
    this.lastPlace = place;
    return known === undefined ? text.length : 0;
  }
}

const allValid = (capacity: number): Uint8Array => new Uint8Array(capacity / 8).fill(255);

function moved<T extends Int32Array | Float64Array | Uint8Array>(from: Int32Array | Float64Array | Uint8Array, to: T): T {
  to.set(from);
  return to;
}

/** Cells of one part: two parts are held at a time, one being filled while the other is written. */
const CELLS = 4_000_000;
/** Characters of distinct text in one part. */
const CHARACTERS = 16_000_000;

export class ColumnBatch {
  rows = 0;
  readonly columns: readonly BatchColumn[];
  private characters = 0;
  private capacity = VECTOR;
  private readonly most: number;

  constructor(types: readonly SqlType[], cells = CELLS) {
    this.columns = types.map((type) => new BatchColumn(type, VECTOR));
    this.most = Math.max(1, Math.floor(cells / types.length / VECTOR)) * VECTOR;
  }

  /** True when it is to be written before the next row is added. */
  get full(): boolean {
    return this.rows === this.most || this.characters > CHARACTERS;
  }

  /** Takes one row, a value a column. */
  add(values: readonly Value[]): void {
    const { columns, rows } = this;
    if (rows === this.capacity) this.grow();
    for (let i = 0; i < columns.length; i += 1) this.characters += (columns[i] as BatchColumn).put(rows, values[i] as Value);
    this.rows += 1;
  }

  clear(): void {
    this.rows = 0;
    this.characters = 0;
    for (const column of this.columns) column.clear();
  }

  private grow(): void {
    this.capacity = Math.min(this.capacity * 2, this.most);
    for (const column of this.columns) column.grow(this.capacity);
  }
}
