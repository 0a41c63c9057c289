/** Amounts of money in a question: “over £5m”, “between 5 and 10 million”, “£2m or more”. */
import { parseMoney } from '#base/money.ts';
import type { Range } from '#iq/query.ts';

/** A range and where it stands in the text. */
export type Amount = { range: Range; from: number; to: number };

const UNIT = String.raw`(?:k|m|mn|mio\.?|mill?|millions?|bn|billions?|mrd\.?|thousand|tn|trillions?)(?![\p{L}\d])`;
const CODE =
  '(?:EUR|GBP|USD|CHF|NOK|SEK|DKK|PLN|CZK|HUF|RON|JPY|CNY|INR|AUD|CAD|NZD|SGD|ZAR|AED|SAR|BRL)';
const NUMBER = String.raw`(?:(?:${CODE}|\p{Sc})\s?)?\d[\d.,'’]*(?:\s(?=\d{3}(?!\d))\d{3})*(?:\s?${UNIT})?(?:\s?(?:\p{Sc}|${CODE}|euros?|pounds?|dollars?)(?!\p{L}))?`;
const ABOUT = String.raw`(?:(?:a|an|their|the|with|of|budgets?|spending|responsible for)\s+)*`;

const BEFORE: [string, (amount: number) => Range][] = [
  [
    '(?:no|not) more than|at most|up to|maximum(?: of)?|max\\.?|within|≤|<=',
    (max) => range({ max }),
  ],
  ['(?:no|not) less than|at least|minimum(?: of)?|min\\.?|from|≥|>=', (min) => range({ min })],
  [
    'over|above|more than|greater than|bigger than|larger than|exceeding|beyond|in excess of|upwards of|>',
    (min) => range({ min, over: true }),
  ],
  [
    'under|below|less than|smaller than|lower than|fewer than|beneath|<',
    (max) => range({ max, under: true }),
  ],
];
const AFTER: [string, (amount: number) => Range][] = [
  ['\\+|(?:or|and) (?:more|above|over|higher|up|upwards)|plus', (min) => range({ min })],
  ['(?:or|and) (?:less|below|under|lower)', (max) => range({ max })],
];

const range = (some: Partial<Range>): Range => ({
  min: null,
  over: false,
  max: null,
  under: false,
  ...some,
});

const pattern = (source: string) => new RegExp(source, 'giu');
const BETWEEN = pattern(
  String.raw`(?:between|from)?\s*(${NUMBER})\s*(?:and|to|-|–|—)\s*(${NUMBER})`,
);

/** Whether a number is money by itself: it has a sign or a unit. */
const isMoney = (text: string) => /\p{Sc}|\d\s?[A-Za-z]|^[A-Z]{3}/iu.test(text.trim());

/** The amount, in whole units of the currency; null where it is none, or of another currency. */
function amountOf(text: string, currency: string): number | null {
  const clean = text.trim().replace(/[.,'’]+$/, '');
  return parseMoney(clean, currency).amount;
}

/** “5 and 10 million”: the first number has the second's unit unless it has its own. */
function withUnit(low: string, high: string): string {
  if (/\d\s?\p{L}/u.test(low)) return low;
  const unit = new RegExp(String.raw`\d\s?(${UNIT})`, 'iu').exec(high)?.[1];
  return unit ? `${low.trim()} ${unit}` : low;
}

/** Amounts in a text that are meant as a budget, from left to right, none over another. */
export function amountsIn(text: string, currency: string): Amount[] {
  const found: Amount[] = [];
  const claim = (match: RegExpExecArray, said: Range | null) => {
    const [from, to] = [match.index, match.index + match[0].trimEnd().length];
    if (said && !found.some((each) => from < each.to && each.from < to))
      found.push({ range: said, from, to });
  };
  for (const match of text.matchAll(BETWEEN)) claim(match, between(match, currency));
  for (const [words, make] of BEFORE)
    for (const match of text.matchAll(
      pattern(String.raw`(?<![\p{L}\d])(?:${words})\s*${ABOUT}(${NUMBER})`),
    ))
      claim(match, bounded(match[1], make, currency, text));
  for (const [words, make] of AFTER)
    for (const match of text.matchAll(pattern(String.raw`(${NUMBER})\s*(?:${words})(?!\p{L})`)))
      claim(match, bounded(match[1], make, currency, text));
  for (const match of text.matchAll(pattern(NUMBER)))
    if (isMoney(match[0]))
      claim(
        match,
        bounded(match[0], (min) => range({ min }), currency, text),
      );
  return found.sort((a, b) => a.from - b.from);
}

function bounded(
  number: string | undefined,
  make: (amount: number) => Range,
  currency: string,
  text: string,
): Range | null {
  const amount = number === undefined ? null : amountOf(number, currency);
  if (amount === null || number === undefined) return null;
  return isMoney(number) || amount >= 1000 || /budget/i.test(text) ? make(amount) : null;
}

function between([, low = '', high = '']: RegExpExecArray, currency: string): Range | null {
  const [min, max] = [amountOf(withUnit(low, high), currency), amountOf(high, currency)];
  if (min === null || max === null || (!isMoney(high) && max < 1000)) return null;
  return range({ min: Math.min(min, max), max: Math.max(min, max) });
}
