import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Condition, readSearch, writeSearch } from '#iq/query.ts';
import { movedTo, refused, toggled, turned, withClause, withoutFields } from '#iq/steps.ts';
import { demoIndex } from '../../test/demo-index.ts';

const index = demoIndex();
const search = (query: string) => readSearch(new URLSearchParams(query), index);
const norway: Condition & { not?: never } = {
  kind: 'option',
  field: 'country',
  option: 'Netherlands',
};

test('a tap on “not” asks for the opposite, in the place of what was chosen; a second takes it off', () => {
  assert.equal(String(refused(search(''), norway)), '-country=Netherlands');
  assert.equal(String(refused(search('country=Netherlands'), norway)), '-country=Netherlands');
  assert.equal(String(refused(search('-country=Netherlands'), norway)), '');
});

test('a refusal leaves the other choices of the field alone', () => {
  const both = search('country=Netherlands&country=United+Kingdom');
  assert.equal(String(refused(both, norway)), 'country=United+Kingdom&-country=Netherlands');
});

test('a chip turned round is its opposite: not (a or b) is neither', () => {
  const asked = search('country=Netherlands&country=United+Kingdom&budget=5..');
  const [clause = []] = asked.clauses;
  assert.equal(
    String(withClause(asked, clause, turned(clause))),
    'budget=5..&-country=Netherlands&-country=United+Kingdom',
  );
  const back = search('-country=Netherlands');
  const [not = []] = back.clauses;
  assert.equal(String(withClause(back, not, turned(not))), 'country=Netherlands');
});

test('to clear a question takes off all that is asked of it, silence included, and nothing else', () => {
  const asked = search('country=Netherlands&-country=United+Kingdom&budget=5..&-answered=budget');
  assert.equal(
    String(writeSearch(withoutFields(asked, ['country']))),
    'budget=5..&-answered=budget',
  );
  assert.equal(
    String(writeSearch(withoutFields(asked, ['budget']))),
    'country=Netherlands&-country=United+Kingdom',
  );
});

test('options of a ranking move to another depth of it', () => {
  const ranking = index.fields.find(({ source }) => source.of === 'ranking' && source.whole);
  assert.ok(ranking);
  const [first = ''] = ranking.options;
  const asked = search(String(new URLSearchParams({ [ranking.key]: first })));
  const moved = writeSearch(movedTo(asked, ranking.key, `${ranking.key}.first`));
  assert.deepEqual([...moved], [[`${ranking.key}.first`, first]]);
});

test('a second tap takes an option off again', () => {
  const on = toggled(search('budget=5..'), norway);
  assert.equal(String(toggled(search(String(on)), norway)), 'budget=5..');
});
