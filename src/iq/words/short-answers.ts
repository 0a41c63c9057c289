/** “Will switch supplier”, “switch supplier: no”: the Yes or No of a question, said by its own words. */
import { wordsOf } from '#base/folding.ts';
import type { Forum } from './meaning.ts';
import type { Of, Part } from './parts.ts';
import { questionOf } from './units.ts';

const YES = /^(?:yes|ja|oui|s[iíì]|sim|tak|ναι)(?![\p{L}])/iu;
const NO = /^(?:no|nein|non|nee|nej|nei|n[aã]o|nie|[οό]χι)(?![\p{L}])/iu;

const MAYBE =
  /^(?:perhaps|maybe|possibly|undecided|unsure|not (?:yet|sure|decided)|don.?t know|vielleicht|wei(?:ß|ss) nicht|peut-être|quizás?|tal vez|forse|misschien|kanskje|kanske)/iu;
const UNDECIDED =
  /undecided|unsure|not sure|uncertain|unclear|fence|perhaps|maybe|don.?t know|two minds|torn|unentschlossen|indécis|indecis|twijfel/i;

/** Makes the heading of such a question its answer, with the denial or the word beside it. */
export function withShortAnswers(read: readonly Part[], forum: Forum, text: string): Part[] {
  const parts = withSmallAnswers(read, forum, text);
  parts.forEach((part, at) => {
    if (part.kind !== 'heading' || !part.hard || part.words.split(' ').length < 2) return;
    const next = beside(parts, at, 1);
    const before = beside(parts, at, -1);
    const says = next ? text.slice(next.from, next.to) : '';
    // “own label in preparation”: the answer is said, and is not yes or no by itself
    if ([next, before].some((each) => answers(each, part, parts, at))) return;
    const isOver = isPause(next && beside(parts, parts.indexOf(next), 1));
    const yes = isOver && YES.test(says);
    const no = isOver && NO.test(says);
    if (!yes && !no && !isPause(next)) return;
    const isDenied = before?.kind === 'joint' && before.joint === 'not';
    const isUnsure =
      before?.kind === 'column' && UNDECIDED.test(text.slice(before.from, before.to));
    // something else is said of it than yes or no
    if (!yes && !no && !isUnsure && (before?.kind === 'column' || before?.kind === 'lost')) return;
    const answer = topicOf(part, isUnsure ? MAYBE : (yes || !no) && !isDenied ? YES : NO, forum);
    if (!answer) return;
    if (isUnsure) parts[parts.indexOf(before)] = plain(before);
    parts[at] = answer;
    if ((yes || no) && next) parts[parts.indexOf(next)] = plain(next);
    if (isDenied) parts[parts.indexOf(before)] = plain(before);
  });
  return parts;
}

/** Whether a thing right beside a question is one of its answers. */
function answers(
  thing: Part | undefined,
  { questions }: Of<'heading'>,
  parts: readonly Part[],
  at: number,
): boolean {
  if (thing?.kind !== 'topic') return false;
  const isBehind = parts.indexOf(thing) > at;
  const own = thing.meanings.filter(({ field }) =>
    questions.includes(questionOf(field.source) ?? ''),
  );
  return own.length > 0 && (isBehind || own.some(({ score }) => score > 0.8));
}

const LONGEST = 6;

/** “Trust in vendors: not at all”: an option of small words, behind its question. */
function withSmallAnswers(read: readonly Part[], { index }: Forum, text: string): Part[] {
  const parts = [...read];
  parts.forEach((part, at) => {
    if (part.kind !== 'heading' || !part.hard) return;
    const first = at + (parts[at + 1]?.kind === 'colon' ? 2 : 1);
    const fields = index.fields.filter(
      ({ source }) => source.of === 'choice' && part.questions.includes(source.question),
    );
    for (let end = Math.min(parts.length, first + LONGEST); end > first; end--) {
      const [start, last] = [parts[first], parts[end - 1]];
      if (!start || !last || parts.slice(first, end).some(({ kind }) => kind === 'topic')) continue;
      const words = wordsOf(text.slice(start.from, last.to)).join(' ');
      for (const field of fields)
        for (const option of field.options) {
          if (wordsOf(option).join(' ') !== words) continue;
          const place = { from: start.from, to: last.to, items: start.items };
          const meanings = [{ field, options: [option], row: false, score: 1 }];
          parts.splice(first, end - first, { kind: 'topic', meanings, words, ...place });
          return;
        }
    }
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
    if (options.length === 0) continue;
    const meanings = [{ field, options, row: false, score: 1 }];
    return { kind: 'topic', meanings, words, from, to, items };
  }
  return null;
}
