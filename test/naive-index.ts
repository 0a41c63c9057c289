/** Plain readings of a search, from the people's answers themselves and nothing of the index. */
import { searchForm } from '#base/folding.ts';
import { type Field, fieldsOf, type Source } from '#iq/fields.ts';
import type { Profile } from '#iq/profile.ts';
import { type Condition, fieldOf, type Range, type Search } from '#iq/query.ts';
import { slips } from '#iq/slips.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

/** Values in use of what people bring: the most frequent first, equals by alphabet. */
function inUse(people: readonly Profile[], column: 'country' | 'organisation'): string[] {
  const uses = new Map<string, number>();
  for (const { [column]: value } of people) if (value) uses.set(value, (uses.get(value) ?? 0) + 1);
  return [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([value]) => value);
}

export const fieldsFor = (of: Questionnaire, people: readonly Profile[], staff = false): Field[] =>
  fieldsOf(
    of,
    { country: inUse(people, 'country'), organisation: inUse(people, 'organisation') },
    staff,
  );

export type Naive = { of: Questionnaire; people: readonly Profile[]; fields: readonly Field[] };

export function fits(person: Profile, condition: Condition, naive: Naive): boolean {
  return plainly(person, condition, naive) !== Boolean(condition.not);
}

function plainly(person: Profile, condition: Condition, naive: Naive): boolean {
  if (condition.kind === 'range') return isWithin(person.budget, condition.range);
  if (condition.kind === 'words') return says(person, condition, naive);
  if (condition.kind === 'all')
    return condition.clauses.every((clause) => clause.some((each) => fits(person, each, naive)));
  const key = condition.field;
  const source = naive.fields.find((each) => each.key === key)?.source;
  if (condition.kind === 'option')
    return source !== undefined && has(person, source, condition.option);
  if (key === 'budget') return person.budget !== null;
  // whether or not anybody has a country now, the word means where people are from
  if (key === 'country' || key === 'organisation') return person[key] !== '';
  if (source?.of === 'registration') return Boolean(person[source.column]);
  const answer = person.answers[source?.question ?? key];
  if (answer === undefined) return false;
  if (source?.of === 'row') return (answer as Record<string, string>)[source.row] !== undefined;
  return Object.keys(answer).length > 0;
}

function isWithin(budget: number | null, { min, over, max, under }: Range): boolean {
  if (budget === null) return false;
  if (min !== null && (over ? budget <= min : budget < min)) return false;
  return max === null || (under ? budget < max : budget <= max);
}

type Said = { words: string; in?: string };

function wordsOf(person: Profile, { in: open }: Said, { of }: Naive): string[] {
  const written = of.questions.flatMap(({ type, id }) =>
    type === 'text' && (open === undefined || id === open) ? [person.answers[id] ?? ''] : [],
  );
  const called = open === undefined ? [person.name, person.title, person.organisation] : [];
  return searchForm([...called, ...written].join(' '))
    .split(' ')
    .filter(Boolean);
}

/** Who has each word, or one that begins with it; where nobody has, one that is a slip away. */
function says(person: Profile, said: Said, naive: Naive): boolean {
  const own = wordsOf(person, said, naive);
  return searchForm(said.words)
    .split(' ')
    .every((word) => {
      const begins = (each: string) => each === word || (word.length > 2 && each.startsWith(word));
      const known = naive.people.some((each) => wordsOf(each, said, naive).some(begins));
      return own.some(
        known ? begins : (each) => slips(word) > 0 && withinSlips(word, each, slips(word)),
      );
    });
}

export function has(person: Profile, source: Source, option: string): boolean {
  if (source.of === 'registration') return person[source.column] === option;
  const answer = person.answers[source.question];
  if (answer === undefined) return false;
  if (source.of === 'row') return (answer as Record<string, string>)[source.row] === option;
  if (typeof answer === 'string') return answer === option;
  const place = (answer as string[]).indexOf(option);
  return place >= 0 && (source.of !== 'ranking' || place < source.depth);
}

/** Whoever fits a search, the clauses of the field `but` aside. */
export const matches = (naive: Naive, search: Search, but?: string): Profile[] =>
  naive.people.filter((person) =>
    search.clauses
      .filter((clause) => !but || clause.some((condition) => fieldOf(condition) !== but))
      .every((clause) => clause.some((condition) => fits(person, condition, naive))),
  );

export function moneyOf(people: readonly Profile[]) {
  const given = people.flatMap(({ budget }) => budget ?? []).sort((a, b) => a - b);
  if (given.length === 0) return null;
  const [low = 0, high = 0] = [given[(given.length - 1) >> 1], given[given.length >> 1]];
  return {
    answered: given.length,
    total: given.reduce((sum, amount) => sum + amount, 0),
    median: (low + high) / 2,
  };
}

/**
 * Whether two words are at most so many slips apart (restricted Damerau–Levenshtein distance:
 * Boytsov, “Indexing methods for approximate dictionary searching”, 2011, 2.2).
 */
export function withinSlips(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (above[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (same ? 0 : 1),
      );
      if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    [before, above] = [above, row];
  }
  return (above[b.length] as number) <= most;
}
