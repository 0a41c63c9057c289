/** Which of the chosen crosstabs an edition prints anew, which it repeats, and which it can't have. */

import { variableIn } from '#research/crosstab.ts';
import type { PrintedCrosstab } from '#research/crosstab-print.ts';
import { offeredForCrosstab, releaseCrosstab } from '#research/crosstab-release.ts';
import type { Unsafe } from '#research/crosstab-safety.ts';
import { countedFor, type Pair } from '#research/crosstab-secret.ts';
import { FEWEST_HIDDEN, hiddenIn, type Withheld } from '#research/disclosure.ts';
import type { Variable } from '#research/figure.ts';
import { joined, type OptionMerge, withMerges } from '#research/merging-options.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { newAnswers } from '#research/release.ts';
import { chosenBy, type Group } from '#research/tally.ts';

export type CrosstabChoice = Pair & { id: string; merges: OptionMerge[] };

/** A crosstab in an edition; `edition`, `asOf` (ISO 8601): the one whose answers it counts */
export type EditionCrosstab = CrosstabChoice & {
  names: { rows: string; columns: string };
  printed: PrintedCrosstab;
  edition: number;
  asOf: string;
};

/** A crosstab of an edition as a reader gets it now; `printed` null: it waits since consents changed */
export type SeenCrosstab = Omit<EditionCrosstab, 'printed'> & {
  printed: EditionCrosstab['printed'] | null;
};

/** circle: it would link crosstabs into a ring · figure-waits: a figure of one of the two waits · gone: the questionnaire has it no more */
export type CrosstabRefusal =
  | Unsafe
  | { reason: 'circle' | 'figure-waits' | 'gone'; lines: string[] };

/** `edition`: its number · `group`: who counted in it, with the consents of today */
export type EarlierCrosstabs = {
  edition: number;
  group: Group;
  counted: Record<string, string | null>;
  crosstabs: readonly EditionCrosstab[];
};

export type Forum = { questionnaire: Questionnaire; group: Group };
export type Release = {
  forum: Forum;
  counted: Record<string, string | null>;
  /** options that figures print as one, for whom it was accepted */
  merges: readonly OptionMerge[];
  withheld: readonly Withheld[];
  /** all editions ever published, newest first */
  earlier: readonly EarlierCrosstabs[];
  edition: number;
  asOf: string;
};

export type Decided =
  | { crosstab: EditionCrosstab; again: boolean }
  | { choice: CrosstabChoice; refused: CrosstabRefusal };

/** Decides on every choice, in order. `again`: it repeats the table of an earlier edition. */
export function decideCrosstabs(choices: readonly CrosstabChoice[], release: Release): Decided[] {
  return choices.map((choice, at) => decided(choice, choices.slice(0, at), release));
}

function decided(
  choice: CrosstabChoice,
  before: readonly CrosstabChoice[],
  release: Release,
): Decided {
  const { earlier } = release;
  const known = earlier.flatMap(({ crosstabs }) => crosstabs);
  const same = known.filter((each) => samePair(each, choice));
  const others = [...known, ...before].filter((each) => !samePair(each, choice));
  if (closesCircle(others, choice)) return { choice, refused: { reason: 'circle', lines: [] } };
  const last = same[0];
  if (last && !mayRenew(choice, release))
    return { crosstab: { ...last, id: choice.id }, again: true };
  const fresh = drawn(choice, release);
  if ('crosstab' in fresh || !last) return fresh;
  return { crosstab: { ...last, id: choice.id }, again: true };
}

/** The crosstab by itself, as if no edition had been. */
export function drawn(
  choice: CrosstabChoice,
  { forum, merges, withheld, edition, asOf }: Omit<Release, 'earlier' | 'counted'>,
): Decided {
  const all = mergesFor(choice, merges);
  const named = (variable: Variable) => variableIn(forum.questionnaire, variable)?.name;
  const [rows, columns] = [named(choice.rows), named(choice.columns)];
  if (rows === undefined || columns === undefined)
    return { choice, refused: { reason: 'gone', lines: [] } };
  const waits = ({ figure, row }: Withheld) =>
    [choice.rows, choice.columns].some(
      (each) => each.figure === figure && (row === null || each.row === row),
    );
  if (withheld.some(waits)) return { choice, refused: { reason: 'figure-waits', lines: [] } };
  const released = releaseCrosstab(forum, choice, all);
  if ('unsafe' in released) return { choice, refused: released.unsafe };
  const { printed } = released;
  return {
    crosstab: { ...choice, merges: all, names: { rows, columns }, printed, edition, asOf },
    again: false,
  };
}

/** The merge that would let a refused crosstab be printed, besides those of its figures. */
export function offerFor(
  choice: CrosstabChoice,
  { forum, merges }: Pick<Release, 'forum' | 'merges'>,
  name: (options: readonly string[]) => string,
): OptionMerge[] | null {
  const mine = merges.filter(({ figure }) => concerns(choice, figure));
  const merged = withMerges(forum, mine);
  const offered = offeredForCrosstab(merged, choice, name);
  return offered && spelled(offered, mine);
}

/** Merges of options that are merged already, in options of the questionnaire. */
const spelled = (offered: readonly OptionMerge[], mine: readonly OptionMerge[]): OptionMerge[] =>
  offered.map((each) => ({
    ...each,
    options: each.options.flatMap(
      (option) =>
        mine.find(({ figure, into }) => figure === each.figure && into === option)?.options ??
        option,
    ),
  }));

const concerns = ({ rows, columns }: Pair, figure: string) =>
  rows.figure === figure || columns.figure === figure;
const mergesFor = (choice: CrosstabChoice, merges: readonly OptionMerge[]) =>
  joined(
    choice.merges,
    merges.filter(({ figure }) => concerns(choice, figure)),
  );

const keyOf = ({ figure, row }: Variable) => JSON.stringify([figure, row]);
/** The same two variables, whichever way round. */
export const samePair = (a: Pair, b: Pair): boolean =>
  [keyOf(a.rows), keyOf(a.columns)].sort().join() ===
  [keyOf(b.rows), keyOf(b.columns)].sort().join();

/**
 * Whether a pair would link crosstabs into a ring. Without rings, each crosstab tells of the
 * hidden what it tells by itself: people on one side of a link can be thought to have swapped all
 * they said there, and no other table changes. In a ring that fails.
 */
export function closesCircle(pairs: readonly Pair[], { rows, columns }: Pair): boolean {
  const reached = new Set([keyOf(rows)]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const pair of pairs) {
      const ends = [keyOf(pair.rows), keyOf(pair.columns)];
      if (ends.some((end) => reached.has(end)) && !ends.every((end) => reached.has(end))) {
        for (const end of ends) reached.add(end);
        grew = true;
      }
    }
  }
  return reached.has(keyOf(columns));
}

/**
 * Whether a pair that readers have a table of may get a new one: the same way round, options at
 * most more merged, ten new answers, and in every line with hidden people at least ten of them who
 * say something else there than they did. Else the two tables together would tell of fewer.
 */
export function mayRenew(
  choice: CrosstabChoice,
  { forum, counted, merges, earlier }: Pick<Release, 'forum' | 'counted' | 'merges' | 'earlier'>,
): boolean {
  const all = mergesFor(choice, merges);
  return earlier.every((old) => {
    const table = old.crosstabs.find((each) => samePair(each, choice));
    if (table?.edition !== old.edition) return true; // none, or a repeated one
    if (keyOf(table.rows) !== keyOf(choice.rows)) return false;
    if (!isCoarser(all, table.merges)) return false;
    if (newAnswers(old.counted, counted) < FEWEST_HIDDEN) return false;
    return manyChanged(
      choice,
      withMerges(forum, all),
      withMerges({ ...forum, group: old.group }, all),
    );
  });
}

/** Whether everything that is one in `finer` is one in `merges`. */
const isCoarser = (merges: readonly OptionMerge[], finer: readonly OptionMerge[]): boolean =>
  finer.every(({ figure, options }) =>
    merges.some(
      (each) => each.figure === figure && options.every((option) => each.options.includes(option)),
    ),
  );

function manyChanged(pair: Pair, now: Forum, before: Forum): boolean {
  const [after, old] = [saidIn(pair, now), saidIn(pair, before)];
  const ids = new Set([...after.keys(), ...old.keys()]);
  const changed = new Set([...ids].filter((id) => after.get(id) !== old.get(id)));
  return [now, before].every(({ questionnaire, group }) => {
    const hidden = hiddenIn(group);
    const people = hidden.people.filter(({ id }) => changed.has(id));
    const moved = lineBases(pair, questionnaire, { ...hidden, people });
    return [...lineBases(pair, questionnaire, hidden)].every(
      ([line, mine]) => mine === 0 || (moved.get(line) ?? 0) >= FEWEST_HIDDEN,
    );
  });
}

/** People of a group in each row and column. */
function lineBases(pair: Pair, questionnaire: Questionnaire, group: Group): Map<string, number> {
  const { hidden } = countedFor(questionnaire, group, pair);
  return new Map([
    ...hidden.rows.map((row, at) => [`r${row}`, hidden.rowBases[at] ?? 0] as const),
    ...hidden.columns.map((column, at) => [`c${column}`, hidden.columnBases[at] ?? 0] as const),
  ]);
}

/** What each hidden person adds to a crosstab, as text that is equal only if it is the same. */
function saidIn({ rows, columns }: Pair, { questionnaire, group }: Forum): Map<string, string> {
  const hidden = hiddenIn(group);
  const down = chosenBy(questionnaire, hidden, rows).each;
  const across = chosenBy(questionnaire, hidden, columns).each;
  return new Map(
    hidden.people.flatMap(({ id }, at) => {
      const [row, column] = [down[at], across[at]];
      return row && column ? [[id, JSON.stringify([row.toSorted(), column.toSorted()])]] : [];
    }),
  );
}
