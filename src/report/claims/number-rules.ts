/** How English prose writes numbers, hedged or not: percentages, fractions, money, counts. */
import { decimalsOf, NUMERAL, numeralValue } from '#report/claims/numerals.ts';
import type { Hedge, Predicate } from '#report/claims/predicate.ts';

/** Who answers, in the words of a report. */
export const PEOPLE =
  '(?:of\\s+)?(?:(?:the|all|our|attending|confirmed|police|senior|these)\\s+)*(?:\\p{Nd}+\\s+)?(?:delegates?|leaders?|group|respondents?|attendees?|participants?|people|members?|executives?|forces?|organi[sz]ations?|of\\s+them|of\\s+those)';
export const people = new RegExp(`^\\s+${PEOPLE}\\b`, 'iu');
const HEDGES: readonly [Hedge, string][] = [
  [
    'justOver',
    'just over|just above|slightly (?:over|more than|above)|a little (?:over|more than)',
  ],
  ['nearly', 'nearly|almost|just under|just below|close to|approaching|not quite'],
  ['atLeast', 'at least|no fewer than|no less than|not less than|a minimum of'],
  ['atMost', 'at most|no more than|not more than|up to|a maximum of'],
  [
    'over',
    'well over|over|more than|above|in excess of|upwards? of|exceeding|exceeds|greater than',
  ],
  ['under', 'well under|under|less than|fewer than|below'],
  ['about', 'about|around|roughly|approximately|some|circa|or so'],
  ['exactly', 'exactly|precisely'],
];
const hedge = `(?<![\\p{L}\\p{Nd}])(?<hedge>${HEDGES.map(([, words]) => words).join('|')})`;
const hedgeOf = (words: string | undefined): Hedge =>
  HEDGES.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(words ?? ''))?.[0] ??
  'exactly';

const PARTS: Record<string, number> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  eighth: 8,
  tenth: 10,
};
const UNIT: Record<string, number> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  tn: 1e12,
};
const unit = '(?<unit>thousand|million|billion|trillion|k|mn|m|bn|tn)';
const SIGN = '(?:\\p{Sc}|\\b(?<code>[A-Z]{3})\\s?)';
/** What is ranked, by how its name begins. */
export const MATTER =
  '(?:priorit|concern|issue|area|theme|challenge|requirement|need|barrier|initiative|investment|choice|option|reason|topic|focus)';

/** A pattern, and what its match claims; null: nothing. `after`: the text behind it. */
export type Rule = {
  pattern: string;
  soft?: boolean;
  reads: (groups: Record<string, string | undefined>, after: string) => Predicate | null;
};
const digits = (text: string | undefined): 0 | 1 | 2 =>
  Math.min(2, decimalsOf(text ?? '')) as 0 | 1 | 2;
const num = (text: string | undefined) => numeralValue(text ?? '');
const numeral = (name: string) => `(?<${name}>${NUMERAL})`;
const percentSign = '\\s?(?:%|٪|per\\s?cent\\b)';

/** In this order: what an earlier rule read is not read again. */
export const numberRules: readonly Rule[] = [
  {
    pattern: `up from ${numeral('a')}(?:${percentSign})? to ${numeral('b')}${percentSign}`,
    reads: ({ a, b }) => ({ kind: 'upFrom', from: num(a), to: num(b), decimals: digits(b) }),
  },
  {
    pattern: `between ${numeral('a')}(?:${percentSign})? and ${numeral('b')}${percentSign}`,
    reads: ({ a, b }) => ({ kind: 'between', from: num(a), to: num(b) }),
  },
  {
    pattern: `(?:${hedge}\\s+)?${numeral('a')}${percentSign}`,
    reads: ({ hedge: h, a }) => ({
      kind: 'percent',
      hedge: hedgeOf(h),
      value: num(a),
      decimals: digits(a),
    }),
  },
  {
    pattern: `(?:${hedge}\\s+)?(?:${SIGN}\\s?${numeral('a')}(?:\\s?${unit}\\b)?|${numeral('c')}\\s?${unit.replace('unit', 'unit2')}\\b(?:\\s+(?:pounds|euros|dollars|\\p{L}*kron\\p{L}*|francs))?|${numeral('e')}\\s?\\p{Sc}|(?<half>one and a half) (?<unit3>million|billion)(?: pounds| euros| dollars)?)`,
    reads: ({ hedge: h, a, c, e, half, unit: u, unit2, unit3, code }) => {
      if (code && code !== code.toUpperCase()) return null; // “top three” is no currency
      const said = a ?? c ?? e;
      const size = UNIT[(u ?? unit2 ?? unit3 ?? '').toLowerCase()] ?? 1;
      return {
        kind: 'money',
        hedge: hedgeOf(h),
        value: half ? 1.5 : num(said),
        unit: size,
        decimals: half ? 1 : decimalsOf(said ?? ''),
      };
    },
  },
  {
    pattern: `${numeral('a')} (?:out )?of (?:the |all )?(?<b>\\p{Nd}+)\\b`,
    reads: ({ a, b }) => ({ kind: 'countOf', count: num(a), base: num(b) }),
  },
  {
    pattern: `(?:${hedge}\\s+)?(?<sign>[\u00bc-\u00be\u2150-\u215e])`,
    reads: ({ hedge: h, sign = '' }) => {
      const [parts, of] = sign.normalize('NFKD').split('\u2044').map(Number);
      return parts && of ? { kind: 'fraction', hedge: hedgeOf(h), parts, of } : null;
    },
  },
  {
    pattern: `\\b(?:the |their )?(?:top|first|leading|highest) ${numeral('a')}(?!\\p{L}|${percentSign})(?: ${MATTER}\\p{L}*)?`,
    reads: ({ a }) => ({ kind: 'within', places: num(a) }),
  },
  {
    pattern: `(?:${hedge}\\s+)?${numeral('a')} (?:in|out of|of|of every|in every) (?:every )?${numeral('b')}(?!\\p{L})`,
    reads: ({ hedge: h, a, b }) =>
      num(b) > num(a) ? { kind: 'fraction', hedge: hedgeOf(h), parts: num(a), of: num(b) } : null,
  },
  {
    pattern: `(?:${hedge}\\s+)?\\b(?<a>an?|one|two|three|four|five|seven|nine)[ -](?<part>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|half)\\b`,
    reads: ({ hedge: h, a, part }) => ({
      kind: 'fraction',
      hedge: hedgeOf(h),
      parts: /^an?$/i.test(a ?? '') ? 1 : num(a),
      of: PARTS[(part ?? '').toLowerCase().replace(/s$/, '')] ?? 2,
    }),
  },
  {
    pattern: `(?:${hedge}\\s+)?(?<!(?:first|second|other|latter|one and a)[ -])\\bhalf\\b(?![ -](?:hour|day|year|term|way|time))`,
    reads: ({ hedge: h }) => ({ kind: 'fraction', hedge: hedgeOf(h), parts: 1, of: 2 }),
  },
];

/** A number that none of the other rules read, and that is no part of a name: 5G, COVID-19. */
export const plainNumber: Rule = {
  pattern: `(?:${hedge}\\s+)?(?<!\\p{Nd}|\\p{L}[\\p{L}\\p{Nd}]*[-–]?)${numeral('a')}(?!\\p{L})`,
  reads: ({ hedge: h, a }, after) => {
    const value = num(a);
    if (/^(one|zero)$/i.test(a ?? '') || Number.isNaN(value)) return null;
    return { kind: 'number', hedge: hedgeOf(h), value, people: people.test(after) };
  },
};
