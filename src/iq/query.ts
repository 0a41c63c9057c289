/**
 * A question to Client iQ, and how it is written in a URL. The URL is the query: whoever has it
 * asks the same again.
 *
 * A search is clauses joined by *and*; a clause is conditions joined by *or*, each of which may be
 * negated. Everything that and, or and not can say can be put so.
 *
 * ```
 * ?country=Ireland&country=Norway      one field, several values: either
 * &top_priority=Cloud                  another field: and
 * &-country=Norway                     a minus sign: not, and neither whoever did not answer
 * &budget=5000000..                    at least; `..9` at most, `5<..` over, `..<9` under
 * &words=legacy+records                all of these words, wherever the person wrote them
 * &words.challenge=records             the same in the answer to one open question
 * &-answered=budget                    said nothing of it
 * &either=country%3DNorway%26words%3Dfjord   conditions on different fields: either
 * &either=country%3DNorway%26both%3D…  inside an either, `both` holds filters that go together
 * ```
 */
import type { Field } from '#iq/fields.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

/** Amounts in whole units of the currency; null: no limit on that side. */
export type Range = { min: number | null; over: boolean; max: number | null; under: boolean };

export type Condition = { not?: boolean } & (
  | { kind: 'option'; field: string; option: string }
  | { kind: 'range'; field: typeof MONEY; range: Range }
  /** said anything at all; `field` may also be a matrix, an open question or the budget */
  | { kind: 'answered'; field: string }
  /** all of these words; `in`: an open question, the only place that is looked into */
  | { kind: 'words'; words: string; in?: string }
  /** all of these together, as one side of an or */
  | { kind: 'all'; clauses: Clause[] }
);
export type Clause = Condition[];
/** A part of a URL that this forum has nothing for; kept and shown, never dropped. */
export type Lost = { param: string; value: string };
export type Search = { clauses: Clause[]; lost: Lost[] };

export const MONEY = 'budget';
export const WORDS = 'words';
const EITHER = 'either';
const BOTH = 'both';
const ANSWERED = 'answered';
/** Those that say how to show the answer, not what is asked; a form's action begins with a slash. */
const MANNERS =
  'q cursor limit open pick all sort like list ref facets fields cross forums by of'.split(' ');
/** Parameters with another meaning: no field of a forum gets such a name. */
export const RESERVED = [MONEY, WORDS, EITHER, BOTH, ANSWERED, ...MANNERS] as const;

/** What a search is read against. */
export type Askable = { fields: readonly Field[]; questionnaire: Questionnaire };

export const nothingAsked: Search = { clauses: [], lost: [] };

const RANGE = /^(?:(\d{1,15})(<)?)?\.\.(?:(<)?(\d{1,15}))?$/;

/** `5000000..`, `..<1000000`, `5<..9`; null if it is no range or one without any limit. */
export function parseRange(text: string): Range | null {
  const [, min, over, under, max] = RANGE.exec(text) ?? [];
  if (min === undefined && max === undefined) return null;
  return {
    min: min === undefined ? null : Number(min),
    over: over !== undefined,
    max: max === undefined ? null : Number(max),
    under: under !== undefined,
  };
}

export const formatRange = ({ min, over, max, under }: Range): string =>
  `${min === null ? '' : `${min}${over ? '<' : ''}`}..${max === null ? '' : `${under ? '<' : ''}${max}`}`;

export const inRange = (amount: number, { min, over, max, under }: Range): boolean =>
  (min === null || (over ? amount > min : amount >= min)) &&
  (max === null || (under ? amount < max : amount <= max));

/** A band covers min ≤ amount < the next band's min; the first has no lower limit, the last no upper. */
export function bandRange(bands: readonly { min: number }[], place: number): Range {
  const max = bands[place + 1]?.min ?? null;
  return {
    min: place === 0 ? null : (bands[place]?.min ?? null),
    over: false,
    max,
    under: max !== null,
  };
}

/** The parameter that a condition stands under in the URL, without its sign. */
export function fieldOf(condition: Condition): string {
  if (condition.kind === 'option' || condition.kind === 'range') return condition.field;
  if (condition.kind === 'answered') return ANSWERED;
  if (condition.kind === 'all') return BOTH;
  return condition.in === undefined ? WORDS : `${WORDS}.${condition.in}`;
}

function valueIn(condition: Condition): string {
  if (condition.kind === 'option') return condition.option;
  if (condition.kind === 'range') return formatRange(condition.range);
  if (condition.kind === 'answered') return condition.field;
  if (condition.kind === 'words') return condition.words;
  return writeSearch({ clauses: condition.clauses, lost: [] }).toString();
}

/** A condition as one text, `-country=Norway`: equal conditions have equal names. */
export const nameOf = (condition: Condition): string =>
  `${condition.not ? '-' : ''}${fieldOf(condition)}=${valueIn(condition)}`;

/** The one field that a clause speaks of; null for a choice between several. */
export function clauseField(clause: Clause): string | null {
  const [first, ...rest] = clause.map(fieldOf);
  return first !== undefined && rest.every((field) => field === first) ? first : null;
}

function readCondition(param: string, value: string, forum: Askable): Condition | null {
  const not = param.startsWith('-') ? { not: true } : {};
  const read = readPlain(not.not ? param.slice(1) : param, value, forum);
  return read && { ...not, ...read };
}

function readPlain(key: string, value: string, forum: Askable): Condition | null {
  if (key === WORDS) return readWordsIn(value);
  if (key === MONEY) {
    const range = parseRange(value);
    return range && { kind: 'range', field: MONEY, range };
  }
  if (key === BOTH) {
    const { clauses, lost } = readSearch(new URLSearchParams(value), forum);
    return lost.length > 0 || clauses.length === 0 ? null : { kind: 'all', clauses };
  }
  if (key === ANSWERED)
    return isAnswerable(value, forum) ? { kind: 'answered', field: value } : null;
  const field = forum.fields.find((each) => each.key === key);
  if (field?.options.includes(value)) return { kind: 'option', field: key, option: value };
  const open = forum.questionnaire.questions.find(
    ({ id, type }) => type === 'text' && key === `${WORDS}.${id}`,
  );
  return field || !open ? null : readWordsIn(value, open.id);
}

function readWordsIn(value: string, open?: string): Condition | null {
  const words = value.trim();
  if (words === '') return null;
  return { kind: 'words', words, ...(open !== undefined && { in: open }) };
}

/** Names of what people are registered with: no question is meant by them, whoever brought what. */
export const REGISTERED: readonly string[] = ['seniority', 'country', 'organisation', 'consent'];

/** A field, the budget, or a question that is no field by itself: a matrix or an open one. */
const isAnswerable = (key: string, { fields, questionnaire }: Askable): boolean =>
  key === MONEY ||
  fields.some((field) => field.key === key) ||
  (!REGISTERED.includes(key) &&
    questionnaire.questions.some(({ id, type }) => id === key && /^(?:matrix|text)$/.test(type)));

/** An `either` whose every part is understood, or null. */
function readEither(value: string, forum: Askable): Clause | null {
  const parts = [...new URLSearchParams(value)].map(([param, each]) =>
    readCondition(param, each, forum),
  );
  return parts.length > 0 && parts.every((part) => part !== null) ? parts : null;
}

/** Reads the query of a URL. What this forum has nothing for comes back in `lost`. */
export function readSearch(params: URLSearchParams, forum: Askable): Search {
  const choices = new Map<string, Clause>();
  const others: Clause[] = [];
  const lost: Lost[] = [];
  for (const [param, value] of params) {
    if (MANNERS.includes(param) || param.startsWith('/') || value === '') continue;
    const either = param === EITHER ? readEither(value, forum) : null;
    const condition = param === EITHER ? null : readCondition(param, value, forum);
    if (either) others.push(either);
    else if (!condition) lost.push({ param, value });
    else if (condition.not) others.push([condition]);
    else choices.set(param, [...(choices.get(param) ?? []), condition]);
  }
  return tidy({ clauses: [...choices.values(), ...others], lost });
}

/** Drops what is said twice and unwraps what needs no wrapping, so that one question has one URL. */
export function tidy({ clauses, lost }: Search): Search {
  const once = clauses
    .map((clause) => distinct(clause.map(unwrapped), nameOf))
    .filter(({ length }) => length > 0)
    .flatMap((clause) => {
      const [only] = clause;
      return only?.kind === 'all' && !only.not && clause.length === 1 ? only.clauses : [clause];
    });
  return {
    clauses: distinct(once, (clause) => clause.map(nameOf).sort().join('&')),
    lost: distinct(lost, ({ param, value }) => `${param}=${value}`),
  };
}

/** An `all` of one condition is that condition. */
function unwrapped(condition: Condition): Condition {
  if (condition.kind !== 'all') return condition;
  const { clauses } = tidy({ clauses: condition.clauses, lost: [] });
  const [only] = clauses.length === 1 ? (clauses[0] ?? []) : [];
  if (!only || clauses[0]?.length !== 1) return { ...condition, clauses };
  const { not, ...inner } = only;
  return Boolean(not) !== Boolean(condition.not) ? { ...inner, not: true } : inner;
}

function distinct<T>(list: readonly T[], name: (each: T) => string): T[] {
  return [...new Map(list.map((each) => [name(each), each] as const).reverse()).values()].reverse();
}

const pairOf = (condition: Condition): [string, string] => [
  `${condition.not ? '-' : ''}${fieldOf(condition)}`,
  valueIn(condition),
];

/** Writes a search as URL parameters, always in the same order for the same search. */
export function writeSearch(search: Search): URLSearchParams {
  const { clauses, lost } = tidy(search);
  const params = new URLSearchParams();
  const taken = new Set<string>();
  const later: [string, string][] = [];
  for (const clause of clauses) {
    const field = clauseField(clause);
    const [only] = clause;
    if (field && !taken.has(field) && clause.every(({ not }) => !not)) {
      taken.add(field);
      for (const condition of clause) params.append(...pairOf(condition));
    } else if (only?.not && clause.length === 1) later.push(pairOf(only));
    else later.push([EITHER, new URLSearchParams(clause.map(pairOf)).toString()]);
  }
  for (const [param, value] of later) params.append(param, value);
  for (const { param, value } of lost) params.append(param, value);
  return params;
}
