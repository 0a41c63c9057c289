/** What is different between two issues of the report: two editions, or an edition and the draft. */
import {
  type PartChange,
  partChanges,
  type Rank,
  type RankChange,
  rankChanges,
} from '#report/part-changes.ts';
import { type QuestionChange, questionChanges } from '#report/question-changes.ts';
import type { Figures } from '#research/figure.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

export type { PartChange, QuestionChange, Rank, RankChange };

/** How a sentence stands under an issue's figures; the states of `Run.mark`. */
export type State = 'bound' | 'view' | 'open' | 'false';
/** `judged`: not in that text; its state is what it would be under that figures */
export type Verdict = { sentence: string; state: State; judged?: boolean };
/** A figure, or (`row`) one row of a matrix. */
export type Part = { figure: string; row: string | null };

/** An issue as one audience sees it: to a reader `figures` holds only what may be shown. */
export type Side = {
  questionnaire: Questionnaire;
  figures: Figures;
  /** what readers wait for */
  waits: readonly Part[];
  delegates: number;
  responses: number;
  verdicts: readonly Verdict[];
};

export type Moved<Value> = { from: Value; to: Value };
/** added: in the later issue alone; removed: in the earlier alone */
export type SentenceChange = {
  sentence: string;
  becomes: 'added' | 'removed' | 'other';
} & Moved<State | null>;
/** vanishes: printed before, waits now; appears: the other way round */
export type SuppressionChange = Part & { becomes: 'appears' | 'vanishes' };

export type Changes = {
  delegates: Moved<number> | null;
  responses: Moved<number> | null;
  /** figures and rows in the order of the questionnaire; only what changed of each */
  numbers: PartChange[];
  ranks: RankChange[];
  sentences: SentenceChange[];
  suppressions: SuppressionChange[];
  questions: QuestionChange[];
};

/**
 * Every difference, in the order of the later questionnaire. It tells nothing beyond its two sides:
 * numbers that a side does not show are null, so what a reader may see of the sides, a reader may
 * see of their changes.
 */
export function changesBetween(before: Side, after: Side): Changes {
  return {
    delegates: moved(before.delegates, after.delegates),
    responses: moved(before.responses, after.responses),
    numbers: partChanges(before.figures, after.figures),
    ranks: rankChanges(before, after),
    sentences: sentenceChanges(before.verdicts, after.verdicts),
    suppressions: suppressionChanges(before, after),
    questions: questionChanges(before.questionnaire, after.questionnaire),
  };
}

export const isUnchanged = (changes: Changes): boolean =>
  Object.values(changes).every((part) => part === null || (Array.isArray(part) && !part.length));

const moved = (from: number, to: number): Moved<number> | null =>
  from === to ? null : { from, to };

/** A sentence is the same while its words are; one that stands twice is two. */
function sentenceChanges(before: readonly Verdict[], after: readonly Verdict[]): SentenceChange[] {
  const left = Map.groupBy(before, ({ sentence }) => sentence);
  const pairs = after.map((now): [Verdict | null, Verdict | null] => [
    left.get(now.sentence)?.shift() ?? null,
    now,
  ]);
  const rest = [...left.values()].flat().map((was): [Verdict, null] => [was, null]);
  return [...pairs, ...rest].flatMap(([was, now]) => sentenceChange(was, now) ?? []);
}

/** A view and a statement without a source are alike: neither is true or false. */
const isAlike = (from: State | null, to: State | null): boolean =>
  from === to || [from, to].every((state) => state === 'view' || state === 'open');

/** null: none, or in neither text. */
function sentenceChange(was: Verdict | null, now: Verdict | null): SentenceChange | null {
  const sentence = (now ?? was)?.sentence ?? '';
  const [before, after] = [was !== null && !was.judged, now !== null && !now.judged];
  const [from, to] = [was?.state ?? null, now?.state ?? null];
  if (before && after) return isAlike(from, to) ? null : { sentence, becomes: 'other', from, to };
  if (!before && !after) return null;
  return { sentence, becomes: after ? 'added' : 'removed', from, to };
}

/** What one side prints and the other makes its readers wait for; what a side has not at all is another matter. */
function suppressionChanges(before: Side, after: Side): SuppressionChange[] {
  const only = (waiting: Side, printing: Side, becomes: SuppressionChange['becomes']) =>
    waiting.waits
      .filter((part) => isThere(printing, part) && !waits(printing, part))
      .map(({ figure, row }) => ({ figure, row, becomes }));
  return [...only(after, before, 'vanishes'), ...only(before, after, 'appears')];
}

const waits = (side: Side, { figure, row }: Part) =>
  side.waits.some((each) => each.figure === figure && each.row === row);

function isThere({ figures }: Side, { figure, row }: Part): boolean {
  const shown = figures[figure];
  if (!shown || row === null) return shown !== undefined;
  return 'rows' in shown && Object.hasOwn(shown.rows, row);
}
