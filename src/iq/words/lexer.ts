/** A question cut into words and signs, each with its place in the text. */
import { searchForm, type Token, tokensOf } from '#base/folding.ts';

/** A folded word, or a sign that can join or part; `from` and `to` in UTF-16 units. */
export type Item = { word: string; raw: string; sign: boolean; from: number; to: number };

const SIGNS =
  /[,;.!?:&+/()[\]<>=≥≤–—|↑↗⬆▲↓↘⬇▼→➡↔]|(?<=\s)-(?=\s)|(?<=[\p{L}:])-+(?=\s*(?:[,;)]|$))/gu;

/** Words and signs from left to right. Hyphens inside words only part them. */
export function itemsOf(text: string): Item[] {
  const words = tokensOf(text)
    .flatMap((token) => withoutElision(token, text))
    .map(
      ({ word, from, to }): Item => ({ word, raw: text.slice(from, to), sign: false, from, to }),
    );
  const signs = [...text.matchAll(SIGNS)].map(
    ({ 0: sign, index: from }): Item => ({
      word: sign,
      raw: sign,
      sign: true,
      from,
      to: from + sign.length,
    }),
  );
  return [...words, ...signs].sort((a, b) => a.from - b.from);
}

const ELIDED =
  /^(?:l|d|n|s|j|m|c|t|qu|un|dell|nell|all|sull|dall|quell|lorsqu|puisqu|jusqu)['’](?=\p{L}{2}|[ay](?!\p{L}))/iu;

/** “l’irrigation” is two words, as “don’t” and “delegate’s” are one. */
function withoutElision(token: Token, text: string): Token[] {
  const elided = ELIDED.exec(text.slice(token.from, token.to))?.[0];
  if (elided === undefined) return [token];
  const middle = token.from + elided.length;
  return [
    { word: searchForm(elided.slice(0, -1)), from: token.from, to: middle },
    { word: searchForm(text.slice(middle, token.to)), from: middle, to: token.to },
  ];
}

/** Folded words of a text, without what is elided to them. */
export const wordsIn = (text: string): string[] =>
  tokensOf(text).flatMap((token) =>
    withoutElision(token, text)
      .slice(-1)
      .map(({ word }) => word),
  );

const AMERICAN: readonly [RegExp, string][] = [
  [/is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)/, 'iz'],
  [/yse(?=[drs]?$)/, 'yze'],
  [/our(?=$|s$|ed$|ing$)/, 'or'],
  [/tre(?=s?$)/, 'ter'],
  [/ogramme/, 'ogram'],
  [/(?<=def|lic|off|pret)ence/, 'ense'],
  [/(?<=[aeiou])ll(?=ing$|ed$|er$|ers$)/, 'l'],
  [/ogue(?=s?$)/, 'og'],
];
const IRREGULAR: Record<string, string> = {
  held: 'hold',
  bought: 'buy',
  spent: 'spend',
  men: 'man',
  women: 'woman',
  people: 'people',
  chose: 'choose',
  chosen: 'choose',
  sold: 'sell',
  made: 'make',
  lost: 'lose',
  dept: 'department',
  depts: 'department',
  mgmt: 'management',
  tech: 'technology',
  org: 'organization',
  orgs: 'organization',
  info: 'information',
  comms: 'communication',
  easy: 'ease',
  sr: 'senior',
  snr: 'senior',
  jr: 'junior',
  jnr: 'junior',
  asst: 'assistant',
  assts: 'assistant',
  mgr: 'manager',
  mgrs: 'manager',
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
};
/** “Généraux” is “général”; “bureaux”, “tuyaux” and “travaux” are of other words. */
const FRENCH_PLURAL = /(?<=[^aeouvy])aux$/;
const stems = new Map<string, string>();
const MOST_STEMS = 50_000;

/**
 * The form in which words are looked up: British and American spelling are one, so are singular
 * and plural, and “ae” for “ä”.
 */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size > MOST_STEMS) stems.clear();
  const made = madeStem(word);
  stems.set(word, made);
  return made;
}

function madeStem(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular) return irregular;
  const american =
    word.length > 4 ? AMERICAN.reduce((form, [from, to]) => form.replace(from, to), word) : word;
  const plain = american
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/(?<!q)ue(?=.)/g, 'u');
  if (plain.length < 4) return plain;
  if (plain.length > 5 && FRENCH_PLURAL.test(plain)) return plain.replace(FRENCH_PLURAL, 'al');
  if (/ies$/.test(plain) && plain.length > 4) return plain.replace(/ies$/, 'y');
  if (/(?:ss|x|ch|sh|zz)es$/.test(plain)) return plain.slice(0, -2);
  if (/[^sui]s$/.test(plain)) return plain.slice(0, -1);
  return plain;
}

/** Folded words of a text as they are looked up. */
export const stemsOf = (text: string): string[] => wordsIn(text).map(stemOf);
