/**
 * The report as it is printed: plain JSON that web, PDF and command all draw, and nothing besides
 * what they print. Whoever builds it has already decided what may be shown; whoever draws it only
 * draws. Texts are ready to print (en-GB, dates in the forum's time zone).
 */

import type { Block } from '#report/closing.ts';
import type { Direction } from '#ui/charts/columns.ts';

/** One option of a chart. `percent`: one decimal, or null where only counts are printed (base below 20) */
export type Share = {
  label: string;
  count: number;
  percent: number | null;
  /** ranking questions: how many put it first; null elsewhere and where that waits */
  first: number | null;
  /** the bar that the sentence above speaks of: accent; the rest are grey */
  marked: boolean;
};

/**
 * What a column of a scale says about an amount (`directions` in ui/charts/columns.ts reads it from
 * the words): to the right of the line (`up`, `same`, `unsure`), to its left (`down`, then `none`,
 * dotted). null: the columns are not such a scale; draw them one after the other in c1 to c6.
 */
export type Column = { label: string; direction: Direction | null };
/** `shares` in the order of the columns; `withheld`: why the row is not printed (`shares` empty then) */
export type MatrixRow = { label: string; base: number; shares: Share[]; withheld: string | null };

/** `key`: as the API calls it · `id`: six signs that lead to its card, the same on every form · `number`: "Figure 8" */
type Known = { key: string; id: string; number: string };
type Numbered = Known & {
  /** people in the base; the same as the sum of counts where each person counts once */
  base: number;
  /** what the margin says: base, how to read it, warnings; whole sentences */
  notes: string[];
  /** one sentence for those who do not see the picture */
  summary: string;
};

/** Options as countable bars, in printing order (by count; money bands in the order of money). */
export type BarsFigure = Numbered & { kind: 'bars'; shares: Share[]; ranked: boolean };
/** Parts of one whole: one bar of people and large numbers (`whole`: "16%", or "7" below a base of 20). */
export type PartsFigure = Numbered & { kind: 'parts'; shares: (Share & { whole: string })[] };
/** Rows on one scale; diverging if every column has a direction. `base` is the largest row's. */
export type MatrixFigure = Numbered & {
  kind: 'matrix';
  diverging: boolean;
  columns: Column[];
  rows: MatrixRow[];
};
/** `symbol` "£" · `amount` "1.5" · `unit` "bn" (or ""), `spoken` "£1.5 billion" */
export type MoneyFigure = Numbered & {
  kind: 'money';
  symbol: string;
  amount: string;
  unit: string;
  spoken: string;
};
/**
 * Two variables against each other, a share of each row in every cell. `base`: people of the row, to
 * the nearest 5 · `percent`: in steps of 5, null where it is not printed · `printed`: what stands there
 */
export type CrosstabFigure = Numbered & {
  kind: 'crosstab';
  axes: { rows: string; columns: string };
  columns: string[];
  rows: { label: string; base: number; cells: { percent: number | null; printed: string }[] }[];
};
/** The figure exists, but waits: `reason` is a sentence fit for every reader. */
export type WithheldFigure = Known & { kind: 'withheld'; reason: string };

export type Figure =
  | BarsFigure
  | PartsFigure
  | MatrixFigure
  | MoneyFigure
  | CrosstabFigure
  | WithheldFigure;

/**
 * A stretch of prose. `mark`: bound to a figure and true · view: printed as commentary · open: a
 * statement without a source · false: no longer true (staff alone see it). `proof`: its letter in
 * the paragraph's proofs, on the last run of a claim.
 */
export type Run = {
  text: string;
  mark: 'bound' | 'view' | 'open' | 'false' | null;
  proof: string | null;
};
/** What stands in the margin beside a claim: `fraction` "73 of 120", `says` "60.83% is over 60." */
export type Proof = { letter: string; fraction: string; says: string; number: string; id: string };
export type Paragraph = { runs: Run[]; proofs: Proof[] };

/** An interview highlight whose person approved the words and how they are attributed. */
export type Highlight = { who: string; heading: string; channel: string; points: string[] };

/** A line under a main finding: what it rests on. */
export type Evidence = { text: string };

/** `id`: anchor, unique in the report · `name`: the title · `headline`: a sentence that is true, or null */
type Titled = { id: string; name: string; headline: string | null };
export type Section = Titled &
  (
    | { kind: 'basis'; paragraphs: Paragraph[] }
    | {
        kind: 'finding';
        ordinal: number;
        of: number;
        paragraphs: Paragraph[];
        evidence: Evidence[];
      }
    | { kind: 'seniority' | 'spend' | 'budget'; paragraphs: Paragraph[]; figure: Figure }
    | { kind: 'interviews'; highlights: Highlight[] }
    | { kind: 'question'; asked: string; paragraphs: Paragraph[]; figure: Figure }
    | { kind: 'crosstab'; paragraphs: Paragraph[]; figure: Figure }
    | { kind: 'products'; products: { name: string; does: string }[] }
    | {
        kind: 'share';
        paragraphs: Paragraph[];
        contacts: { label: string; value: string; href: string | null }[];
      }
    | {
        kind: 'method';
        paragraphs: Paragraph[];
        bases: BaseRow[];
        withheld: string[];
        /** what is different from the edition before; null for the first, and in the draft */
        changes: { title: string; lines: string[] } | null;
      }
    | { kind: 'closing'; from: string; blocks: Block[] }
  );

/**
 * One line of the base table: a figure, or a row of a matrix under a number of its own ("Figure 9a",
 * `id` that of its figure). `base` is words: "116 of 120", or "not printed".
 */
export type BaseRow = { number: string; id: string; title: string; base: string; who: string };

/** One seat per confirmed delegate, by level of seniority; one level without a name where that waits. */
export type Chamber = { levels: { label: string; seats: number }[]; summary: string };

export type Report = {
  forum: {
    key: string;
    title: string;
    /** "Client Research Report" or what the questionnaire says, without its edition */
    subtitle: string;
    /** "17 to 19 June 2024" */
    dates: string;
    organiser: { name: string; web: string; telephone: string; email: string };
  };
  edition: {
    state: 'draft' | 'interim' | 'final';
    number: number | null;
    /** "Draft", "Interim edition 3", "Final edition" */
    name: string;
    /** "6 June 2024" */
    asOf: string;
    /** first 12 signs of the edition's hash; null for a draft */
    mark: string | null;
  };
  delegates: number;
  responses: number;
  /** "3 March to 6 June 2024", or null before the first answer */
  fieldDates: string | null;
  chamber: Chamber;
  sections: Section[];
  brand: {
    /** `#rrggbb` as given, or null for the house's own; `tonesOf` and `printTones` of ui/brand.ts make the roles of it */
    colour: string | null;
    /** a PNG as a `data:` address · `white`: for the coloured ground itself; else it stands on white */
    logo: { src: string; alt: string; white: boolean; width: number; height: number } | null;
  };
};
