import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mentionedIn } from '#exchange/chat/mentioned.ts';
import { mentionAt, offered } from '#exchange/chat/mentioning.ts';
import { partsOf } from '#exchange/chat/parts.ts';

const ann = { id: 'a', name: 'Ann Lee' };
const smith = { id: 's', name: 'Ann Lee-Smith' };
const priya = { id: 'p', name: 'Priya McAllister' };

test('only http and https become links, without the sentence around them', () => {
  const hrefs = (body: string) =>
    partsOf(body, []).flatMap((part) => ('href' in part ? [part.href] : []));
  assert.deepEqual(hrefs('See https://example.org/a(b), or (http://x.example).'), [
    'https://example.org/a(b)',
    'http://x.example/',
  ]);
  for (const none of ['javascript:alert(1)', 'https://', 'data:text/html,x', 'ftp://a.example'])
    assert.deepEqual(hrefs(none), []);
});

test('parts put together are the words as they were written', () => {
  const piece = fc.constantFrom(
    '@Ann Lee',
    'https://a.example/?q=1',
    ' ',
    ',',
    'so',
    '@Priya',
    '(',
  );
  const body = fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 12 });
  fc.assert(
    fc.property(body, (pieces) => {
      const words = pieces.join('');
      const named = [
        { name: 'Ann Lee', me: true },
        { name: '', me: false },
      ];
      const parts = partsOf(words, named);
      assert.equal(parts.map(({ text }) => text).join(''), words);
    }),
  );
});

test('who is named is marked, the reader apart, and a longer name is not a shorter one', () => {
  const people = [ann, smith, priya];
  assert.deepEqual(mentionedIn('@Ann Lee-Smith and @Priya McAllister', people), ['s', 'p']);
  assert.deepEqual(mentionedIn('@Ann Lee, @Ann Lee-Smith', people), ['a', 's']);
  assert.deepEqual(mentionedIn('ann@lee.example', people), []);
  assert.deepEqual(partsOf('Hi @Ann Lee!', [{ name: 'Ann Lee', me: true }]), [
    { text: 'Hi ' },
    { text: '@Ann Lee', me: true },
    { text: '!' },
  ]);
});

test('a name is offered while it is written after an @, not within an address', () => {
  assert.deepEqual(mentionAt('Hi @pri', 7), { from: 3, words: 'pri' });
  assert.deepEqual(mentionAt('@', 1), { from: 0, words: '' });
  assert.equal(mentionAt('me@pri', 6), null);
  assert.equal(mentionAt('@pri\nmore', 9), null);
  assert.equal(mentionAt('nothing', 3), null);
  const names = (words: string) => offered([ann, smith, priya], words).map(({ id }) => id);
  assert.deepEqual(names('mca'), ['p']);
  assert.deepEqual(names('ann l'), ['a', 's']);
  assert.deepEqual(names('zz'), []);
});
