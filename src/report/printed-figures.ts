/** The numbers of a report as data: those that are printed, and no others. */
import { entriesOf, ordered } from '#base/ordered.ts';
import { editionName, type Issue } from '#report/compose.ts';
import { seenFigures } from '#report/deciding.ts';
import { disclosed, SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import type { Distribution, Figures, OptionTally, Spend } from '#research/figure.ts';

type PrintedTally = Omit<OptionTally, 'percent'> & { percent?: number };
type PrintedDistribution = { answered: number; options: Record<string, PrintedTally> };
export type PrintedFigures = {
  forum: string;
  edition: string;
  /** YYYY-MM-DD, UTC */
  asOf: string;
  delegates: number;
  responses: number;
  figures: Record<
    string,
    PrintedDistribution | { rows: Record<string, PrintedDistribution> } | Spend
  >;
  /** ids of figures that wait; a row of a matrix as "id [row]" */
  withheld: string[];
};

/** `figures` as the API gives them, without percentages where the report prints none. */
export function printedFigures(issue: Issue): PrintedFigures {
  const { forumKey, state, number, asOf, content, withheld } = issue;
  const shown = disclosed(seenFigures(content), withheld);
  return {
    forum: forumKey,
    edition: editionName(state, number),
    asOf: asOf.toISOString().slice(0, 10),
    delegates: content.delegates,
    responses: content.responses,
    figures: ordered(entriesOf(shown).map(([id, figure]) => [id, printed(figure)])),
    withheld: withheld.map(({ figure, row }) => (row === null ? figure : `${figure} [${row}]`)),
  };
}

function printed(figure: Figures[string]): PrintedFigures['figures'][string] {
  if ('total' in figure) return { ...figure };
  if (!('rows' in figure)) return printedDistribution(figure);
  const rows = entriesOf(figure.rows).map(([row, each]): [string, PrintedDistribution] => [
    row,
    printedDistribution(each),
  ]);
  return { rows: ordered(rows) };
}

function printedDistribution({ answered, options }: Distribution): PrintedDistribution {
  if (answered >= SMALLEST_PERCENT_BASE) return { answered, options };
  const counts = entriesOf(options).map(
    ([option, { percent, ...rest }]): [string, PrintedTally] => [option, rest],
  );
  return { answered, options: ordered(counts) };
}
