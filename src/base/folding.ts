/** Words as they are compared: no case, no accents, no punctuation. What is shown is never folded. */

/** Letters that carry their mark in one piece, so that taking marks off does not reach them. */
const PLAIN: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
};

/** Lower case without accents: “Zoë Łukasik” → “zoe lukasik”. Vowel signs of other alphabets stay. */
export function searchForm(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[øłđðħıßæœþς]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

/** A word as it stands in a text: folded, with its place there in UTF-16 units. */
export type Token = { word: string; from: number; to: number };

/** Alphabets written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’](?=\p{L})[\p{L}\p{M}]+)?/gu;

let segmenter: Intl.Segmenter | undefined;

/** What French and Italian put before a word that begins with a vowel. */
const ELIDED =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|quell|(?:d|n|s)?[aeu]ll)['’](?=\p{L}{3})/iu;

/** The words of a text in order, each folded. “delegate’s” is one word, “body-worn” and “l’eau” two. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const [elided] = ELIDED.exec(run) ?? [];
    if (elided) {
      const rest = index + elided.length;
      return [token(elided.slice(0, -1), index), ...tokensFrom(run.slice(elided.length), rest)];
    }
    if (!UNSPACED.test(run)) return [token(run, index)];
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    return [...segmenter.segment(run)]
      .filter(({ isWordLike }) => isWordLike)
      .map((part) => token(part.segment, index + part.index));
  });
}

const tokensFrom = (text: string, from: number): Token[] =>
  tokensOf(text).map((each) => ({ ...each, from: each.from + from, to: each.to + from }));

const token = (raw: string, from: number): Token => ({
  word: searchForm(raw.replace(/['’]s?$|['’]/u, '')),
  from,
  to: from + raw.length,
});

export const wordsOf = (text: string): string[] => tokensOf(text).map(({ word }) => word);

/**
 * Whether two folded words are forms of one: priority and priorities, analytics and analysis,
 * increase and increasing. Short words must be equal, or differ by an s.
 */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 3 && long === `${short}s`) return true;
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared++;
  return (
    shared >= Math.max(5, 0.55 * long.length) &&
    long.length - shared <= 5 &&
    short.length - shared <= 3
  );
}

/** Words that name nothing, and so never tell two options apart. */
const SMALL = new Set(
  'a an and are as at be by do for from have in into is it of on or our s the their they this to up who with what which your you we all'.split(
    ' ',
  ),
);

export const isSmall = (word: string) => SMALL.has(word);

/** The words of a text that name something; all of them where none does. */
export function namingWords(text: string): string[] {
  const all = wordsOf(text);
  const naming = all.filter((word) => !isSmall(word));
  return naming.length > 0 ? naming : all;
}
