/** What templates are given. Every text is plain and is escaped by the template; only `svg` and `html` are markup, made by our own code. */
import type { Figure, KeyItem } from '../figures.js';

export type Tone = 'alert' | 'advise' | 'assure' | 'run';

export interface Tag {
  text: string;
  tone: Tone;
}

export interface Link {
  text: string;
  href: string;
}

/** One cell of a table; parts are drawn in the order of these fields. */
export interface Cell {
  tag?: Tag | undefined;
  /** Picture beside or instead of words, already drawn. */
  svg?: string | undefined;
  /** Icon of a verdict, with its words in `text`. */
  icon?: string | undefined;
  href?: string | undefined;
  text?: string | undefined;
  synthetic?: boolean | undefined;
  strong?: boolean | undefined;
  code?: boolean | undefined;
  /** Second line, smaller. */
  small?: string | undefined;
  smallHref?: string | undefined;
  /** Said before `small` for those who hear the page. */
  smallHidden?: string | undefined;
}

export interface Head {
  text: string;
  num?: boolean;
  className?: string;
}

export interface Table {
  caption: string;
  /** The caption is for assistive technology only: a heading says it to the eye. */
  quiet?: boolean;
  heads: Head[];
  groups: { title?: string; rows: Cell[][] }[];
  /** `flow`: one block a row on a phone. `months`: few narrow columns, stays a table. */
  style: 'flow' | 'months';
  className?: string;
  note?: string;
}

export interface FigureView {
  headline: string;
  subtitle: string;
  wide: string;
  narrow: string;
  key: KeyItem[];
}

export const figureView = (figure: Figure): FigureView => ({
  headline: figure.headline,
  subtitle: figure.subtitle,
  wide: figure.svg('wide'),
  narrow: figure.svg('narrow'),
  key: figure.key,
});
