import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { searchForm } from '#base/folding.ts';
import { type Field, fieldsOf } from '#iq/fields.ts';
import { buildIndex, find } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import { type Condition, fieldOf, type Search } from '#iq/query.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { aQuestionnaire, aSearch, people, questionnaires } from '../../test/random-forum.ts';

/** A plain reading of a condition, from the answers themselves and nothing of the index. */
function fits(person: Profile, condition: Condition, of: Questionnaire, fields: Field[]): boolean {
  return plainly(person, condition, of, fields) !== Boolean(condition.not);
}

function plainly(person: Profile, condition: Condition, of: Questionnaire, fields: Field[]) {
  if (condition.kind === 'money') {
    const { min, over, max, under } = condition.range;
    if (person.budget === null) return false;
    if (min !== null && (over ? person.budget <= min : person.budget < min)) return false;
    return max === null || (under ? person.budget < max : person.budget <= max);
  }
  if (condition.kind === 'words') {
    const written = of.questions.flatMap(({ type, id }) =>
      type === 'text' ? [person.answers[id] ?? ''] : [],
    );
    const text = [person.name, person.title, person.organisation, ...written].join(' ');
    const said = searchForm(text).split(' ');
    return searchForm(condition.words)
      .split(' ')
      .every((word) =>
        said.some((each) => each === word || (word.length > 2 && each.startsWith(word))),
      );
  }
  const source = fields.find(({ key }) => key === condition.field)?.source;
  if (source?.of === 'registration') return person[source.column] === condition.option;
  const answer = source && person.answers[source.question];
  if (answer === undefined) return false;
  if (source?.of === 'row')
    return (answer as Record<string, string>)[source.row] === condition.option;
  if (typeof answer === 'string') return answer === condition.option;
  const place = (answer as string[]).indexOf(condition.option);
  return place >= 0 && (source?.of !== 'ranking' || place < source.depth);
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
      search: aSearch(fields),
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
