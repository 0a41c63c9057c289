/** The index where there are enough people that it counts in all its ways, judged by a plain loop. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find } from '#iq/find.ts';
import { buildIndex } from '#iq/index.ts';
import { update } from '#iq/update.ts';
import { makePeople, profileAt, questionnaire } from '../bench/iq/people.ts';
import { answerPlainly, difference } from '../bench/iq/plain.ts';
import { makeQueries } from '../bench/iq/queries.ts';

const MANY = 8_000;

test('eight thousand people are counted as a plain loop counts them, before and after changes', () => {
  const people = makePeople(MANY);
  const profiles = Array.from({ length: MANY }, (_, row) => profileAt(people, row));
  for (const plain of [false, true]) {
    // everybody in another order at first, and a thousand who come later
    const first = profiles.map((each, row) =>
      row % 3 ? each : { ...each, answers: {}, budget: null },
    );
    let index = buildIndex(questionnaire, first.slice(1000), { plain, spare: 2000 });
    index = update(index, {
      put: profiles.filter((_, row) => row % 3 === 0 || row < 1000),
      remove: [],
    });
    for (const [i, search] of makeQueries(index.fields)
      .slice(0, plain ? 12 : 80)
      .entries()) {
      const found = find(index, search);
      const counts = found.facets.filter(({ field }) => field.key !== 'organisation');
      const wrong = difference(answerPlainly(people, search, index.fields), {
        total: found.total,
        facets: new Map(counts.map(({ field, counts: each }) => [field.key, each])),
        bands: found.bands.map(({ count }) => count),
        money: found.money,
      });
      assert.equal(wrong, null, `question ${i}`);
    }
  }
});
