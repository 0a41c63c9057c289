/** “At least important”, “neutral or worse”: all columns from one on, where a matrix has them in an order. */
import type { ColumnEntry } from './lexicon.ts';
import type { ColumnOf } from './parts.ts';

type Reach = { up: boolean; itself: boolean };
const MORE =
  'higher|better|above|more|greater|up|upwards?|further(?: along| on| ahead)?|beyond|over|stronger';
const LESS = 'lower|worse|below|less|under|weaker|down';

/** The group holds the columns that are named. */
const FORMS: readonly [RegExp, Reach][] = [
  [
    /^(?:at least|at the (?:very )?least|at minimum|minimum|no less than|not less than|nothing less than|no worse than|mindestens|wenigstens|au moins|al menos|almeno|minstens|minst) (.+)$/,
    { up: true, itself: true },
  ],
  [
    new RegExp(
      `^(.+) (?:(?:or|and) (?:${MORE})|oder (?:mehr|hoher|besser)|ou plus|o mas|of meer)$`,
    ),
    { up: true, itself: true },
  ],
  [
    /^(.+)(?<! (?:with|on|in|about|for|of|to)) (?:at (?:the )?(?:very )?least|at minimum|at worst|minimum)$/,
    { up: true, itself: true },
  ],
  [
    /^(?:at most|at the (?:very )?most|at best|no more than|not more than|nothing more than|no better than|no higher than|hochstens|au plus|como mucho|al massimo|hoogstens) (.+)$/,
    { up: false, itself: true },
  ],
  [
    new RegExp(
      `^(.+) (?:(?:or|and) (?:${LESS})|oder (?:weniger|schlechter)|ou moins|o menos|of minder)$`,
    ),
    { up: false, itself: true },
  ],
  [
    /^(.+)(?<! (?:with|on|in|about|for|of|to)) (?:at (?:the )?(?:very )?most|at best|at the outside)$/,
    { up: false, itself: true },
  ],
  [
    /^(?:(?:more|better|higher|further|stronger|greater) than|above|beyond|over|mehr als|plus que|mas que) (?:just |only |merely )?(.+)$/,
    { up: true, itself: false },
  ],
  [
    /^(?:(?:less|worse|lower|weaker|smaller) than|below|under|beneath|not even|short of|weniger als|moins que|menos que) (.+)$/,
    { up: false, itself: false },
  ],
];

/** @param named the columns that a phrase alone means */
export function degreeSaid(
  phrase: string,
  columns: readonly ColumnEntry[],
  named: (phrase: string) => readonly ColumnOf[],
): ColumnOf[] {
  for (const [form, reach] of FORMS) {
    const inner = form.exec(phrase)?.[1];
    const meant = inner === undefined ? [] : named(inner);
    if (meant.length > 0) return reachedFrom(meant, columns, reach);
  }
  return [];
}

function reachedFrom(
  meant: readonly ColumnOf[],
  columns: readonly ColumnEntry[],
  { up, itself }: Reach,
): ColumnOf[] {
  return [...new Set(meant.map(({ question }) => question))].flatMap((question) => {
    const scale = scaleOf(columns.filter((each) => each.question === question));
    const places = meant.flatMap((each) => {
      const at = scale.findIndex(({ column }) => column === each.column);
      return each.question === question && at >= 0 ? [at] : [];
    });
    if (places.length === 0) return [];
    const [highest, lowest] = [Math.min(...places), Math.max(...places)];
    const kept = up
      ? scale.slice(0, itself ? lowest + 1 : highest)
      : scale.slice(itself ? highest : lowest + 1);
    return kept.map(({ column }) => ({ question, column }));
  });
}

const LOW =
  /^(?:not?|never|none|nothing|un\w+|ir\w+|dis\w+|rarely|seldom|low|least|weak|poor|bad|minor|nice to have|ruled out|nicht|keine?|gar nicht|pas|jamais|sin|nunca|geen|niet)\b/;
const HIGH =
  /^(?:very|extremely|highly|critical|essential|vital|crucial|high|always|strong\w*|excellent|full\w*|complete\w*|satisf\w+|happy|good|live|in use|in production|must|daily|sehr|tres|muy|zeer|in place|important)\b/;
const heightOf = ({ phrase }: ColumnEntry) => (LOW.test(phrase) ? -1 : HIGH.test(phrase) ? 1 : 0);

/** The columns of one matrix from the highest to the lowest, without those outside the order; none where it has no order. */
function scaleOf(columns: readonly ColumnEntry[]): ColumnEntry[] {
  const isChange = columns.some(({ direction }) => direction !== null);
  const scale = columns.filter(({ direction, phrase }) =>
    isChange ? /^(?:up|same|down)$/.test(direction ?? '') : !OUTSIDE.test(phrase),
  );
  const [first, last] = [scale[0], scale.at(-1)];
  if (!first || !last) return [];
  const falls = isChange
    ? (first.direction === 'up' ? 1 : 0) - (last.direction === 'up' ? 1 : 0)
    : heightOf(first) - heightOf(last);
  return falls > 0 ? scale : falls < 0 ? scale.toReversed() : [];
}

const OUTSIDE =
  /know|not sure|unsure|cannot say|can t say|no (?:opinion|answer)|not applicable|n a$/;
