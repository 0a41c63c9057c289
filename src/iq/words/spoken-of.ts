/** What a word says by what stands beside it: “cyber: network security”, “drop the UK”, “county-owned”. */
import { wordsOf } from '#base/folding.ts';
import { stemsOf } from './lexer.ts';
import type { Forum } from './meaning.ts';
import type { Of, Part } from './parts.ts';
import { questionOf } from './units.ts';

export function withSpokenOf(read: readonly Part[], forum: Forum, text: string): Part[] {
  const parts = withHeadings(withAway(read), forum);
  return withNoMention(withLeftOut(withSharedHalves(parts, forum), text), forum, text);
}

const placeOf = ({ from, to, items }: Part) => ({ from, to, items });
const denial = (part: Part): Part => ({ kind: 'joint', joint: 'not', ...placeOf(part) });
const plain = (part: Part): Part => ({ kind: 'plain', word: '', ...placeOf(part) });

/** “Abroad” is not home. */
const withAway = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part) => (part.kind === 'topic' && part.away ? [denial(part), part] : [part]));

/** “Cyber: network security”, “label in preparation”: a word of a question's name, where the question's answers follow. */
function withHeadings(parts: readonly Part[], { lexicon }: Forum): Part[] {
  return parts.map((part, at) => {
    if (part.kind !== 'topic') return part;
    const behind = askedOf(parts, at);
    if (behind) return headingOf(part, behind, lexicon) ?? part;
    if (!begins(parts, at)) return part;
    const hasColon = parts[at + 1]?.kind === 'colon';
    if (!hasColon && !saysLittle(part)) return part;
    const rest = parts
      .slice(at + (hasColon ? 2 : 1))
      .filter(({ kind }) => kind !== 'plain' && kind !== 'lost');
    const [next, after] = rest[0]?.kind === 'joint' ? rest.slice(1) : rest;
    if (next?.kind !== 'topic' || after?.kind === 'column' || after?.kind === 'rank') return part;
    if (!hasColon && (rest[0] !== next || saysLittle(next))) return part;
    return headingOf(part, next, lexicon) ?? part;
  });
}

/** The words of one thing as the name of a question that the other one answers; null where they are none. */
function headingOf(
  { words, meanings, ...part }: Of<'topic'>,
  answer: Of<'topic'>,
  { headings }: Forum['lexicon'],
): Part | null {
  const stems = stemsOf(words);
  const own = new Set(meanings.map(({ field }) => questionOf(field.source)));
  const questions = answer.meanings.flatMap(({ field, row }) => {
    const question = questionOf(field.source);
    const isNamed = headings.some(
      (each) => each.question === question && stems.every((stem) => each.words.includes(stem)),
    );
    return question !== null && !row && isNamed && !own.has(question) ? [question] : [];
  });
  if (questions.length === 0) return null;
  const side = part.from < answer.from ? 'before' : 'after';
  const place = { from: part.from, to: part.to, items: part.items };
  return { kind: 'heading', questions: [...new Set(questions)], side, hard: true, words, ...place };
}

/** “Vendor risk monitoring is planned to buy”: the whole option before the last word of a question. */
function askedOf(parts: readonly Part[], at: number): Of<'topic'> | null {
  const part = parts[at];
  const next = parts[at + 1];
  if (part?.kind !== 'topic' || !saysLittle(part)) return null;
  if (next && !/^(?:comma|stop|close)$/.test(next.kind)) return null;
  const between = parts
    .slice(0, at)
    .findLastIndex((each) => each.kind !== 'plain' && !(each.kind === 'heading' && !each.hard));
  const before = parts[between];
  const isSaid = parts.slice(between + 1, at).some(({ kind }) => kind === 'heading');
  return before?.kind === 'topic' && isSaid && !saysLittle(before) ? before : null;
}

const LITTLE = 0.6;
/** One word of a longer name. */
const saysLittle = ({ meanings, words }: Of<'topic'>): boolean =>
  !/[ -]/.test(words) && meanings.every(({ score }) => score < LITTLE);

/** Words of questions may stand before: “planning to buy …”. */
const begins = (parts: readonly Part[], at: number): boolean => {
  const before = parts
    .slice(0, at)
    .findLast((part) => part.kind !== 'plain' && !(part.kind === 'heading' && !part.hard));
  return before === undefined || /^(?:comma|stop|open|joint)$/.test(before.kind);
};

const WHOLE = 0.9;

/** “County owned” where one option is Investor-owned: the half that options share adds no other one. */
function withSharedHalves(parts: readonly Part[], { index }: Forum): Part[] {
  return parts.map((part, at) => {
    if (part.kind !== 'topic' || /\s/.test(part.words)) return part;
    const [next] = parts.slice(at + 1).filter(({ kind }) => kind !== 'plain');
    const last = parts[at - 1];
    const before = last?.kind === 'topic' && last.items[1] === part.items[0] ? last : next;
    if (before?.kind !== 'topic' || (part.meanings[0]?.score ?? 1) > WHOLE) return part;
    const isShared = part.meanings.every(({ field }) =>
      before.meanings.some(
        (each) =>
          each.field === field &&
          each.score > WHOLE &&
          index.questionnaire.questions.some(
            ({ id, type }) => id === questionOf(field.source) && type === 'single',
          ),
      ),
    );
    return isShared ? plain(part) : part;
  });
}

const LEAVE_OUT =
  /^(?:drop|drops|dropping|skip|skips|skipping|lose|losing|ditch|ditching|scrap|scrapping|cut|cutting|axe|axing|cut out|cutting out|leave off|leaving off|take off|strip|kick out)(?: the| out| all)*$/i;

/** “Drop the UK”: of places and people nothing falls and nobody skipped anything. */
function withLeftOut(parts: readonly Part[], text: string): Part[] {
  return parts.map((part, at) => {
    if (!/^(?:column|answer|lost|plain)$/.test(part.kind)) return part;
    const next = parts.slice(at + 1).find(({ kind }) => kind !== 'plain');
    if (next?.kind !== 'topic' || !isOfPeople(next)) return part;
    return LEAVE_OUT.test(text.slice(part.from, part.to)) ? denial(part) : part;
  });
}

const isOfPeople = ({ meanings }: Of<'topic'>) =>
  meanings.every(({ field }) => field.source.of === 'registration');

const NOTHING_ABOUT = /\bnothing\b.*\b(?:about|on|of)$|^silent (?:on|about)$/i;

/** “Says nothing about budgets in the challenge”: the words are not in that text. */
function withNoMention(read: readonly Part[], { lexicon }: Forum, text: string): Part[] {
  const parts = [...read];
  parts.forEach((part, at) => {
    if (part.kind !== 'answer' || !part.not) return;
    if (!NOTHING_ABOUT.test(wordsOf(text.slice(part.from, part.to)).join(' '))) return;
    const [thing, next] = parts.slice(at + 1).filter(({ kind }) => kind !== 'plain');
    const isText =
      next?.kind === 'heading' &&
      next.questions.some((question) =>
        lexicon.headings.some((each) => each.question === question && each.open),
      );
    const isPeople = thing?.kind === 'topic' && isOfPeople(thing);
    if (!thing || thing.kind === 'heading' || !(isText || isPeople)) return;
    parts[at] = { kind: 'text', side: 'before', ...placeOf(part) };
    parts.splice(at, 0, denial(part));
  });
  return parts;
}
