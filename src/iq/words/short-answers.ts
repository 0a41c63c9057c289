/** “Will switch supplier”, “switch supplier: no”: the Yes or No of a question, said by its own words. */
import type { Forum } from './meaning.ts';
import type { Of, Part } from './parts.ts';

const YES = /^(?:yes|ja|oui|s[iíì]|sim|tak|ναι)(?![\p{L}])/iu;
const NO = /^(?:no|nein|non|nee|nej|nei|n[aã]o|nie|[οό]χι)(?![\p{L}])/iu;

/** Makes the heading of such a question its answer, with the denial or the word beside it. */
export function withShortAnswers(read: readonly Part[], forum: Forum, text: string): Part[] {
  const parts = [...read];
  parts.forEach((part, at) => {
    if (part.kind !== 'heading' || !part.hard || part.words.split(' ').length < 2) return;
    const next = beside(parts, at, 1);
    const before = beside(parts, at, -1);
    const says = next ? text.slice(next.from, next.to) : '';
    const isOver = isPause(next && beside(parts, parts.indexOf(next), 1));
    const yes = isOver && YES.test(says);
    const no = isOver && NO.test(says);
    if (!yes && !no && !isPause(next)) return;
    const isDenied = before?.kind === 'joint' && before.joint === 'not';
    const answer = topicOf(part, (yes || !no) && !isDenied ? YES : NO, forum);
    if (!answer) return;
    parts[at] = answer;
    if ((yes || no) && next) parts[parts.indexOf(next)] = plain(next);
    if (isDenied) parts[parts.indexOf(before)] = plain(before);
  });
  return parts;
}

const plain = ({ from, to, items }: Part): Part => ({ kind: 'plain', word: '', from, to, items });

/** The next part that says something. */
function beside(parts: readonly Part[], at: number, step: 1 | -1): Part | undefined {
  for (let i = at + step; i >= 0 && i < parts.length; i += step) {
    const part = parts[i];
    if (!part) return undefined;
    if (part.kind === 'colon' || (part.kind === 'plain' && !YES.test(part.word))) continue;
    return part;
  }
  return undefined;
}

const isPause = (part: Part | undefined) =>
  part === undefined ||
  part.kind === 'comma' ||
  part.kind === 'stop' ||
  part.kind === 'close' ||
  part.kind === 'topic' ||
  part.kind === 'money' ||
  (part.kind === 'joint' && part.joint !== 'not');

/** The answers of a question of which some begin with yes and some with no. */
function topicOf(
  { questions, from, to, items, words }: Of<'heading'>,
  wanted: RegExp,
  { index }: Forum,
): Part | null {
  for (const question of questions) {
    const field = index.fields.find(
      ({ source }) => source.of === 'choice' && source.question === question,
    );
    if (
      !field?.options.some((each) => YES.test(each)) ||
      !field.options.some((each) => NO.test(each))
    )
      continue;
    const options = field.options.filter((each) => wanted.test(each));
    const meanings = [{ field, options, row: false, score: 1 }];
    return { kind: 'topic', meanings, words, from, to, items };
  }
  return null;
}
