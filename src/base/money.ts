/** Amounts of money as people type them, and as they are shown. */
import type { Unit } from '#base/money-units.ts';
import { wordsBeside } from '#base/money-words.ts';

export type MoneyRefusal =
  | 'empty'
  | 'negative'
  | 'letter-o'
  | 'two-amounts'
  | 'two-currencies'
  | 'other-currency'
  | 'unknown-word'
  | 'separators'
  | 'too-large';
/** `amount` in whole units of the currency, or why there is none */
export type Money = { amount: number } | { amount: null; reason: MoneyRefusal };

const refuse = (reason: MoneyRefusal): Money => ({ amount: null, reason });

/** Digits of any script as 0-9, and the Arabic separators as their Latin ones. */
function withLatinDigits(text: string): string {
  const latin = text.normalize('NFKC').replace(/٬/g, ',').replace(/٫/g, '.');
  return latin.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 48;
    // blocks of digits start where the one before is no digit, and hold ten
    let zero = point;
    while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(point - zero);
  });
}

/** A number as it is written: digits with separators between them. White space groups only before three digits. */
const WRITTEN = /\d+(?:(?:[.,'’]|\s(?=\d{3}(?!\d)))\d+)*/g;
/** Ends of amounts that mean nothing: £2.- and 2,– and £2.00/year are not all alike, only the first two are read. */
const EMPTY_CENTS = /(\d)[.,](?:-|–|—)+(?=\s|\D|$)/;

/** .5m is half a million; in Fr.500 the point belongs to the word. */
const BARE_POINT = /(?<![\d.,\p{L}])(?=[.,]\d)/gu;

/** Nobody writes an amount in more characters. */
const LONGEST = 100;

/**
 * Reads an amount such as `£7,650,000`, `9.5 million`, `£2.1m`, `4.350.000 €`, `0,3 Mio. €`.
 *
 * A lone separator before exactly three digits groups thousands, unless a unit from a million on
 * follows; of two different separators the last is the decimal one. White space and the Swiss
 * apostrophe only group. Fractions of a unit are rounded, halves up.
 *
 * @param currency ISO 4217; an amount that names another one is refused, not converted
 */
export function parseMoney(text: string, currency: string): Money {
  if (text.length > LONGEST) return refuse('unknown-word');
  const plain = withLatinDigits(text).replace(EMPTY_CENTS, '$1').replace(BARE_POINT, '0').trim();
  if (plain === '') return refuse('empty');
  if (/\d[\d.,]*[oO]|(?<!\p{L})[oO][\d.,]*\d/u.test(plain)) return refuse('letter-o');
  if (/^\s*[-−–(]|[-−–]\s*\d|\d\s*-$/.test(plain)) {
    return refuse(/\d.*[-−–].*\d/.test(plain) ? 'two-amounts' : 'negative');
  }
  const numbers = plain.match(WRITTEN) ?? [];
  if (numbers.length !== 1) return refuse(numbers.length === 0 ? 'unknown-word' : 'two-amounts');
  const words = wordsBeside(plain.replace(WRITTEN, ' '), currency);
  if ('reason' in words) return refuse(words.reason);
  const exact = exactly(numbers[0] ?? '', words.unit);
  return exact === null ? refuse('separators') : rounded(exact, words.unit?.power ?? 0);
}

type Exact = { digits: bigint; decimals: number };

/** @returns null for what is no such number */
function exactly(written: string, unit: Unit | null): Exact | null {
  const signs = [...new Set(written.replace(/\d/g, '').replace(/\s/g, ' ').replace(/’/g, "'"))];
  if (signs.length > 2) return null;
  const [group, point] = separators(written, signs, unit);
  const [whole = '', cents = '', ...more] = point === null ? [written] : written.split(point);
  if (more.length > 0 || /\D/.test(cents)) return null;
  if (group !== null && !isGrouped(whole)) return null;
  return { digits: BigInt(whole.replace(/\D/g, '') + cents), decimals: cents.length };
}

/** Which sign groups thousands and which begins the decimals: seen from the unit where one is alone. */
function separators(
  written: string,
  signs: string[],
  unit: Unit | null,
): [group: string | null, point: string | null] {
  const [first = null, last = null] = signs;
  if (first === null) return [null, null];
  if (last !== null) return [first, last];
  if (first === ' ' || first === "'") return [first, null];
  const parts = written.split(first);
  if (parts.length > 2) return [first, null];
  const isDecimal = unit?.asian ? first === '.' : (unit?.power ?? 0) >= 6;
  return parts[1]?.length === 3 && !isDecimal ? [first, null] : [null, first];
}

/** Groups of three, or of two before the last as in India: 12,34,567. None begins with 0. */
const isGrouped = (whole: string) =>
  /^(0|[1-9]\d{0,2}(\D\d{3})*)$/.test(whole) || /^[1-9]\d?(\D\d{2})*\D\d{3}$/.test(whole);

function rounded({ digits, decimals }: Exact, power: number): Money {
  const scale = 10n ** BigInt(decimals);
  const amount = (2n * digits * 10n ** BigInt(power) + scale) / (2n * scale);
  return amount > BigInt(Number.MAX_SAFE_INTEGER)
    ? refuse('too-large')
    : { amount: Number(amount) };
}

const formats = new Map<string, Intl.NumberFormat>();

function format(currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${currency} ${options.notation ?? ''}`;
  const known = formats.get(key);
  if (known) return known;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const made = new Intl.NumberFormat('en-GB', { ...style, ...options });
  formats.set(key, made);
  return made;
}

/** £7,650,000 */
export const formatMoney = (amount: number, currency: string): string =>
  format(currency, { maximumFractionDigits: 0 }).format(amount);

/** £7.65m, £1.5bn: at most three digits that count. */
export const shortMoney = (amount: number, currency: string): string =>
  format(currency, { notation: 'compact', maximumSignificantDigits: 3 }).format(amount);
