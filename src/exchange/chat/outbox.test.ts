import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flush, Outbox, type Reply, type Unsent } from '#exchange/chat/outbox.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
const written = (id: string): Unsent => ({ id, room: 'r', body: id, writtenAt: '', refused: null });

test('however the line breaks, each message arrives once, in the order written, and none is lost', async () => {
  const weather = fc.constantFrom('fine', 'lost on the way', 'answer lost');
  await fc.assert(
    fc.asyncProperty(fc.array(weather, { maxLength: 30 }), async (days) => {
      const keep = storage();
      const ids = ['a', 'b', 'c', 'd'];
      for (const id of ids) new Outbox(keep, 'me').add(written(id));
      const server: string[] = [];
      const left = [...days];
      const post = async ({ id }: Unsent): Promise<Reply<string>> => {
        const day = left.shift() ?? 'fine';
        if (day === 'lost on the way') return 'unreachable';
        if (!server.includes(id)) server.push(id); // the server knows ids
        return day === 'fine' ? { message: id } : 'unreachable';
      };
      const told: string[] = [];
      // each round is a page that was closed and opened again
      while (!(await flush(new Outbox(keep, 'me'), post, (id) => told.push(id))));
      assert.deepEqual(server, ids);
      assert.deepEqual(told, ids);
      assert.deepEqual(new Outbox(keep, 'me').all(), []);
    }),
  );
});

test('a refused message stays, says why, and is sent again only when told to', async () => {
  const outbox = new Outbox(storage(), 'me');
  outbox.add(written('bad'));
  outbox.add(written('good'));
  const asked: string[] = [];
  const post = async ({ id }: Unsent): Promise<Reply<string>> => {
    asked.push(id);
    return id === 'bad' && asked.length < 3 ? { refused: 'gone' } : { message: id };
  };
  assert.equal(await flush(outbox, post, () => {}), true);
  assert.deepEqual(outbox.all(), [{ ...written('bad'), refused: 'gone' }]);
  await flush(outbox, post, () => {});
  outbox.mark('bad', null);
  await flush(outbox, post, () => {});
  assert.deepEqual(asked, ['bad', 'good', 'bad']);
  assert.deepEqual(outbox.all(), []);
});

test('one person’s outbox is not another’s, and a broken one is empty', () => {
  const keep = storage();
  new Outbox(keep, 'me').add(written('a'));
  assert.deepEqual(new Outbox(keep, 'you').all(), []);
  keep.setItem('plenary:outbox:me', '[{"id":1},{]');
  assert.deepEqual(new Outbox(keep, 'me').all(), []);
});
