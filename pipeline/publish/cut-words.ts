/** What the parts of a population are called, said once: tokens of `cut` in words, in the order in which people read them. */

export interface CutWords {
  title: string;
  /** In order; a record would put tokens that are numbers first. */
  parts: readonly (readonly [token: string, words: string])[];
}

export const CUT_WORDS: Readonly<Record<'segment' | 'age' | 'ethnicity' | 'home_imd', CutWords>> = {
  segment: {
    title: 'Segment',
    parts: [
      ['none', 'No long-term condition'],
      ['1', '1 long-term condition'],
      ['2-to-3', '2 to 3 long-term conditions'],
      ['4-or-more', '4 or more long-term conditions'],
      ['frailty', 'Moderate or severe frailty'],
      ['end-of-life', 'End of life'],
    ],
  },
  age: {
    title: 'Age',
    parts: [
      ['0-19', '0 to 19'],
      ['20-64', '20 to 64'],
      ['65-79', '65 to 79'],
      ['80-and-over', '80 and over'],
    ],
  },
  ethnicity: {
    title: 'Ethnic group',
    parts: [
      ['white', 'White'],
      ['mixed', 'Mixed'],
      ['asian', 'Asian or Asian British'],
      ['black', 'Black or Black British'],
      ['chinese-or-other', 'Chinese or other'],
      ['not-stated', 'Not stated'],
    ],
  },
  home_imd: {
    title: 'Deprivation of where people live',
    parts: [
      ['1', 'Most deprived fifth of England'],
      ['2', 'Second fifth'],
      ['3', 'Third fifth'],
      ['4', 'Fourth fifth'],
      ['5', 'Least deprived fifth'],
      ['not-known', 'Not known'],
    ],
  },
};

/** What the risk model knows, in words. */
export const TERM_WORDS: Readonly<Record<string, CutWords>> = {
  age: CUT_WORDS.age,
  sex: {
    title: 'Sex',
    parts: [
      ['female', 'Female'],
      ['male', 'Male'],
      ['other', 'Indeterminate or not known'],
    ],
  },
  conditions: {
    title: 'Long-term conditions',
    parts: [
      ['0', 'None'],
      ['1', '1'],
      ['2-to-3', '2 to 3'],
      ['4-or-more', '4 or more'],
    ],
  },
  frailty: {
    title: 'Frailty',
    parts: [
      ['none', 'Fit or not assessed'],
      ['mild', 'Mild'],
      ['moderate', 'Moderate'],
      ['severe', 'Severe'],
    ],
  },
  admissions_before: {
    title: 'Emergency admissions, year before',
    parts: [
      ['0', 'None'],
      ['1', '1'],
      ['2-or-more', '2 or more'],
    ],
  },
  attendances_before: {
    title: 'Emergency attendances, year before',
    parts: [
      ['0', 'None'],
      ['1', '1'],
      ['2-or-more', '2 or more'],
    ],
  },
  home_imd: CUT_WORDS.home_imd,
};

/** A level of the risk model: `moderate+severe` are two that were too small to stand alone. */
export const levelWords = (term: string, level: string): string =>
  level
    .split('+')
    .map((one) => TERM_WORDS[term]?.parts.find(([token]) => token === one)?.[1] ?? one)
    .join(', or ');
