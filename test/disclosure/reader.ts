/**
 * What a reader holds: published rows of every night, level, cut and indicator, and how areas hang together. A stronger reader than any real one: of a hidden figure they know which of
 * its parts was hidden as small, and from night to night which counts did not change.
 */

import type { Member, Told } from '../../pipeline/disclosure/control.js';
import { type Cell, keyOf } from '../../pipeline/disclosure/relations.js';
import { shownOf } from '../../pipeline/disclosure.js';
import { type Bounds, boundsOf, type Facts, factsOf, type Guess, type Known, settleAll, valuesOf } from './attack.js';
import { isFeasible } from './program.js';

const PARTS = ['numerator', 'denominator'] as const;
/** More than any number in a world. */
const MOST = 5000;

/** One published table, what was behind it, and which figures are sums of which: worked out from the world itself, not by the pipeline. */
export interface Table {
  member: Pick<Member, 'id' | 'definition'>;
  told: readonly Told[];
  sums: readonly { total: Cell; parts: readonly Cell[] }[];
}

export class Reader {
  private readonly guesses: Guess[] = [];
  private readonly sums: Known[] = [];
  private readonly at = new Map<string, number>();
  private readonly targets: number[] = [];

  /** @param names of counts that two indicators share, by `indicator.part` */
  constructor(private readonly names: ReadonlyMap<string, string> = new Map()) {}

  read({ member, told, sums }: Table): void {
    const madeOf = new Map(sums.map(({ total, parts }) => [keyOf(total), parts]));
    const places = new Map(told.map((one) => [keyOf(one), this.readRow(member, one, madeOf.get(keyOf(one)) ?? [])]));
    for (const { total, parts } of sums)
      for (const part of PARTS) {
        const whole = places.get(keyOf(total))?.[part];
        const own = parts.map((one) => places.get(keyOf(one))?.[part]);
        if (whole !== undefined && own.every((place) => place !== undefined)) this.sums.push({ total: whole, parts: own as number[] });
      }
  }

  private readRow({ id, definition }: Table['member'], told: Told, madeOf: readonly Cell[]): { numerator?: number; denominator?: number } {
    const row = shownOf(definition, { ...told, receipts: [] }, told);
    const place = (part: (typeof PARTS)[number]): number | undefined => {
      const truth = told[part];
      if (truth === null) return undefined;
      // The same count on another night: the same number, made of the same numbers.
      const same = [truth, ...madeOf.map((one) => `${keyOf(one)} ${one[part]}`)].join('\n');
      return this.note(`${this.names.get(`${id}.${part}`) ?? `${id}.${part}`}\t${keyOf(told)}\t${same}`, truth, guessOf(row[part], told.hidden[part], truth));
    };
    const [numerator, denominator] = [place('numerator'), place('denominator')];
    if (definition.kind === 'proportion' && numerator !== undefined && denominator !== undefined) {
      const truth = (told.denominator as number) - (told.numerator as number);
      const guess = told.hidden.numerator === 'protects another' ? { low: 0, high: MOST } : classOf(truth);
      this.sums.push({ total: denominator, parts: [numerator, this.note(`others\t${numerator}\t${denominator}`, truth, guess)] });
    }
    return { ...(numerator === undefined ? {} : { numerator }), ...(denominator === undefined ? {} : { denominator }) };
  }

  /** A count that is met again is narrowed by both. */
  private note(key: string, truth: number, { low, high }: Guess): number {
    const known = this.at.get(key);
    if (known !== undefined) {
      const held = this.guesses[known] as Guess;
      this.guesses[known] = { low: Math.max(held.low, low), high: Math.min(held.high, high) };
      return known;
    }
    const place = this.guesses.push({ low, high }) - 1;
    this.at.set(key, place);
    if (truth >= 1 && truth <= 7) this.targets.push(place);
    return place;
  }

  /** How many values every small count may still have, at most `enough` of each. */
  attack(enough: number): number[] {
    const { known, facts } = this.knows();
    return this.targets.map((place) => valuesOf(known, facts, place, enough, (at, value) => isFeasible(known, facts, at, value)));
  }

  /** All that is known, and which numbers are small counts that nobody should know. */
  knows(): { known: Bounds; facts: Facts; targets: readonly number[] } {
    const facts: Facts = factsOf(this.guesses, this.sums);
    const known = boundsOf(this.guesses);
    if (!settleAll(known, facts)) throw new Error('what was published cannot all be true');
    return { known, facts, targets: this.targets };
  }
}

/** From what stands in the table. */
function guessOf(shown: number | null, hidden: Told['hidden']['numerator'], truth: number): Guess {
  if (shown === 0) return { low: 0, high: 0 };
  if (shown !== null) return { low: Math.max(8, shown - 2), high: shown + 2 };
  return hidden === 'small' ? classOf(truth) : { low: 1, high: MOST };
}

const classOf = (truth: number): Guess => (truth === 0 ? { low: 0, high: 0 } : truth <= 7 ? { low: 1, high: 7 } : { low: 8, high: MOST });
