/** The words and signs that stand beside an amount of money: at most one unit, and its currency. */
import { type Unit, unitOf } from '#base/money-units.ts';

/** As words are compared: lower case, without full stops at the end and marks of direction. */
const bare = (word: string) =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/\.+$/, '');

/** Languages whose names and signs of a currency are understood. */
const LANGUAGES =
  'en-GB de fr es it nl pt el pl sv nb da fi is cs sk hu ro bg hr sr sl lt lv et ru uk tr ar he hi ja ko zh'.split(
    ' ',
  );
const ALSO: Record<string, string[]> = {
  CHF: ['fr', 'sfr'],
  GBP: ['quid', 'sterling'],
  RUB: ['руб', 'р'],
  UAH: ['грн'],
  CNY: ['rmb', '元'],
  INR: ['rs'],
  SAR: ['ريال', 'sr'],
  ILS: ['nis'],
};
/** Numbers that show each form a noun takes after them. */
const COUNTS = [1, 2, 3, 5, 11, 100, 1_000_000, 1.5];

const namesOf = new Map<string, Set<string>>();

/** Every way to name a currency: code, signs, the forms of its name. */
function namesFor(currency: string): Set<string> {
  const known = namesOf.get(currency);
  if (known) return known;
  const names = new Set<string>([currency.toLowerCase(), ...(ALSO[currency] ?? [])]);
  for (const language of LANGUAGES)
    for (const currencyDisplay of ['symbol', 'narrowSymbol', 'name'] as const) {
      const decimals = { minimumFractionDigits: 0, maximumFractionDigits: 1 };
      const style = { style: 'currency', currency, currencyDisplay, ...decimals } as const;
      const format = new Intl.NumberFormat(language, style);
      for (const count of currencyDisplay === 'name' ? COUNTS : [1])
        for (const { type, value } of format.formatToParts(count))
          if (type === 'currency') addName(names, value);
    }
  namesOf.set(currency, names);
  return names;
}

/** `British pounds` is also called `pounds`, `złote polskie` `złote`. */
function addName(names: Set<string>, name: string) {
  const words = bare(name).split(/\s+/);
  for (const each of [words.join(' '), words[0], words.at(-1)]) if (each) names.add(each);
}

let allSigns: Set<string> | null = null;

function isAnyCurrency(word: string): boolean {
  allSigns ??= new Set(
    Intl.supportedValuesOf('currency').flatMap((currency) => {
      const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
      const parts = new Intl.NumberFormat('en-GB', style).formatToParts(1);
      const sign = parts.find(({ type }) => type === 'currency')?.value ?? currency;
      return [currency.toLowerCase(), bare(sign)];
    }),
  );
  return allSigns.has(word) || /^(euros?|pounds?|dollars?|francs?)$/.test(word);
}

export type Beside =
  | { unit: Unit | null }
  | { reason: 'unknown-word' | 'two-currencies' | 'other-currency' };

/** What `rest`, all that is left of an amount without its number, says. */
export function wordsBeside(rest: string, currency: string): Beside {
  let unit: Unit | null = null;
  let named = false;
  for (const word of wordsOf(rest, currency)) {
    const own = namesFor(currency).has(word);
    const factor = own ? null : unitOf(word, currency);
    if (own) named = true;
    else if (factor && !unit) unit = factor;
    else if (factor || !isAnyCurrency(word)) return { reason: 'unknown-word' };
    else return { reason: named ? 'two-currencies' : 'other-currency' };
  }
  return { unit };
}

/** A unit as one letter before the currency: T€, TEUR (thousand), MEUR. */
const GLUED = /(?<!\p{L})([TKM])(?=€|[A-Z]{3}(?!\p{L}))/gu;

function wordsOf(rest: string, currency: string): string[] {
  const apart = rest.replace(GLUED, (_, letter) => (letter === 'M' ? ' m ' : ' k '));
  const long = [...namesFor(currency)].filter((name) => name.includes(' '));
  const plain = long
    .sort((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(name, ` ${currency.toLowerCase()} `), bare(apart));
  return (plain.match(/\S+/g) ?? []).flatMap((chunk) => piecesOf(bare(chunk), currency));
}

/** `€m` is two words, and so are `万円` and `mkr`; `jp¥` is one. */
function piecesOf(chunk: string, currency: string): string[] {
  const own = (word: string) => namesFor(currency).has(word);
  const unit = (word: string) => unitOf(word, currency) !== null;
  if (own(chunk) || unit(chunk)) return [chunk];
  for (let at = 1; at < chunk.length; at++) {
    const [left, right] = [bare(chunk.slice(0, at)), bare(chunk.slice(at))];
    if ((unit(left) && own(right)) || (own(left) && unit(right))) return [left, right];
  }
  return chunk.match(/\p{Sc}|[^\p{Sc}]+/gu)?.map(bare) ?? [];
}
