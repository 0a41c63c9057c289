import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '#iq/profile.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';
import { refsOf } from './means.ts';

const questionnaire = questionnaireSchema.parse({
  title: 'Tiny',
  dates: ['2026-01-01'],
  timezone: 'UTC',
  currency: 'EUR',
  seniorityBands: [{ band: 'All', titleStartsWith: ['*'] }],
  budgetQuestion: 'Budget?',
  budgetBands: [
    { label: 'Small', min: 0 },
    { label: 'Large', min: 1_000_000 },
  ],
  questions: [
    { id: 'one', type: 'single', text: 'One?', options: ['Sea', 'Sea & air', 'Land'] },
    { id: 'grid', type: 'matrix', text: 'Grid?', rows: ['Rail'], columns: ['More', 'Less'] },
    { id: 'rank', type: 'rank', text: 'Rank?', options: ['Gas', 'Oil', 'Sun'] },
    { id: 'say', type: 'text', text: 'Say?' },
  ],
});
const person = (ref: string, more: Partial<Profile>): Profile => ({
  id: ref,
  ref,
  name: 'Zoë Ng',
  title: 'Pilot',
  organisation: 'Port',
  country: 'Norway',
  seniority: 'All',
  budget: null,
  answers: {},
  ...more,
});
const people = [
  person('a', { budget: 1_000_000, answers: { one: 'Sea', rank: ['Oil', 'Gas'] } }),
  person('b', { budget: 999_999, country: 'Sweden', answers: { one: 'Sea & air' } }),
  person('c', { answers: { grid: { Rail: 'Less' }, rank: ['Gas'], say: 'Old ports' } }),
];
const fits = (means: string) => refsOf(means, { questionnaire, people }).join('');

const KNOWN = {
  all: 'abc',
  'one=Sea': 'a',
  "one='Sea & air'": 'b',
  'one={Sea, Land}': 'a',
  '!one=Sea': 'bc',
  'rank=Gas': 'ac',
  'rank#1=Gas': 'c',
  'rank#2=Gas & !rank#1=Gas': 'a',
  'grid.Rail=Less': 'c',
  'answered(grid.Rail) | answered(one)': 'abc',
  'budget>=1m': 'a',
  'budget>1m': '',
  'budget:Small': 'b',
  '!budget<1m': 'ac',
  'words(port)': 'abc',
  'words(say: port)': 'c',
  'words(zoe)': 'abc',
  'country=Norway & (one=Sea | words(old))': 'ac',
};

for (const [means, who] of Object.entries(KNOWN))
  test(`the plain loop reads ${means}`, () => assert.equal(fits(means), who));

test('a meaning that is no filter, or of no one option, is an error', () => {
  for (const wrong of ['one=Se', 'one=Moon', 'nothing=Sea', 'one=Sea &', 'budget:Huge', '(all'])
    assert.throws(() => fits(wrong), Error, wrong);
});
