import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparison } from '#iq/compare.ts';
import { fieldsOf } from '#iq/fields.ts';
import type { Profile } from '#iq/profile.ts';
import { markedIn, runsOf, spansOfLost } from '#iq/spans.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

const questionnaire = questionnaireSchema.parse({
  title: 'F',
  dates: ['2026-01-01'],
  timezone: 'Europe/London',
  currency: 'GBP',
  budgetBands: [],
  questions: [
    { id: 'need', type: 'multi', text: 'Need', options: ['Speed', 'Trust', 'Calm'] },
    { id: 'first', type: 'rank', text: 'Priority', options: ['AI', 'Cloud'] },
    { id: 'spend', type: 'matrix', text: 'Spend', rows: ['AI', 'Cars'], columns: ['More', 'Less'] },
    { id: 'why', type: 'text', text: 'Why' },
    { id: 'never', type: 'single', text: 'Never asked', options: ['Yes'] },
  ],
});
const fields = fieldsOf(questionnaire, { country: ['UK'], organisation: ['O'] });
const person = (ref: string, budget: number | null, answers: Profile['answers']): Profile => ({
  ...{ id: ref, ref, name: ref, title: '', organisation: 'O', country: 'UK', seniority: null },
  budget,
  answers,
});
const told = (people: Profile[]) =>
  comparison(people, questionnaire, fields).map(({ title, lines }) => [
    title,
    ...lines.map(({ label, verdict, cells }) => [
      label,
      verdict,
      cells.map((cell) => cell.map(({ text, shared }) => (shared ? `${text}!` : text)).join(' ')),
    ]),
  ]);

test('a comparison says of each answer what is the same, what in part, and what differs', () => {
  const a = { need: ['Speed', 'Trust'], first: ['AI', 'Cloud'], spend: { AI: 'More' }, why: 'x' };
  const b = {
    need: ['Trust', 'Calm'],
    first: ['Cloud', 'AI'],
    spend: { AI: 'More', Cars: 'Less' },
  };
  assert.deepEqual(told([person('a', 1000, a), person('b', null, b)]), [
    ['Registration and money', ['Country', 'same', ['UK!', 'UK!']], ['Budget', null, ['£1k', '']]],
    ['Need', ['', 'some', ['Speed Trust!', 'Trust! Calm']]],
    ['Priority', ['', 'some', ['AI! Cloud!', 'Cloud! AI!']]],
    ['Spend', ['AI', 'same', ['More!', 'More!']], ['Cars', null, ['', 'Less']]],
    ['Why', ['', null, ['x', '']]],
  ]);
});

test('an answer is the same only where everyone gave it', () => {
  const people = [
    person('a', null, { need: ['Speed'] }),
    person('b', null, { need: ['Speed'] }),
    person('c', null, {}),
  ];
  assert.deepEqual(told(people).at(-1), ['Need', ['', 'some', ['Speed', 'Speed', '']]]);
});

test('a question in parts is the whole question, whatever its spans say', () => {
  const asked = 'chiefs with AI urgently';
  const spans = [
    { from: 12, to: 14, kind: 'understood' as const, name: 'AI' },
    { from: 0, to: 6, kind: 'understood' as const },
    { from: 4, to: 9, kind: 'plain' as const },
    { from: 15, to: 99, kind: 'plain' as const },
  ];
  assert.deepEqual(markedIn(asked, spans), [
    { text: 'chiefs', kind: 'understood', name: null },
    { text: ' with ', kind: 'plain', name: null },
    { text: 'AI', kind: 'understood', name: 'AI' },
    { text: ' urgently', kind: 'plain', name: null },
  ]);
  assert.deepEqual(spansOfLost(asked, ['urgently', 'absent']), [
    { from: 15, to: 23, kind: 'not-understood' },
  ]);
});

test('parts that follow each other are marked as one, and lost words in a row are told as one', () => {
  const asked = 'more cloud, very  urgently or soon';
  const spans = [
    { from: 0, to: 4, kind: 'understood' as const },
    { from: 5, to: 10, kind: 'understood' as const },
    { from: 12, to: 16, kind: 'not-understood' as const },
    { from: 18, to: 26, kind: 'not-understood' as const },
    { from: 30, to: 34, kind: 'not-understood' as const },
  ];
  const marked = markedIn(asked, spans);
  assert.deepEqual(
    marked.map(({ text, kind }) => [text, kind]),
    [
      ['more cloud', 'understood'],
      [', ', 'plain'],
      ['very  urgently', 'not-understood'],
      [' or ', 'plain'],
      ['soon', 'not-understood'],
    ],
  );
  const lost = ['very', 'urgently', 'soon', 'gone'];
  assert.deepEqual(runsOf(marked, lost), [['very', 'urgently'], ['soon'], ['gone']]);
  assert.deepEqual(runsOf([], lost), [['very'], ['urgently'], ['soon'], ['gone']]);
});
