import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTo } from '#iq/answer.ts';
import { facetsOf } from '#iq/facets.ts';
import { readSearch, writeSearch } from '#iq/query.ts';
import { refused, toggled } from '#iq/steps.ts';
import { demoIndex } from '../../test/demo-index.ts';

const index = demoIndex();
const link = (params: URLSearchParams, opened?: readonly string[]) =>
  `?${params}${opened ? ` ${opened}` : ''}`;

function facets(query: string, opened: string[] = []) {
  const answer = answerTo(index, new URLSearchParams(query), null, { limit: 1, cursor: null });
  return facetsOf({ index, answer, opened, link });
}
const group = (query: string, key: string, opened?: string[]) => {
  const found = facets(query, opened).find((each) => each.key === key);
  assert.ok(found, key);
  return found;
};

test('every option leads to the search with it switched, and to the search with it refused', () => {
  for (const query of ['', 'country=Netherlands', '-country=Netherlands&budget=5..'])
    for (const { key, options } of facets(query).filter(({ key }) => key !== 'budget'))
      for (const { label, href, not } of options) {
        const search = readSearch(new URLSearchParams(query), index);
        const condition = { kind: 'option' as const, field: key, option: label };
        assert.equal(href, `?${toggled(search, condition)}`);
        assert.equal(not, `?${refused(search, condition)}`);
      }
});

test('a long list shows its first options and the chosen, and all where it is opened', () => {
  const short = group('', 'organisation');
  assert.equal(short.options.length, 7);
  assert.ok(short.all && short.all.count > 12);
  const last = index.fields.find(({ key }) => key === 'organisation')?.options.at(-1) ?? '';
  const chosen = group(String(new URLSearchParams({ organisation: last })), 'organisation');
  assert.deepEqual(
    chosen.options.filter(({ on }) => on).map(({ label }) => label),
    [last],
  );
  const whole = group('', 'organisation', ['organisation']);
  assert.equal(whole.options.length, short.all?.count);
  assert.equal(whole.all, null);
});

test('a ranking is one group: at any place, first, or among the first', () => {
  const ranking = index.fields.find(({ source }) => source.of === 'ranking' && source.whole);
  assert.ok(ranking);
  const { depths } = group('', ranking.key);
  assert.deepEqual(
    depths.slice(0, 3).map(({ label, on }) => [label, on]),
    [
      ['At any place', true],
      ['First', false],
      ['Top 2', false],
    ],
  );
  const first = group('', `${ranking.key}.first`, [`${ranking.key}.first`]);
  assert.equal(first.depths.find(({ on }) => on)?.label, 'First');
});

test('whoever did not answer is an option of a question; clearing takes everything off', () => {
  const { silent, clear } = group('', 'budget');
  assert.equal(silent?.count, index.profiles.length);
  assert.equal(
    silent?.href,
    `?${writeSearch(readSearch(new URLSearchParams('-answered=budget'), index))}`,
  );
  assert.equal(clear, null);
  assert.equal(
    group('-answered=budget&country=Netherlands', 'budget').clear,
    '?country=Netherlands',
  );
  assert.equal(group('-answered=budget', 'budget').silent?.href, '?');
});
