/**
 * Prose that was written elsewhere, bound: each number, quantifier and rank word becomes a token
 * with the figure its sentence speaks of; what asks nothing of the data is labelled. Which figure
 * is meant is read from words alone: a binding that looked for truth would hide what is false.
 */
import { figuresOfSection } from '#report/claims/figures-of-section.ts';
import { asToken, piecesOf, sentencesOf } from '#report/claims/markup.ts';
import { type Labels, labelsOf } from '#report/claims/match.ts';
import type { Catalogue } from '#report/claims/measure.ts';
import { targetOf, type Where } from '#report/claims/target.ts';
import { trendsIn } from '#report/claims/trend.ts';
import { claimsIn, PEOPLE } from '#report/claims/wording.ts';

export type Binder = { catalogue: Catalogue; labels: Labels };
export const binderOf = (catalogue: Catalogue): Binder => ({
  catalogue,
  labels: labelsOf(catalogue),
});

/** @returns paragraphs with tokens; numbers that fit no figure stay bare, for the check to refuse */
export function bindFinding(
  binder: Binder,
  { section, paragraphs }: { section: string; paragraphs: readonly string[] },
): string[] {
  const figures = figuresOfSection(binder.catalogue.ground.questionnaire, section);
  let last: string | null = null;
  return paragraphs.map((paragraph) =>
    sentencesOf(paragraph)
      .map(({ text }) => {
        const bound = bindSentence(binder, text, { figures, last });
        last = bound.last ?? last;
        return bound.text;
      })
      .join(''),
  );
}

type Bound = { text: string; last: string | null };
type Mark = { from: number; to: number; reference: string; soft: boolean; kind: string };

function bindSentence(
  binder: Binder,
  sentence: string,
  context: Pick<Where, 'figures' | 'last'>,
): Bound {
  if (piecesOf(sentence).some(({ kind }) => kind !== 'text')) return { text: sentence, last: null };
  const { triggers, masked } = claimsIn(sentence, binder.catalogue);
  const marks: Mark[] = [];
  let open = false;
  for (const { from, to, predicate, soft } of triggers) {
    const said = marks.at(-1)?.reference ?? null;
    if (soft && marks.some((mark) => !mark.soft && sameClause(sentence, mark, from))) continue;
    const where = { ...context, sentence, from, to, soft, said };
    const reference = targetOf(binder, predicate, where);
    if (reference)
      marks.push({
        from,
        to: withPeople(sentence, to, predicate.kind),
        reference,
        soft,
        kind: predicate.kind,
      });
    else if (!soft) open = true;
  }
  for (const { from, to, direction } of trendsIn(masked)) {
    if (marks.some((mark) => sameClause(sentence, mark, from))) continue;
    const predicate = { kind: 'trend', direction, whole: true } as const;
    const where = { ...context, sentence, from, to, soft: true, said: null };
    const reference = targetOf(binder, predicate, where);
    if (reference) marks.push({ from, to, reference, soft: true, kind: 'trend' });
  }
  marks.sort((a, b) => a.from - b.from);
  const last = marks.at(-1)?.reference ?? null;
  if (marks.length > 0) return { text: marked(sentence, joined(sentence, marks)), last };
  return open ? { text: sentence, last } : { text: labelled(sentence, masked), last };
}

/** “over 60% of the group” is one claim, not a number and some words. */
export function withPeople(sentence: string, to: number, kind: string): number {
  if (!/^(percent|fraction|most|vast|minority|all|many|few|between|countOf|number)$/.test(kind))
    return to;
  const after = new RegExp(`^\\s+${PEOPLE}\\b`, 'iu').exec(sentence.slice(to));
  return after ? to + after[0].length : to;
}

const CLAUSE = /[;:]|,? (?:while|whereas|but)\b|, (?:and|with|which|because|since|as|so)\b/;
const sameClause = (sentence: string, mark: Mark, at: number) =>
  !CLAUSE.test(sentence.slice(Math.min(mark.to, at), Math.max(mark.from, at)));

/** Marks of one reference that stand near each other are one claim. */
function joined(sentence: string, marks: readonly Mark[]): Mark[] {
  const found: Mark[] = [];
  for (const mark of marks) {
    const before = found.at(-1);
    if (before && mark.from < before.to) before.to = Math.max(before.to, mark.to);
    else if (before && near(sentence, before, mark)) before.to = mark.to;
    else found.push({ ...mark });
  }
  return found;
}
const FARTHEST = 64;
const near = (sentence: string, a: Mark, b: Mark) =>
  a.reference === b.reference &&
  !(a.kind === 'number' && b.kind === 'number') &&
  b.from - a.to <= FARTHEST &&
  !/[;]|, which\b|, because\b/.test(sentence.slice(a.to, b.from));

function marked(sentence: string, marks: readonly Mark[]): string {
  let at = 0;
  let text = '';
  for (const { from, to, reference } of marks) {
    text += sentence.slice(at, from) + asToken(sentence.slice(from, to), reference);
    at = to;
  }
  return text + withViews(sentence.slice(at));
}

/** A reason or a consequence behind a claim is the writer's own. */
function withViews(rest: string): string {
  const found =
    /^([^{}]*?,? )((?:which|because|since|so that|as (?!an?\b|the\b|well\b|such\b)) ?.{12,}?)([.!?…]*\s*)$/su.exec(
      rest,
    );
  if (!found) return rest;
  const [, before = '', view = '', end = ''] = found;
  return /[\s,]$/.test(before) ? `${before}${asToken(view, 'commentary')}${end}` : rest;
}

/** Without a claim: words of change need a source, everything else is a view. */
function labelled(sentence: string, masked: string): string {
  const [, words = '', end = ''] = /^([\s\S]*?)([.!?…]*\s*)$/.exec(sentence) ?? [];
  if (words.trim() === '') return sentence;
  return asToken(words, trendsIn(masked).length > 0 ? 'source needed' : 'commentary') + end;
}
