/** A question cut into what its words can mean, before anything is decided about the whole. */

import { alike, isSmall, type Token, tokensOf } from '#base/folding.ts';
import { type Amount, amountsIn } from '#iq/amounts.ts';
import { directionSaid } from '#iq/directions.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Lexicon, naming, stands, type Topic } from '#iq/lexicon.ts';
import { hasWord } from '#iq/matching.ts';
import type { Direction } from '#ui/charts/columns.ts';

export type Span = { from: number; to: number };
/** A topic with how well the words name it, best first. */
export type Meaning = Topic & { score: number };
/** Columns of a matrix that a phrase names: by their own words, or by a direction. */
export type Part = Span &
  (
    | { kind: 'topic'; meanings: Meaning[] }
    | {
        kind: 'column';
        direction: Direction | null;
        columns: { question: string; column: string }[];
      }
    | { kind: 'rank'; depth: number; after: boolean }
    | { kind: 'heading'; questions: string[] }
    | { kind: 'money'; range: Amount['range'] }
    | { kind: 'not'; whole: boolean }
    | { kind: 'or' | 'and' | 'comma' | 'break' }
    | { kind: 'words'; words: string }
    | { kind: 'lost'; words: string }
  );

const LONGEST = 8;
/** Words of asking, which narrow nothing. */
const FILLERS = new Set(
  'keep keeping keeps has does do did delegates delegate people person persons everyone everybody anyone anybody those them whom whose show find list give get me see search looking look want wants wanting need needs having where when while there also only just both each any some other were been being will would can could should may might must plan plans planning planned interested interest about regarding responsible responsibility holding money worried worry company companies working work works based living live located place places side those than then please i am my we us areas area thing things set team'.split(
    ' ',
  ),
);
const ORDINALS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A candidate for the words from one token on: the longest wins, then the heavier. */
type Match = { tokens: number; weight: number; part: Part };

export function scan(text: string, index: ForumIndex, lexicon: Lexicon): Part[] {
  const amounts = amountsIn(text, index.questionnaire.currency);
  const tokens = tokensOf(text).filter(
    ({ from, to, word }) =>
      !amounts.some((each) => from < each.to && each.from < to) &&
      !(amounts.length > 0 && /^(?:budgets?|each|power)$/.test(word)),
  );
  const near = nearTo(lexicon, new Set(tokens.map(({ word }) => word)));
  const parts: Part[] = amounts.map((amount) => ({ kind: 'money', ...amount }));
  for (let at = 0; at < tokens.length; ) {
    const best = matchesAt(text, tokens, at, index, near).reduce<Match | null>(
      (a, b) =>
        a && (a.tokens > b.tokens || (a.tokens === b.tokens && a.weight >= b.weight)) ? a : b,
      null,
    );
    if (best) parts.push(best.part);
    at += best?.tokens ?? 1;
  }
  return [...parts, ...commas(text, parts)].sort((a, b) => a.from - b.from);
}

/** The entries that any of these words could name: most of a forum is none of a question's business. */
function nearTo(lexicon: Lexicon, words: ReadonlySet<string>): Lexicon {
  const asked = [...words];
  const isNear = ({ phrases, acronyms }: Lexicon['entries'][number]) =>
    acronyms.some((acronym) => words.has(acronym)) ||
    phrases.some(
      (phrase) =>
        phrase.length === 1 || phrase.some((each) => asked.some((word) => alike(each, word))),
    );
  return { ...lexicon, entries: lexicon.entries.filter(isNear) };
}

/** Commas between parts join a list; full stops and semicolons end one. */
function commas(text: string, parts: Part[]): Part[] {
  return [...text.matchAll(/[,;.!?:&+]/g)]
    .map(({ 0: sign, index: from }): Part => {
      const kind = sign === ',' ? 'comma' : sign === '&' || sign === '+' ? 'and' : 'break';
      return { kind, from, to: from + 1 };
    })
    .filter(({ from }) => !parts.some((part) => part.from <= from && from < part.to));
}

function matchesAt(
  text: string,
  tokens: Token[],
  at: number,
  index: ForumIndex,
  lexicon: Lexicon,
): Match[] {
  const found: Match[] = [];
  for (let length = Math.min(LONGEST, tokens.length - at); length >= 1; length--) {
    const run = tokens.slice(at, at + length);
    if (gap(text, run)) continue;
    const span = { from: run[0]?.from ?? 0, to: run.at(-1)?.to ?? 0 };
    const offer = (weight: number, part: Part | null) =>
      part && found.push({ tokens: length, weight, part });
    const words = run.map(({ word }) => word);
    const phrase = words.join(' ');
    offer(9, grammar(phrase, span));
    offer(5, columnPart(words, span, lexicon));
    if (isEdge(words)) continue;
    const topic = topicPart(words, text.slice(span.from, span.to), span, lexicon);
    const score = topic?.meanings[0]?.score ?? 0;
    offer(score > 0.9 ? 6 : 2.2 + 2 * score, topic);
    offer(length > 1 ? 4 : 1, headingPart(words, span, lexicon));
    if (length > 1 && lexicon.titles.some((title) => stands(title, words)))
      offer(3, { kind: 'words', words: withoutSmall(words), ...span });
  }
  if (found.length > 0) return found;
  const [token] = tokens.slice(at, at + 1);
  return token ? [{ tokens: 1, weight: 0, part: loose(token, index, speltAt(text, token)) }] : [];
}

/** The words of a text as free words, without those of plain speech. */
export const looseParts = (text: string, index: ForumIndex): Loose[] =>
  tokensOf(text)
    .map((token) => loose(token, index, speltAt(text, token)))
    .filter((part) => part.words !== '');

/** The word as it was typed, with a currency sign before it: $5m in a forum that counts in pounds. */
function speltAt(text: string, { from, to }: Token): string {
  const sign = /\p{Sc}\s?$/u.exec(text.slice(0, from))?.[0] ?? '';
  return sign + text.slice(from, to);
}

const withoutSmall = (words: string[]) => words.filter((word) => !isSmall(word)).join(' ');

type Loose = Extract<Part, { kind: 'words' | 'lost' }>;

/** Words that no option claims: looked up in what people wrote and are called, else not understood. */
function loose({ word, from, to }: Token, index: ForumIndex, spelt: string): Loose {
  const shouted = spelt.length > 1 && spelt === spelt.toUpperCase() && /\p{Lu}/u.test(spelt);
  if (!shouted && (isSmall(word) || FILLERS.has(word)))
    return { kind: 'words', words: '', from, to };
  const known = [word, word.replace(/(?:ies|es|s)$/, '')].find(
    (form) => form.length > 1 && hasWord(index, form),
  );
  return known
    ? { kind: 'words', words: known, from, to }
    : { kind: 'lost', words: spelt, from, to };
}

/** A run of words names something from its first to its last word. */
const isEdge = (words: string[]) => {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return isSmall(first) || isSmall(last) || (words.length === 1 && FILLERS.has(first));
};

/** Punctuation inside a run that ends a phrase; hyphens and slashes do not. */
const gap = (text: string, run: Token[]) =>
  run.some((token, i) => {
    const next = run[i + 1];
    return next !== undefined && /[,;:.!?&+]/.test(text.slice(token.to, next.from));
  });

const NOT =
  /^(?:not|no|non|never|without|but not|and not|other than|nor|isn't|aren't|don't|dont|not in|not from)$/;
const NOT_ALL =
  /^(?:except|excepting|excluding|exclude|excludes|outside|outside of|neither|apart from|but not|(?:everyone|everybody|anyone|anybody|all) (?:but|except|apart from|other than))$/;

function grammar(phrase: string, span: Span): Part | null {
  if (NOT_ALL.test(phrase)) return { kind: 'not', whole: true, ...span };
  if (NOT.test(phrase)) return { kind: 'not', whole: false, ...span };
  if (phrase === 'or' || phrase === 'either')
    return { kind: phrase === 'or' ? 'or' : 'break', ...span };
  if (/^(?:and|as well as|plus)$/.test(phrase)) return { kind: 'and', ...span };
  if (/^(?:but|who|whose|with|that)$/.test(phrase)) return { kind: 'break', ...span };
  if (/^(?:first choice|number one|number 1|no 1|first place)$/.test(phrase))
    return { kind: 'rank', depth: 1, after: true, ...span };
  if (/^(?:ranks? first|ranked first|first|1st|highest)$/.test(phrase))
    return { kind: 'rank', depth: 1, after: false, ...span };
  if (/^(?:ranks?|ranked|ranking)$/.test(phrase))
    return { kind: 'rank', depth: Number.POSITIVE_INFINITY, after: true, ...span };
  const [, number = ''] = /^(?:top|first) (\d{1,2}|[a-z]+)$/.exec(phrase) ?? [];
  const depth = Number(number) || ORDINALS.indexOf(number) + 1;
  return depth > 0 ? { kind: 'rank', depth, after: true, ...span } : null;
}

function columnPart(words: string[], span: Span, { columns }: Lexicon): Part | null {
  const phrase = words.join(' ');
  const own = columns.filter(({ phrases }) => phrases.some((each) => each.join(' ') === phrase));
  const direction = own[0]?.direction ?? directionSaid(phrase);
  const same = columns.filter((each) => direction && each.direction === direction);
  const named = own.length > 0 ? own : same;
  if (named.length === 0 || (words.length === 1 && phrase === 'no')) return null;
  return { kind: 'column', direction, columns: named, ...span };
}

/** How many different things a single word may half name before it says too little. */
const VAGUE = 3;

function topicPart(words: string[], spelt: string, span: Span, { entries }: Lexicon) {
  const named = words.filter((word) => !isSmall(word));
  const meanings = entries
    .map((entry): Meaning => ({ ...entry.topic, score: naming(entry, named, spelt) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const whole = (meanings[0]?.score ?? 0) > 0.9;
  const things = new Set(meanings.map(({ field, option }) => option ?? field.key));
  if (meanings.length === 0 || (!whole && named.length === 1 && things.size > VAGUE)) return null;
  return { kind: 'topic' as const, meanings, ...span };
}

/** Whether each word is one of the phrase's, in its order. */
function inOrder(words: string[], phrase: string[]): boolean {
  let from = 0;
  return words.every((word) => {
    const place = phrase.findIndex((each, i) => i >= from && alike(each, word));
    from = place + 1;
    return place >= 0;
  });
}

function headingPart(words: string[], span: Span, { headings }: Lexicon): Part | null {
  const named = words.filter((word) => !isSmall(word));
  const fits = (phrase: string[]) => named.length > 0 && inOrder(named, phrase);
  const questions = headings
    .filter(({ phrases }) => phrases.some(fits))
    .map(({ question }) => question);
  return questions.length > 0 ? { kind: 'heading', questions, ...span } : null;
}
