import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { find } from '#iq/find.ts';
import { buildIndex, type ForumIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import type { Search } from '#iq/query.ts';
import { orderBy } from '#iq/ranking.ts';
import { update } from '#iq/update.ts';
import { fieldsFor, has, matches, moneyOf, type Naive } from '../../test/naive-index.ts';
import { aQuestionnaire, aSearch, people, questionnaires } from '../../test/random-forum.ts';

const anything = aQuestionnaire.chain((of) =>
  people(of).chain((all) => {
    const naive: Naive = { of, people: all, fields: fieldsFor(of, all) };
    return fc.record({
      naive: fc.constant(naive),
      search: aSearch({ fields: naive.fields, questionnaire: of }),
      plain: fc.boolean(),
    });
  }),
);

const refsOf = (list: readonly Profile[]) => list.map(({ ref }) => ref).sort();

/** Everything that the index says of a search is what a plain loop says. */
function check(index: ForumIndex, naive: Naive, search: Search): void {
  const { total, rows, money, facets, bands } = find(index, search);
  const expected = matches(naive, search);
  assert.equal(total, expected.length);
  assert.deepEqual(
    rows.map((row) => index.people.refOf(row)),
    refsOf(expected),
  );
  assert.deepEqual(money, moneyOf(expected));
  assert.deepEqual(index.fields, naive.fields);
  for (const { field, counts, answered } of facets) {
    const base = matches(naive, search, field.key);
    const having = (option: string) => base.filter((each) => has(each, field.source, option));
    assert.deepEqual(
      counts,
      field.options.map((option) => having(option).length),
    );
    assert.equal(answered, new Set(field.options.flatMap(having)).size);
  }
  const named = matches(naive, search, 'budget').flatMap(({ budget }) => budget ?? []);
  assert.deepEqual(
    bands.map(({ count }) => count),
    [
      named.filter((budget) => budget < 100).length,
      named.filter((budget) => budget >= 100 && budget < 1000).length,
      named.filter((budget) => budget >= 1000).length,
    ],
  );
}

test('the index says of any search what a plain loop over the people says', () => {
  fc.assert(
    fc.property(anything, ({ naive, search, plain }) => {
      check(buildIndex(naive.of, naive.people, { plain }), naive, search);
    }),
    { numRuns: 400 },
  );
});

const changing = aQuestionnaire.chain((of) =>
  fc.tuple(people(of), people(of), people(of)).chain(([before, second, third]) =>
    fc.record({
      of: fc.constant(of),
      before: fc.constant(before),
      steps: fc.tuple(
        ...[second, third].map((put) =>
          fc.record({ put: fc.constant(put), remove: fc.subarray(refsOf([...before, ...second])) }),
        ),
      ),
      search: aSearch({ fields: fieldsFor(of, [...before, ...third]), questionnaire: of }),
      plain: fc.boolean(),
    }),
  ),
);

test('after any changes it says the same as if it had been built of them', () => {
  fc.assert(
    fc.property(changing, ({ of, before, steps, search, plain }) => {
      const now = new Map(before.map((profile) => [profile.ref, profile]));
      let index = buildIndex(of, before, { plain });
      const byBudget = { name: 'budget', of: ({ budget }: Profile) => budget ?? -1 };
      orderBy(index, byBudget);
      for (const { put, remove } of steps) {
        for (const ref of remove) now.delete(ref);
        for (const profile of put) now.set(profile.ref, profile);
        index = update(index, { put, remove });
        const all = [...now.values()];
        check(index, { of, people: all, fields: fieldsFor(of, all) }, search);
        const order = orderBy(index, byBudget);
        const ranked = all.sort(
          (a, b) => (b.budget ?? -1) - (a.budget ?? -1) || (a.ref < b.ref ? -1 : 1),
        );
        const { rows } = find(index, { clauses: [], lost: [] }, { order, limit: 7, from: 2 });
        assert.deepEqual(
          rows.map((row) => index.people.refOf(row)),
          ranked.slice(2, 9).map(({ ref }) => ref),
        );
      }
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
  const amounts = [5, null, 1, 1e15, 8];
  const index = buildIndex(
    questionnaires.smallest,
    amounts.map((amount, i) => person(`${i}`, amount)),
  );
  const everybody = find(index, { clauses: [], lost: [] });
  assert.deepEqual(everybody.money, { answered: 4, total: 1e15 + 14, median: 6.5 });
  const nobody = find(index, { clauses: [[{ kind: 'words', words: 'x' }]], lost: [] });
  assert.equal(nobody.money, null);
});
