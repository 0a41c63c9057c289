/** “Mobile working top of the list”: first of a question with one answer is that answer. */
import type { Forum } from './meaning.ts';
import type { Of, Part } from './parts.ts';
import type { Rank } from './ranks.ts';
import { questionOf } from './units.ts';

/** Where what is put first stands in no ranking: the questions of one answer in which it stands. */
export function withOnlyChoice(parts: readonly Part[], forum: Forum): Part[] {
  return parts.map((part, at) => {
    if (part.kind !== 'rank' || part.rank.depth !== 1 || part.rank.mild) return part;
    const thing = topicBeside(parts, at, -1) ?? topicBeside(parts, at, 1);
    if (!thing || thing.meanings.some(({ field }) => field.source.of === 'ranking')) return part;
    const questions = thing.meanings.flatMap(({ field }) => {
      const question = questionOf(field.source);
      return question !== null && isSingle(question, forum) ? [question] : [];
    });
    if (questions.length === 0) return part;
    const { from, to, items, side } = part;
    return { kind: 'heading', questions, side, hard: true, words: '', from, to, items };
  });
}

const FIRST: Rank = { depth: 1, exact: false, side: 'after' };
const NEVER: Rank = { depth: 0, exact: true, side: 'after' };

/** “AI first, cloud last”, “wants drones most”. */
export function withLast(parts: readonly Part[]): Part[] {
  return parts.map((part, at) => {
    const next = parts[at + 1];
    const isEnd = !next || next.kind === 'comma' || next.kind === 'stop' || next.kind === 'joint';
    if (part.kind !== 'lost' || !/^(?:last|lowest|bottom|most)$/i.test(part.words) || !isEnd)
      return part;
    const isMost = /^most$/i.test(part.words);
    const { from, to, items } = part;
    return {
      kind: 'rank',
      rank: isMost ? FIRST : NEVER,
      side: 'after',
      from,
      to,
      items,
    };
  });
}

const isSingle = (id: string, { index }: Forum) =>
  index.questionnaire.questions.some(
    (question) => question.id === id && question.type === 'single',
  );

/** The next topic on one side, with nothing but plain words between. */
function topicBeside(parts: readonly Part[], at: number, step: 1 | -1): Of<'topic'> | undefined {
  for (let i = at + step; parts[i]; i += step) {
    const part = parts[i];
    if (part?.kind === 'topic') return part;
    if (part?.kind !== 'plain' && part?.kind !== 'colon') return undefined;
  }
  return undefined;
}
