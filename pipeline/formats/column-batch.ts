/** Rows gathered into columns: what is handed from the thread that parses to the one that writes, without copying. */
import type { SqlType, Value } from '../ports.js';

/** Values of one column. Texts are numbers into the batch's own list of distinct texts. */
export interface BatchColumn {
  type: SqlType;
  /** bigint, double: the value; date: days since 1970; boolean: 0 or 1; varchar: place in `texts`. */
  values: Float64Array;
  texts: string[];
  /** 1 where there is no value; absent when every row has one. */
  nulls: Uint8Array | undefined;
}

export interface ColumnBatch {
  rows: number;
  columns: BatchColumn[];
}

const DAY = 86_400_000;

/** Fills one batch at a time. */
export class BatchBuilder {
  rows = 0;
  private columns: Filling[];

  constructor(
    private readonly types: readonly SqlType[],
    readonly capacity: number,
  ) {
    this.columns = types.map((type) => new Filling(type, capacity));
  }

  /** Takes one row, a value a column. The caller sees to it that there is room. */
  add(values: readonly Value[]): void {
    const { columns, rows } = this;
    for (let i = 0; i < columns.length; i += 1) (columns[i] as Filling).put(rows, values[i] as Value);
    this.rows += 1;
  }

  /** The batch so far. Call `begin` before the next row. */
  take(): ColumnBatch {
    return { rows: this.rows, columns: this.columns.map((column) => column.done()) };
  }

  /** @param spent a batch that has been written, whose memory is used again */
  begin(spent: ColumnBatch | undefined): void {
    this.columns = this.types.map((type, i) => new Filling(type, this.capacity, spent?.columns[i]?.values));
    this.rows = 0;
  }
}

class Filling {
  private readonly values: Float64Array;
  private nulls: Uint8Array | undefined;
  private readonly texts: string[] = [];
  private readonly places = new Map<string, number>();
  private last: string | undefined;
  private lastPlace = 0;

  constructor(
    private readonly type: SqlType,
    private readonly capacity: number,
    values?: Float64Array,
  ) {
    this.values = values ?? new Float64Array(capacity);
  }

  put(row: number, value: Value): void {
    if (typeof value === 'number') this.values[row] = value;
    else if (value === null) this.missing(row);
    else if (this.type === 'varchar') this.values[row] = this.place(value as string);
    else this.values[row] = this.type === 'date' ? Date.parse(`${value}T00:00:00Z`) / DAY : Number(value);
  }

  done(): BatchColumn {
    return { type: this.type, values: this.values, texts: this.texts, nulls: this.nulls };
  }

  private missing(row: number): void {
    this.nulls ??= new Uint8Array(this.capacity);
    this.nulls[row] = 1;
  }

  /** Published files come sorted: the text of the row above is the likeliest. */
  private place(text: string): number {
    if (text === this.last) return this.lastPlace;
    let place = this.places.get(text);
    if (place === undefined) {
      place = this.texts.length;
      this.texts.push(text);
      this.places.set(text, place);
    }
    this.last = text;
    this.lastPlace = place;
    return place;
  }
}

/** Memory that may be moved to another thread instead of being copied. */
export const movable = (batch: ColumnBatch): ArrayBuffer[] =>
  batch.columns.flatMap(({ values, nulls }) => [values.buffer as ArrayBuffer, ...(nulls === undefined ? [] : [nulls.buffer as ArrayBuffer])]);
