import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { crosstabOf } from '#iq/crosstab.ts';
import { find } from '#iq/find.ts';
import { buildIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import type { Clause } from '#iq/query.ts';
import { type Variable, variablesOf } from '#iq/variables.ts';
import { fieldsFor, fits, matches, type Naive } from '../../test/naive-index.ts';
import { aQuestionnaire, aSearch, people } from '../../test/random-forum.ts';

const asked = aQuestionnaire.chain((of) =>
  people(of).chain((all) => {
    const naive: Naive = { of, people: all, fields: fieldsFor(of, all) };
    const search = aSearch({ fields: naive.fields, questionnaire: of });
    return fc.record({ naive: fc.constant(naive), search, a: fc.nat(), b: fc.nat() });
  }),
);
const lines = ({ choices, none }: Variable): Clause[] => [...choices.map((c) => c.clause), none];

test('every count of a crosstab is what a plain loop over the people counts', () => {
  fc.assert(
    fc.property(asked, ({ naive, search, a, b }) => {
      const index = buildIndex(naive.of, naive.people);
      const variables = variablesOf(index);
      const [down, across] = [variables[a % variables.length], variables[b % variables.length]];
      if (!down || !across) return;
      const table = crosstabOf(index, search, down, across);
      const group = matches(naive, search);
      const says = (person: Profile, clause: Clause) =>
        clause.some((condition) => fits(person, condition, naive));
      const among = (...clauses: Clause[]) =>
        group.filter((person) => clauses.every((clause) => says(person, clause))).length;
      const spoke = ({ none }: Variable): Clause => none.map((each) => ({ ...each, not: false }));
      assert.deepEqual(table, {
        total: group.length,
        answered: {
          down: among(spoke(down)),
          across: among(spoke(across)),
          both: among(spoke(down), spoke(across)),
        },
        rows: lines(down).map((row) => ({ total: among(row), base: among(row, spoke(across)) })),
        columns: lines(across).map((c) => ({ total: among(c), base: among(c, spoke(down)) })),
        cells: lines(down).map((row) => lines(across).map((column) => among(row, column))),
      });
    }),
    { numRuns: 60 },
  );
});

test('the list behind a number has as many people as the number says', () => {
  fc.assert(
    fc.property(asked, ({ naive, search, a }) => {
      const index = buildIndex(naive.of, naive.people);
      const variables = variablesOf(index);
      const variable = variables[a % variables.length];
      if (!variable) return;
      const { rows } = crosstabOf(index, search, variable, null);
      const listed = lines(variable).map(
        (clause) => find(index, { ...search, clauses: [...search.clauses, clause] }).total,
      );
      assert.deepEqual(
        rows.map(({ total }) => total),
        listed,
      );
    }),
    { numRuns: 40 },
  );
});
