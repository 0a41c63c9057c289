import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find } from '#iq/find.ts';
import { buildIndex } from '#iq/index.ts';
import { readWords } from '#iq/words.ts';
import { banks } from '../../test/questions/forums/banks.ts';

const { questionnaire, people } = banks();
const SENIOR = 'Senior Risk Manager';
const senior = people.filter(({ title }) => title === SENIOR);
const mixed = people.map((each) =>
  senior.indexOf(each) % 2 === 1 ? { ...each, title: 'Sr Risk Manager' } : each,
);
const index = buildIndex(questionnaire, mixed);

for (const asked of ['senior risk managers', 'sr risk managers', 'Snr. Risk Manager'])
  test(`“${asked}” finds whoever is called Senior and whoever is called Sr`, () => {
    const { clauses, notUnderstood } = readWords(asked, index);
    const { rows } = find(index, { clauses, lost: [] });
    assert.ok(senior.length > 1);
    assert.deepEqual([rows.length, notUnderstood], [senior.length, []]);
  });
