/** What a report prints of interviews: an edition keeps which words, the approval of each is read when it is shown. */

/** A quote as an edition knows it; `mark` changes with the words, so that other words are other words. */
export type QuoteMark = { id: string; mark: string };
/**
 * What an edition keeps of an interview. The second form is that of editions published before quotes
 * had ids; its words count only as long as the same words are approved.
 */
export type Quoted =
  | { id: string; quotes: QuoteMark[] }
  | { heading: string; points: string[]; title: string; organisation: string };

/** Words that may be printed now, and how their person is named. */
export type Printable = QuoteMark & {
  /** id of the interview */
  interview: string;
  heading: string;
  channel: string;
  who: string;
  text: string;
  verbatim: boolean;
};

/** What of an edition's interviews may still be printed, in its order. */
export function stillSaid(quoted: readonly Quoted[], printable: readonly Printable[]): Printable[] {
  return quoted.flatMap((each) =>
    'quotes' in each
      ? each.quotes.flatMap((quote) => printable.find(isSame(quote)) ?? [])
      : each.points.flatMap(
          (point) =>
            printable.find(({ text, heading }) => text === point && heading === each.heading) ?? [],
        ),
  );
}

export const isSame =
  ({ id, mark }: QuoteMark) =>
  (other: QuoteMark): boolean =>
    other.id === id && other.mark === mark;

/** What an edition keeps of the words that are printable when it is published. */
export function quotedOf(printable: readonly Printable[]): Quoted[] {
  const interviews = new Map<string, QuoteMark[]>();
  for (const { interview, id, mark } of printable)
    interviews.set(interview, [...(interviews.get(interview) ?? []), { id, mark }]);
  return [...interviews].map(([id, quotes]) => ({ id, quotes }));
}

/** What was said of a theme, of `of` interviews in all; `quotes`: those of its excerpts that are printable. */
export type ThemeCount = {
  theme: string;
  interviews: number;
  of: number;
  excerpts: number;
  quotes: QuoteMark[];
};
/** The themes behind a main finding, by its own title. */
export type Evidence = { finding: string; themes: ThemeCount[] };

/**
 * Whether the count of a theme says nothing of a single person beyond what that person approved: all
 * that is counted are printed quotes, or there are three interviews and more, and not all said it.
 *
 * @param printed how many of its quotes may be printed now
 */
export const isCountable = ({ interviews, of, excerpts }: ThemeCount, printed: number): boolean =>
  printed === excerpts || (of >= 3 && interviews < of);
