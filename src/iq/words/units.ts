/** Things that are asked about, with what was said of each; and which of their meanings that allows. */
import type { Source } from '#iq/fields.ts';
import type { ColumnOf, Meaning, Of, Part } from './parts.ts';
import type { Rank } from './ranks.ts';

/** A part that becomes a condition, with everything that was said of it. */
export type Unit = {
  part: Part;
  /** place among the parts */
  at: number;
  columns?: ColumnOf[];
  rank?: Rank;
  /** the questions that it must be of */
  questions?: string[];
  /** the questions that it is rather of */
  rather?: string[];
  /** asked whether anything was said of it; `not`: whether nothing was */
  answer?: { not: boolean };
  /** looked for in what people wrote; in this open question, or anywhere */
  text?: { in?: string };
  /** a word that is not understood says something of it */
  doubt?: boolean;
  /** which qualifier it shares with others of a list */
  group?: number;
  /** the parts that were bound to it */
  bound: Part[];
};

export const questionOf = (source: Source): string | null =>
  source.of === 'registration' ? null : source.question;

/** The meanings of a topic that everything said of it allows. */
export function allowed({ part, columns, rank, questions, text }: Unit): Meaning[] {
  if (part.kind !== 'topic') return [];
  if (text && text.in !== undefined) return [];
  return part.meanings.filter(({ field: { source }, row }) => {
    const question = questionOf(source);
    if (columns && (!row || !columns.some((each) => each.question === question))) return false;
    if (rank && source.of !== 'ranking') return false;
    return !questions || (question !== null && questions.includes(question));
  });
}

export type Qualifier = Of<'column' | 'rank' | 'heading' | 'answer' | 'text'>;

/** A unit with one more thing said of it. */
export function withQualifier(unit: Unit, part: Qualifier, open: ReadonlySet<string>): Unit {
  const bound = [...unit.bound, part];
  if (part.kind === 'column') return { ...unit, bound, columns: part.columns };
  if (part.kind === 'rank') {
    const named = part.questions && { questions: part.questions };
    return { ...unit, bound, rank: part.rank, ...named };
  }
  if (part.kind === 'answer') return { ...unit, bound, answer: { not: part.not } };
  if (part.kind === 'text') return { ...unit, bound, text: {} };
  if (!part.hard) return { ...unit, bound, rather: [...(unit.rather ?? []), ...part.questions] };
  const closed = part.questions.filter((question) => !open.has(question));
  const asked = { ...unit, bound, questions: closed };
  if (closed.length > 0 && allowed(asked).length > 0) return asked;
  const text = part.questions.find((question) => open.has(question));
  return text === undefined
    ? { ...unit, bound, questions: closed }
    : { ...unit, bound, text: { in: text } };
}

/** Whether a part names something of a question: where people come from they never leave out. */
const isAsked = (part: Part): boolean =>
  part.kind === 'topic' && part.meanings.some(({ field }) => field.source.of !== 'registration');

/** Whether a qualifier can be said of a unit that may already have others. */
export function takes(unit: Unit, part: Qualifier, open: ReadonlySet<string>): boolean {
  const { kind } = unit.part;
  if (part.kind === 'answer')
    return !unit.answer && (kind === 'heading' || kind === 'budget' || isAsked(unit.part));
  if (kind === 'heading' || kind === 'budget' || kind === 'money' || unit.answer) return false;
  if (part.kind === 'text') return !unit.text && (kind === 'topic' || kind === 'words');
  if (kind === 'words')
    return (
      part.kind === 'heading' &&
      part.hard &&
      !unit.text?.in &&
      part.questions.some((each) => open.has(each))
    );
  if (part.kind === 'column' && unit.columns) return false;
  if (part.kind === 'rank' && unit.rank && Number.isFinite(unit.rank.depth)) return false;
  if (part.kind === 'heading' && part.hard && unit.questions) return false;
  if (part.kind === 'column' && part.columns.length === 0)
    return kind === 'topic' && allowed(unit).some(({ row }) => row);
  const next = withQualifier(unit, part, open);
  if (part.kind === 'heading' && !part.hard)
    return allowed(unit).some(({ field }) =>
      part.questions.includes(questionOf(field.source) ?? ''),
    );
  return next.text !== undefined || allowed(next).length > 0;
}

/** The things of the same list: nothing but joins and plain words stand between. */
export function isBesideOf(
  unit: Unit,
  parts: readonly Part[],
  units: ReadonlyMap<Part, Unit>,
): Unit[] {
  const found: Unit[] = [];
  for (const step of [-1, 1])
    for (let i = parts.indexOf(unit.part) + step; i >= 0 && i < parts.length; i += step) {
      const part = parts[i];
      const other = part && units.get(part);
      if (other) {
        if (other.part.kind !== 'topic') break;
        found.push(other);
      } else if (
        !part ||
        !(
          part.kind === 'plain' ||
          part.kind === 'comma' ||
          (part.kind === 'joint' && /^(?:and|or|nor)$/.test(part.joint))
        )
      )
        break;
    }
  return found;
}
