/**
 * What of the whole group's figures a client or a link's reader may see. One engine for chart,
 * table, PDF, command and API; organisers and delegates see figures exact.
 *
 * A client knows the answers of everyone who is named. What is published about the group minus
 * what is known of the named is what is published about the hidden: so the rule counts them.
 * The reasons for each choice stand in docs/decisions/0008-disclosure.md.
 */
import { entriesOf, ordered } from '#base/ordered.ts';
import type { Distribution, Figures, Matrix, Spend } from '#research/figure.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { amountsOf, type Group, tally } from '#research/tally.ts';

/** Below this base nothing is printed. */
export const SMALLEST_BASE = 5;
/** Below this base counts are printed instead of percentages. */
export const SMALLEST_PERCENT_BASE = 20;
/** Hidden people in a base: none, or at least as many. */
export const FEWEST_HIDDEN = 10;
const FEWEST_GIVERS = 3;
const P_PERCENT = 20;
const TOP_TWO_PERCENT = 85;

/**
 * Why a figure waits. small-base: fewer than 5 answered · few-hidden: 1 to 9 hidden people in the
 * base · alike: all hidden people there said the same · few-givers, dominated: a sum that would
 * tell one amount.
 */
export type Reason = 'small-base' | 'few-hidden' | 'alike' | 'few-givers' | 'dominated';
/** A figure that waits; `row`: only this row of a matrix, null: all of it. */
export type Withheld = { figure: string; row: string | null; reason: Reason };

/** What would be told of people whom the reader does not know, were the figures published. */
export type Secret = { figures: Figures; amounts: readonly number[] };
export const secretOf = (questionnaire: Questionnaire, group: Group): Secret => ({
  figures: tally(questionnaire, group),
  amounts: amountsOf(group),
});

/** Those of a group whose answers no client sees. */
export const hiddenIn = ({ people, responses }: Group): Group => ({
  people: people.filter(({ consent }) => consent === 'aggregate'),
  responses,
});

/**
 * Every figure, and row of a matrix, that must wait: each secret has to be nobody's, or at least
 * ten people's who are not of one mind.
 *
 * @param amounts the budgets of the whole group, for the sum of which `figures` holds the total
 */
export function withheldFrom(
  questionnaire: Questionnaire,
  { figures, amounts }: Secret,
  secrets: readonly Secret[],
): Withheld[] {
  return entriesOf(figures).flatMap(([figure, shown]): Withheld[] => {
    const told = secrets.map((secret) => secret.figures[figure]);
    if ('total' in shown) {
      const reason = sumReason(
        amounts,
        secrets.map((secret) => secret.amounts),
        (amount) => floorOf(questionnaire, amount),
      );
      return reason ? [{ figure, row: null, reason }] : [];
    }
    const leavingOutTells = isSelectAll(questionnaire, figure);
    const parts: [string | null, Distribution, (Distribution | undefined)[]][] =
      'rows' in shown
        ? entriesOf(shown.rows).map(([row, each]) => [row, each, told.map((t) => rowOf(t, row))])
        : [[null, shown, told.map(distributionOf)]];
    return parts.flatMap(([row, part, hidden]) => {
      const reason = partReason(part, hidden, leavingOutTells);
      return reason ? [{ figure, row, reason }] : [];
    });
  });
}

type Told = Figures[string] | undefined;
const rowOf = (told: Told, row: string) => (told && 'rows' in told ? told.rows[row] : undefined);
const distributionOf = (told: Told) => (told && 'options' in told ? told : undefined);

/** Where everyone may choose everything, leaving an option out is an answer too. */
export const isSelectAll = ({ questions }: Questionnaire, figure: string): boolean =>
  questions.some(
    ({ id, ...asked }) => id === figure && asked.type === 'multi' && asked.max === undefined,
  );

function partReason(
  shown: Distribution,
  secrets: readonly (Distribution | undefined)[],
  leavingOutTells: boolean,
): Reason | null {
  if (shown.answered < SMALLEST_BASE) return 'small-base';
  for (const secret of secrets) {
    if (!secret || secret.answered === 0) continue;
    if (secret.answered < FEWEST_HIDDEN) return 'few-hidden';
    const counts = Object.values(secret.options).map(({ count }) => count);
    const none = counts.every((count) => count === 0); // all of them in no band at all
    if (none || counts.includes(secret.answered)) return 'alike';
    if (leavingOutTells && counts.includes(0)) return 'alike';
  }
  return null;
}

function sumReason(
  amounts: readonly number[],
  secrets: readonly (readonly number[])[],
  floor: (amount: number) => number,
): Reason | null {
  if (amounts.length < FEWEST_GIVERS) return 'few-givers';
  if (amounts.length < SMALLEST_BASE) return 'small-base';
  const told = secrets.filter(({ length }) => length > 0);
  if (told.some(({ length }) => length < FEWEST_HIDDEN)) return 'few-hidden';
  return [amounts, ...told].some((each) => isDominated(each, floor)) ? 'dominated' : null;
}

/** What is printed of an amount besides the sum: that it is at least where its band begins. */
function floorOf({ budgetBands }: Questionnaire, amount: number): number {
  const begins = budgetBands.map(({ min }) => min).sort((a, b) => a - b);
  return begins.slice(1).findLast((min) => amount >= min) ?? 0;
}

/**
 * Whether a sum tells its largest amount too well: to whoever knows the second largest, within
 * 20 % (p% rule), or because two people give more than 85 % of it. A sum of nothing tells all.
 *
 * @param floor what is known that each of the other amounts has at least
 */
export function isDominated(
  amounts: readonly number[],
  floor: (amount: number) => number = () => 0,
): boolean {
  const [first = 0, second = 0, ...rest] = amounts.toSorted((a, b) => b - a);
  const total = amounts.reduce((sum, each) => sum + each, 0);
  const others = rest.reduce((sum, each) => sum + each - floor(each), 0);
  return (
    total === 0 ||
    others * 100 < first * P_PERCENT ||
    (first + second) * 100 > total * TOP_TWO_PERCENT
  );
}

/** The figures without those that wait; a total keeps two significant figures. */
export function disclosed(figures: Figures, withheld: readonly Withheld[]): Figures {
  const waits = (figure: string, row: string | null) =>
    withheld.some((each) => each.figure === figure && each.row === row);
  return ordered(
    entriesOf(figures)
      .filter(([figure]) => !waits(figure, null))
      .map(([figure, shown]) => [figure, printed(shown, (row) => waits(figure, row))] as const)
      .filter(([, shown]) => !('rows' in shown) || Object.keys(shown.rows).length > 0),
  );
}

function printed(
  shown: Figures[string],
  waits: (row: string) => boolean,
): Distribution | Matrix | Spend {
  if ('total' in shown) return { ...shown, total: toTwoFigures(shown.total) };
  if (!('rows' in shown)) return shown;
  return { rows: ordered(entriesOf(shown.rows).filter(([row]) => !waits(row))) };
}

/** Two significant figures, half up, of a whole number ≥ 0: 1 502 350 000 → 1 500 000 000. */
export function toTwoFigures(total: number): number {
  const step = 10 ** Math.max(0, `${total}`.length - 2);
  return Math.floor((total + step / 2) / step) * step;
}
