import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonText, keysOf } from '#base/ordered.ts';
import { arranged } from '#report/edition.ts';
import { matrixRows, moneyBars } from '#report/figures.ts';
import { disclosed } from '#research/disclosure.ts';
import type { Distribution, Matrix } from '#research/figure.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { tally } from '#research/tally.ts';

const scale = ['5', '4', '3', '2', '1'];
const rate = { id: '10', type: 'matrix' as const, text: 'Rate', rows: ['2', '1'], columns: scale };
const questionnaire = questionnaireSchema.parse({
  title: 'A forum of numbers',
  dates: ['2026-05-01'],
  timezone: 'Europe/Athens',
  currency: 'EUR',
  budgetQuestion: 'Budget',
  budgetBands: [
    { label: '9', min: 0 },
    { label: '1', min: 100 },
  ],
  questions: [{ id: '2', type: 'single', text: 'Mark', options: scale }, rate],
});
const figures = tally(questionnaire, { people: [], responses: new Map() });
const place = { key: 'rate', id: 'ABC123', number: '1', name: 'Rate', of: 0, notes: [] };

test('options that are numbers stay in questionnaire order wherever they go', () => {
  const text = jsonText(disclosed(figures, []));
  const places = [...text.matchAll(/"(\d+)":\{"count"/g)].map(([, option]) => option);
  assert.deepEqual(places, ['9', '1', ...scale, ...scale, ...scale]);
  assert.deepEqual(keysOf(figures), ['combinedSpend', 'budgetBands', '2', '10']);

  const money = moneyBars(figures.budgetBands as Distribution, place);
  assert.deepEqual(
    money.shares.map(({ label }) => label),
    ['9', '1'],
  );
  const matrix = matrixRows(rate, figures['10'] as Matrix, () => '', place);
  for (const row of matrix.rows)
    assert.deepEqual(
      row.shares.map(({ label }) => label),
      scale,
    );
});

test('an edition has the order of its questionnaire, whatever the database made of it', () => {
  const stored = JSON.parse(jsonText(figures));
  assert.equal(jsonText(arranged(figures, stored)), jsonText(figures));
});
