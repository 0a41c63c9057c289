/** What is said of the quality of suggestions is measured here, on ties that others published. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LISTED } from '#iq/connections/connections.ts';
import { readLawyers } from '../bench/connections/lawyers.ts';
import {
  amongEvents,
  amongLawyers,
  aucOf,
  mostShown,
  SEEDS,
} from '../bench/connections/measures.ts';

test('the law firm is read whole: 71 lawyers, 36 of them partners, 892 arcs, 175 of the pairs both ways', () => {
  const { known, arcs, mutual } = readLawyers();
  const partners = known.filter(({ status }) => status === 'P').length;
  assert.deepEqual([known.length, partners, arcs.length, mutual.length], [71, 36, 892, 175]);
  assert.equal(new Set(arcs.map(String)).size, 892);
  assert.ok(arcs.every(([from, to]) => from !== to && to < 71));
});

test('ties that both lawyers have are found better by likeness, two-sided, than by who is asked most', () => {
  const found = amongLawyers('mutual', SEEDS.slice(0, 10));
  const auc = (method: string) => aucOf(found[method]).mean;
  const product = auc('likeness, both sides (the product)');
  assert.ok(product > auc('popularity') + 0.04, `${product}`);
  assert.ok(product > auc('random') + 0.2, `${product}`);
});

test('nobody is handed out more often than others, where the best of each would be', () => {
  assert.ok(mostShown('handed out') <= LISTED);
  assert.ok(mostShown('best of each') > LISTED);
});

test('at brokerage events, whom those alike met says more than who is met most', (t) => {
  const events = Object.values(amongEvents([1, 2, 3, 4, 5]));
  if (events.length === 0) return t.skip('the events are not here');
  const mean = (method: string) =>
    events.reduce((sum, found) => sum + aucOf(found[method]).mean, 0) / events.length;
  assert.ok(mean('met by those alike, both sides') > mean('popularity') + 0.03);
});
