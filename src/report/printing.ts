/** Numbers and days as the report prints them. */
import { toTwoFigures } from '#research/disclosure.ts';

export type Money = { symbol: string; amount: string; unit: string; spoken: string };

const steps = [
  { size: 1e12, unit: 'tn', word: ' trillion' },
  { size: 1e9, unit: 'bn', word: ' billion' },
  { size: 1e6, unit: 'm', word: ' million' },
  { size: 1, unit: '', word: '' },
];

/**
 * A total to two significant figures: £1.5bn, read as "£1.5 billion".
 *
 * @param total whole units ≥ 0 of the currency (ISO 4217)
 */
export function printedMoney(total: number, currency: string): Money {
  const rounded = toTwoFigures(total);
  const { size, unit, word } = steps.find((step) => rounded >= step.size) ?? {
    size: 1,
    unit: '',
    word: '',
  };
  const amount = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(
    rounded / size,
  );
  const sign = currencySign(currency);
  const symbol = sign.length > 1 && /\p{L}$/u.test(sign) ? `${sign} ` : sign;
  return { symbol, amount, unit, spoken: `${symbol}${amount}${word}` };
}

function currencySign(currency: string): string {
  const format = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

/** "6 June 2024", the day of an instant in the forum's time zone. */
export const printedDay = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: zone }).format(at);

/** "17 to 19 June 2024", "30 June to 2 July 2024"; both days in words, none twice. */
export function printedRange(from: Date, to: Date, zone: string): string {
  const [first, last] = [printedDay(from, zone), printedDay(to, zone)];
  if (first === last) return last;
  const [day, month, year] = first.split(' ');
  const [, lastMonth, lastYear] = last.split(' ');
  if (year !== lastYear) return `${first} to ${last}`;
  return month === lastMonth ? `${day} to ${last}` : `${day} ${month} to ${last}`;
}

/** Local days (YYYY-MM-DD) of the forum, as a range. */
export function printedDays(days: readonly string[]): string {
  const noon = (day = '') => new Date(`${day}T12:00:00Z`);
  return printedRange(noon(days[0]), noon(days.at(-1)), 'UTC');
}

/** "a", "a and b", "a, b and c" */
export const listed = (words: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);

/** An anchor out of any title in any alphabet; unique by its number. */
export const anchor = (title: string, number: number): string =>
  [
    number,
    ...(title
      .normalize('NFC')
      .toLocaleLowerCase('en-GB')
      .match(/[\p{L}\p{N}]+/gu) ?? []),
  ].join('-');

/** "£5,000,000": a limit as it is written, whole units ≥ 0 of the currency (ISO 4217). */
export function printedAmount(amount: number, currency: string): string {
  const sign = currencySign(currency);
  const number = new Intl.NumberFormat('en-GB').format(amount);
  return sign.length > 1 && /\p{L}$/u.test(sign) ? `${sign} ${number}` : `${sign}${number}`;
}
