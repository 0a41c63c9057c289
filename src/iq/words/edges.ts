/** What the words from one place on can mean, and how likely each is. */
import { isSmall, wordsOf } from '#base/folding.ts';
import { hasWord } from '#iq/matching.ts';
import { isCommon } from './common-words.ts';
import { type Context, type Edge, PART_COST, VAGUE } from './context.ts';
import { correlativeAt } from './correlatives.ts';
import { isDelegates } from './delegates.ts';
import { homeSaid } from './home.ts';
import { jointsOf } from './languages.ts';
import { type Item, stemOf } from './lexer.ts';
import type { Lexicon } from './lexicon.ts';
import { isKindOfPlace, looseEdge, wordsFrom, writtenEdges } from './loose.ts';
import type { Amount } from './money.ts';
import { runsAt } from './naming.ts';
import type { Meaning, Said } from './parts.ts';
import { columnsSaid, headingSaid, LONGEST_PHRASE, phraseSaid } from './phrases.ts';
import { rankingSaid } from './ranking-names.ts';
import { signedColumn, signSaid } from './signs.ts';
import { sizeEdges } from './sizes.ts';
import { isSlip } from './slips.ts';
import { titlesAt } from './titles.ts';
import { visitorsAt } from './visitors.ts';
import { writtenIn } from './written.ts';

/** Whether a word is right as it stands, and so no typing slip. */
export function isKnown({ word }: Item, languages: readonly string[], lexicon: Lexicon): boolean {
  const stem = stemOf(word);
  return (
    lexicon.headingStems.has(stem) ||
    lexicon.textsByStem.has(stem) ||
    lexicon.columns.some(({ words }) => words.includes(stem)) ||
    languages.some((language) => jointsOf(language).has(word))
  );
}

/** Every part that can begin at one place. */
export function edgesAt(at: number, context: Context): Edge[] {
  const { items, text, amounts } = context;
  const item = items[at];
  if (!item) return [];
  const amount = amounts.find(
    ({ from, to }) => from <= item.from && item.from < to && (items[at - 1]?.from ?? -1) < from,
  );
  const edges: Edge[] = amount ? [moneyEdge(amount, at, items, text)] : [];
  if (item.sign) {
    const [before, after] = [items[at - 1], items[at + 1]];
    const said =
      signedColumn(item, before, after, context.lexicon) ?? signSaid(item, before, after);
    return [...edges, { length: 1, score: PART_COST, said }];
  }
  if (CONTRACTED.test(item.raw))
    edges.push({ length: 1, score: 4.4, said: { kind: 'plain', word: item.word } });
  if (ELIDED.test(item.raw))
    edges.push({ length: 1, score: 4.4, said: { kind: 'plain', word: item.word } });
  if (DENIED.test(item.raw))
    edges.push({ length: 1, score: 9, said: { kind: 'joint', joint: 'not' } });
  const depth = text[item.from - 1] === '#' ? Number(item.word) : 0;
  if (depth > 0 && depth < 20)
    edges.push({
      length: 1,
      score: 9.5,
      said: { kind: 'rank', rank: { depth, exact: depth > 1, side: 'both' }, side: 'both' },
    });
  // “chains with …”, where no option is called so in full
  if (isDelegates(items, at, context.index))
    edges.push({ length: 1, score: 8.5, said: { kind: 'plain', word: item.word } });
  const said = [correlativeAt(items, at), visitorsAt(items, at)];
  edges.push(...said.filter((each) => each !== null), ...phraseEdges(at, context));
  edges.push(...topicEdges(at, context), ...titleEdges(at, context), ...writtenEdges(at, context));
  edges.push(...sizeEdges(at, context), looseEdge(item, context));
  return edges;
}

/** “They’ll”, “who’ve”; “shouldn’t”. */
const CONTRACTED =
  /^(?:i|we|you|they|he|she|it|who|that|what|there|this|those|these|everyone|someone)['’](?:ll|ve|d|re|m|s)$/i;
const DENIED = /n['’]t$/i;
/** “l’”, “dell’”, in whatever language. */
const ELIDED = /^\p{L}{1,6}['’]$/u;

function moneyEdge(
  { ranges, to, from }: Amount,
  at: number,
  items: readonly Item[],
  text: string,
): Edge {
  let length = 1;
  while ((items[at + length]?.from ?? Number.POSITIVE_INFINITY) < to) length++;
  const said: Said =
    ranges.length > 0 ? { kind: 'money', ranges } : { kind: 'lost', words: text.slice(from, to) };
  return { length, score: 12 * length, said };
}

function phraseEdges(at: number, context: Context): Edge[] {
  const { items, languages, lexicon } = context;
  const run = wordsFrom(at, items, LONGEST_PHRASE);
  const edges: Edge[] = [];
  for (let length = run.length; length >= 1; length--) {
    const words = run.slice(0, length).map(({ word }) => word);
    const stems = words.map(stemOf);
    const phrase = words.join(' ');
    // “n’a pas” is no “n/a”
    if (phrase === 'n a' && /['’]$/.test(run[0]?.raw ?? '')) continue;
    if (IDLE.test(phrase))
      edges.push({ length, score: 9 * length, said: { kind: 'plain', word: phrase } });
    const home = homeSaid(phrase, context.index);
    if (home) edges.push({ length, score: 8.6 * length, said: home });
    const ranking = rankingSaid(words, context.index, lexicon);
    if (ranking) edges.push({ length, score: 9.5 * length + longer(length), said: ranking });
    for (const said of phraseSaid(phrase, words, languages))
      edges.push({ length, score: scoreOf(said, length), said });
    // “mais” is but in French and more in Portuguese
    const isBut =
      length === 1 && languages.some((each) => jointsOf(each).get(phrase)?.joint === 'but');
    const column = isBut
      ? null
      : (columnsSaid(phrase, stems, lexicon.columns) ??
        (length === 1 ? slippedColumn(run[0], lexicon, languages) : null));
    if (column) edges.push({ length, score: 9.3 * weightOf(words), said: column });
    const weak = (word: string) => isSmall(word) || WEAK.has(word);
    const ends = weak(words[0] ?? '') || weak(words[length - 1] ?? '');
    const names = length > 1 && lexicon.columns.some(({ phrase: each }) => words.includes(each));
    if (length > 1 && isBudget(words, context))
      edges.push({ length, score: 8 * length, said: { kind: 'budget' } });
    const kind = length === 1 && run[0] !== undefined && isKindOfPlace(run[0], context.index, true);
    const heading =
      ends || names || kind ? null : headingSaid(stems, words, weak, lexicon.headings);
    const plain =
      length === 1 &&
      languages.some((language) => jointsOf(language).get(phrase)?.joint === 'plain');
    if (heading) {
      const said: Said = {
        kind: 'heading',
        questions: heading.questions,
        side: 'both',
        hard: !plain,
        words: phrase,
      };
      const many = heading.content + 0.2 * (length - heading.content);
      edges.push({
        length,
        score: length > 1 ? many * (6 + 3 * heading.coverage) : 4.5 + 3 * heading.coverage,
        said,
      });
    }
    const concept = (length === 1 && lexicon.concepts.get(phrase)) || [];
    if (concept.length > 0 && !heading)
      edges.push({
        length,
        score: 4.6 * length,
        said: {
          kind: 'heading',
          questions: [...concept],
          side: 'before',
          hard: false,
          words: phrase,
        },
      });
  }
  return edges;
}

/** Says of a list that all of it is meant, or nothing else. */
const IDLE =
  /^(?:nothing (?:but|except|other than)|none but|all (?:two|three|four|five|six)(?: of)?|(?:both|each|every one|each and every one) of|alle (?:drei|vier))$/;

/** “Procurement budget”: the words of the question itself. */
function isBudget(words: readonly string[], { index }: Context): boolean {
  const asked = words.map(stemOf);
  const others = asked.filter((stem) => !BUDGET.has(stem));
  if (others.length === 0 || others.length === asked.length || words.some(isSmall)) return false;
  const own = wordsOf(index.questionnaire.budgetQuestion ?? '').map(stemOf);
  return others.every((stem) => own.includes(stem));
}
const BUDGET = new Set(['budget', 'etat', 'presupuesto', 'bilancio', 'begroting']);

const WEAK = new Set('and or not but who whose all any your you do does'.split(' '));

function scoreOf(said: Said, length: number): number {
  if (said.kind === 'plain') return 4.4 * length;
  if (said.kind === 'budget') return 7.6 * length;
  if (said.kind === 'answer') return (length > 1 ? 9.1 : 5.5) * length;
  if (said.kind === 'rank' && said.rank.mild) return 4.7;
  return 9 * length + longer(length);
}

/** Small words at the end of a phrase add little: “undecided on”. */
function weightOf(words: readonly string[]): number {
  let content = words.length;
  while (content > 1 && TRAILING.has(words[content - 1] ?? '')) content--;
  const denied = content > 1 && DENIES.has(words[0] ?? '') ? 0.15 : 0;
  return content + 0.3 * (words.length - content) + longer(content) / 9 - denied;
}
/** “Not spending more” denies more spending; it is no “not spending” and more. */
const DENIES = new Set('not no dont doesnt isnt arent wont nicht keine kein'.split(' '));
const TRAILING = new Set(
  'on in for of to about fur in a en pa de des du del della delle dei degli der d'.split(' '),
);
const longer = (length: number) => 0.5 * (length - 1) ** 2;

/** “increasng”: a slip in a word of direction. */
function slippedColumn(item: Item | undefined, lexicon: Lexicon, languages: readonly string[]) {
  if (!item || item.word.length < 6 || isCommon(item.word) || isKnown(item, languages, lexicon))
    return null;
  for (const phrase of SLIPPABLE)
    if (isSlip(item.word, phrase)) return columnsSaid(phrase, [stemOf(phrase)], lexicon.columns);
  return null;
}

const SLIPPABLE =
  'increasing increase decreasing decrease reducing cutting growing expanding maintaining unchanged boosting steigend sinkend gleichbleibend'.split(
    ' ',
  );

function topicEdges(at: number, context: Context): Edge[] {
  const { items, index, likenesses, lexicon, text, languages } = context;
  const item = items[at];
  if (!item || (isSmall(item.word) && item.raw !== item.raw.toUpperCase())) return [];
  const edges = runsAt(items, at, likenesses, lexicon).flatMap(
    ({ length, meanings, content }): Edge[] => {
      const best = meanings[0]?.score ?? 0;
      const run = items.slice(at, at + length);
      const isFull = best > 0.9 || meanings.some(({ score }) => score > 0.84);
      const plain =
        length === 1 &&
        best < 0.99 &&
        languages.some((language) => jointsOf(language).has(item.word));
      const things = new Set(meanings.map(({ options, field }) => options.join('|') || field.key));
      if (plain || (!isFull && content === 1 && things.size > VAGUE)) return [];
      if (isSmall(item.word) && content === 1 && !isShouted(item)) return [];
      const isOrganisations = meanings.every(({ field }) => field.key === 'organisation');
      if (content === 1 && !isFull && isOrganisations)
        if (!hasWord(index, item.word) || isKindOfPlace(item, index)) return [];
      if (content === 1 && !isFull && SIZES.has(item.word)) return [];
      if (content === 1 && !isFull && isOwnWord(item.word, context)) return [];
      if (content === 1 && length === 1 && DENIES.has(item.word)) return [];
      if (!isFull && isSmall(run.at(-1)?.word ?? '')) return [];
      const near = meanings.filter(({ score }) => score >= 0.42 * best);
      const words = text.slice(run[0]?.from, run.at(-1)?.to);
      // each word of an option said in full is of it: “fraud and scams”
      const small = length - content > 0 && best > 0.99 && isVerbatim(words, meanings) ? 1 : 0.3;
      const score = (content + small * (length - content)) * (5 + 5 * best) + (isFull ? 0.5 : 0);
      return [{ length, score, said: { kind: 'topic', meanings: near, words } }];
    },
  );
  const acronym = acronymEdge(item, context);
  return acronym ? [...edges, acronym] : edges;
}

const isVerbatim = (words: string, meanings: readonly Meaning[]): boolean => {
  const said = wordsOf(words).join(' ');
  return meanings.some(({ options }) => options.some((each) => wordsOf(each).join(' ') === said));
};

/** Words of any thing: “big budgets” are not big data. */
const SIZES = new Set(
  'big large small new old high low good bad great little long short more less fewer over under above below mehr weniger uber unter bis ab plus moins mas menos piu meno meer minder mais mer mindre wiecej mniej'.split(
    ' ',
  ),
);

/** “Investigators” is what people wrote and are called, rather than a form of an option's “investigations”. */
function isOwnWord(word: string, { index, lexicon }: Context): boolean {
  const stem = stemOf(word);
  return (
    !lexicon.byStem.has(stem) && (writtenIn(index).stems.has(stem) || lexicon.textsByStem.has(stem))
  );
}

const isShouted = ({ raw }: Item) =>
  raw.length > 1 && raw === raw.toUpperCase() && /\p{Lu}/u.test(raw);

function acronymEdge(item: Item, { lexicon, languages }: Context): Edge | null {
  const { acronyms, byStem } = lexicon;
  const plural =
    item.word.length > 2 && /[A-Z]s$/.test(item.raw) ? item.word.slice(0, -1) : item.word;
  const topics = item.word.length > 1 ? acronyms.get(plural) : undefined;
  if (!topics || byStem.has(item.word)) return null;
  const isSpeech = () => languages.some((language) => jointsOf(language).has(item.word));
  if (!isShouted(item) && !/[A-Z]s$/.test(item.raw))
    if (isSmall(item.word) || isCommon(item.word) || isSpeech()) return null;
  const meanings: Meaning[] = topics.map((topic) => ({ ...topic, score: 0.96 }));
  return { length: 1, score: 9.4, said: { kind: 'topic', meanings, words: item.raw } };
}

const titleEdges = (at: number, { items, lexicon, languages }: Context): Edge[] =>
  titlesAt(at, items, lexicon, (word) =>
    languages.some((language) => jointsOf(language).has(word)),
  ).map(({ length, content, words, either, whole }) => ({
    length,
    score: whole ? 9.6 * length : content > 1 ? 7.6 * content : 5.9,
    said: { kind: 'words', words, either, title: true },
  }));
