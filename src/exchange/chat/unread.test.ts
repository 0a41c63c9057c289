import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '#exchange/chat/message.ts';
import { heard, unreadNow } from '#exchange/chat/unread.ts';

const message = (number: number, room: string, author: string, more: Partial<Message> = {}) => ({
  ...{ number, kind: 'message' },
  body: { room, author: { id: author, name: author }, version: 1, deletedAt: null, ...more },
});
const read = (number: number, room: string, person: string) => ({
  ...{ number, kind: 'read' },
  body: { room, person, number: 9, at: null },
});
const after = (...events: { number: number; kind: string; body: unknown }[]) =>
  events.flatMap((event) => heard(event, { me: 'me', silenced: ['cad'] }) ?? []);

test('messages of others wait, on top of what was counted when the page was drawn', () => {
  const since = after(message(5, 'a', 'ann'), message(6, 'b', 'ben'), message(7, 'a', 'ann'));
  assert.equal(unreadNow({ a: 2 }, 4, since), 5);
  assert.equal(unreadNow({ a: 2 }, 6, since), 3); // those before the load are in its count
  assert.equal(unreadNow({}, 7, since), 0);
});

test('a room that is read here or on another device, or written in, waits no more', () => {
  assert.equal(unreadNow({ a: 2, b: 1 }, 4, after(read(5, 'a', 'me'))), 1);
  assert.equal(unreadNow({ a: 2, b: 1 }, 4, after(message(5, 'a', 'me'))), 1);
  assert.equal(unreadNow({ a: 2 }, 4, after(read(5, 'a', 'me'), message(6, 'a', 'ann'))), 1);
  assert.equal(unreadNow({ a: 2 }, 4, after(read(5, 'a', 'ann'))), 2);
});

test('signs, edits, deletions, other kinds, and words of the blocked are nothing new to read', () => {
  const since = after(
    message(5, 'a', 'ann', { version: 2 }),
    message(6, 'a', 'ann', { deletedAt: '2030-01-01T10:00:00Z' }),
    { number: 7, kind: 'notice', body: {} },
    message(8, 'a', 'cad'),
  );
  assert.equal(unreadNow({ a: 1 }, 4, since), 1);
});
