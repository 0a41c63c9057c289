import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find } from '#iq/find.ts';
import { buildIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
import type { Search } from '#iq/query.ts';
import { update } from '#iq/update.ts';
import { questionnaires } from '../../test/random-forum.ts';

const from = (country: string, i: number): Profile => ({
  ...{ id: String(i), ref: String(1000 + i), name: 'Jo', title: '', organisation: '' },
  ...{ country, seniority: null, budget: null, answers: {} },
});
const asks = (country: string): Search => ({
  clauses: [[{ kind: 'option', field: 'country', option: country }]],
  lost: [],
});

/** How many are from each country, by its own search and as counted beside the others. */
function counted(index: ReturnType<typeof buildIndex>) {
  const field = index.fields.find(({ key }) => key === 'country');
  const facet = find(index, { clauses: [], lost: [] }).facets.find((each) => each.field === field);
  return (field?.options ?? []).map((option, i) => {
    assert.equal(find(index, asks(option)).total, facet?.counts[i]);
    return [option, facet?.counts[i]];
  });
}

test('countries that are new, more than there was room for, are counted as any other', () => {
  let index = buildIndex(questionnaires.smallest, [from('Norway', 0), from('', 1)]);
  assert.deepEqual(counted(index), [['Norway', 1]]);
  for (let i = 0; i < 40; i++)
    index = update(index, { put: [from(`Land ${String(i).padStart(2, '0')}`, 2 + i)], remove: [] });
  index = update(index, { put: [from('Norway', 2)], remove: ['1003'] });
  const expected = Array.from({ length: 38 }, (_, i) => [
    `Land ${String(i + 2).padStart(2, '0')}`,
    1,
  ]);
  assert.deepEqual(counted(index), [['Norway', 2], ...expected]);
  assert.equal(find(index, asks('Land 00')).total, 0);
});

test('as many new countries at once as there was no room for are all counted', () => {
  const index = buildIndex(questionnaires.smallest, [from('Norway', 0)]);
  const put = Array.from({ length: 30 }, (_, i) => from(`Land ${i}`, 1 + i));
  const after = update(index, { put, remove: [] });
  assert.equal(counted(after).length, 31);
  assert.ok(put.every(({ country }) => find(after, asks(country)).total === 1));
});

test('so many countries that they are no planes are counted alike', () => {
  const people = Array.from({ length: 900 }, (_, i) => from(`Land ${i % 300}`, i));
  const index = buildIndex(questionnaires.smallest, people);
  const all = counted(index);
  assert.equal(all.length, 300);
  assert.ok(all.every(([, count]) => count === 3));
  const after = update(index, { put: [from('Norway', 0)], remove: ['1001'] });
  assert.equal(find(after, asks('Norway')).total, 1);
  assert.equal(find(after, asks('Land 1')).total, 2);
  const unknown: Search = { clauses: [[{ kind: 'answered', field: 'country' }]], lost: [] };
  assert.equal(find(after, unknown).total, 899);
});
