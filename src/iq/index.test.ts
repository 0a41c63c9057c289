import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { searchForm } from '#base/folding.ts';
import { type Field, fieldsOf, type Source } from '#iq/fields.ts';
import { buildIndex, find } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { type Condition, fieldOf, type Range, type Search } from '#iq/query.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { aQuestionnaire, aSearch, people, questionnaires } from '../../test/random-forum.ts';

/** A plain reading of a condition, from the answers themselves and nothing of the index. */
function fits(person: Profile, condition: Condition, of: Questionnaire, fields: Field[]): boolean {
  return plainly(person, condition, of, fields) !== Boolean(condition.not);
}

function plainly(person: Profile, condition: Condition, of: Questionnaire, fields: Field[]) {
  if (condition.kind === 'range') return isWithin(person.budget, condition.range);
  if (condition.kind === 'words') return says(person, condition, of);
  if (condition.kind === 'all')
    return condition.clauses.every((clause) =>
      clause.some((each) => fits(person, each, of, fields)),
    );
  const key = condition.field;
  const source = fields.find((each) => each.key === key)?.source;
  if (condition.kind === 'option')
    return source !== undefined && has(person, source, condition.option);
  if (key === 'budget') return person.budget !== null;
  if (source?.of === 'registration') return Boolean(person[source.column]);
  const answer = person.answers[source?.question ?? key];
  if (answer === undefined) return false;
  if (source?.of === 'row') return (answer as Record<string, string>)[source.row] !== undefined;
  return Object.keys(answer).length > 0;
}

function isWithin(budget: number | null, { min, over, max, under }: Range) {
  if (budget === null) return false;
  if (min !== null && (over ? budget <= min : budget < min)) return false;
  return max === null || (under ? budget < max : budget <= max);
}

function says(
  person: Profile,
  { words, in: open }: { words: string; in?: string },
  of: Questionnaire,
) {
  const written = of.questions.flatMap(({ type, id }) =>
    type === 'text' && (open === undefined || id === open) ? [person.answers[id] ?? ''] : [],
  );
  const called = open === undefined ? [person.name, person.title, person.organisation] : [];
  const said = searchForm([...called, ...written].join(' ')).split(' ');
  return searchForm(words)
    .split(' ')
    .every((word) =>
      said.some((each) => each === word || (word.length > 2 && each.startsWith(word))),
    );
}

function has(person: Profile, source: Source, option: string): boolean {
  if (source.of === 'registration') return person[source.column] === option;
  const answer = person.answers[source.question];
  if (answer === undefined) return false;
  if (source.of === 'row') return (answer as Record<string, string>)[source.row] === option;
  if (typeof answer === 'string') return answer === option;
  const place = (answer as string[]).indexOf(option);
  return place >= 0 && (source.of !== 'ranking' || place < source.depth);
}

const matches = (
  all: Profile[],
  search: Search,
  of: Questionnaire,
  fields: Field[],
  but?: string,
): Profile[] =>
  all.filter((person) =>
    search.clauses
      .filter((clause) => !but || clause.some((condition) => fieldOf(condition) !== but))
      .every((clause) => clause.some((condition) => fits(person, condition, of, fields))),
  );

const anything = aQuestionnaire.chain((of) =>
  people(of).chain((all) => {
    const fields = fieldsOf(of, all);
    return fc.record({
      of: fc.constant(of),
      all: fc.constant(all),
      fields: fc.constant(fields),
      search: aSearch({ fields, questionnaire: of }),
    });
  }),
);

test('the index finds whom a plain loop finds, in order of reference', () => {
  fc.assert(
    fc.property(anything, ({ of, all, fields, search }) => {
      const index = buildIndex(of, all);
      const { total, rows } = find(index, search);
      const expected = matches(all, search, of, fields).map(({ ref }) => ref);
      assert.equal(total, expected.length);
      assert.deepEqual(
        rows.map((row) => index.profiles[row]?.ref),
        expected.sort(),
      );
    }),
    { numRuns: 300 },
  );
});

test('counts next to options are exact, and a field does not narrow its own', () => {
  fc.assert(
    fc.property(anything, ({ of, all, fields, search }) => {
      const { facets, bands } = find(buildIndex(of, all), search);
      for (const { field, counts, answered } of facets) {
        const base = matches(all, search, of, fields, field.key);
        const having = (option: string) =>
          base.filter((person) =>
            fits(person, { kind: 'option', field: field.key, option }, of, fields),
          );
        assert.deepEqual(
          counts,
          field.options.map((option) => having(option).length),
        );
        assert.equal(answered, new Set(field.options.flatMap(having)).size);
      }
      const base = matches(all, search, of, fields, 'budget').map(({ budget }) => budget);
      const named = base.filter((budget) => budget !== null);
      assert.deepEqual(
        bands.map(({ count }) => count),
        [
          named.filter((budget) => budget < 100).length,
          named.filter((budget) => budget >= 100 && budget < 1000).length,
          named.filter((budget) => budget >= 1000).length,
        ],
      );
    }),
    { numRuns: 200 },
  );
});

test('the money of those who match is summed, and its middle found', () => {
  const person = (ref: string, budget: number | null): Profile => ({
    id: ref,
    ref,
    name: '',
    title: '',
    organisation: '',
    country: '',
    seniority: null,
    budget,
    answers: {},
  });
  const index = buildIndex(questionnaires.smallest, [
    person('a', 5),
    person('b', null),
    person('c', 1),
    person('d', 100),
    person('e', 8),
  ]);
  const everybody = find(index, { clauses: [], lost: [] }, [0.1, 0.2, 0.9, 0.2, 0]);
  assert.deepEqual(everybody.money, { answered: 4, total: 114, median: 6.5 });
  assert.deepEqual(everybody.rows, [2, 1, 3, 0, 4]);
  const nobody = find(index, { clauses: [[{ kind: 'words', words: 'x' }]], lost: [] });
  assert.equal(nobody.money, null);
});
