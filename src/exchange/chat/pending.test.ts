import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#base/ids.ts';
import type { Message } from '#exchange/chat/message.ts';
import { refusedIn, withPending } from '#exchange/chat/pending.ts';
import { type Act, flush, type Reply, replacedBy, type Shelf } from '#exchange/device/act.ts';
import { edit, react, remove } from '#exchange/device/acts.ts';

const ROOM = newId();
const ME = newId();
const THEM = newId();
const ID = newId();
const at = '2030-01-01T10:00:00Z';
const made = () => ({ id: newId(), madeAt: at });
const message = (more: Partial<Message> = {}): Message => ({
  ...{
    id: ID,
    room: ROOM,
    number: 1,
    version: 1,
    author: { id: ME, name: 'Ann' },
    body: 'At noon',
  },
  ...{ sentAt: at, replyTo: null, mentions: [], reactions: [], files: [] },
  ...{ editedAt: null, deletedAt: null, ...more },
});
const words = (body: string, version = 1) =>
  edit(made(), 'f', ROOM, ID, { body, version, mentions: [] });
const shown = (acts: Act[], of = message()) => withPending([of], acts, ROOM, ME)[0];

test('words, signs and a deletion that wait are shown as they will be', () => {
  assert.deepEqual(shown([words('At one')]), {
    ...message({ body: 'At one', editedAt: at }),
    pending: true,
  });
  const given = react(made(), 'f', ROOM, { message: ID, sign: 'heart', on: true });
  const there = message({ reactions: [{ sign: 'heart', people: [THEM] }] });
  assert.deepEqual(shown([given], there)?.reactions, [{ sign: 'heart', people: [THEM, ME] }]);
  const taken = react(made(), 'f', ROOM, { message: ID, sign: 'heart', on: false });
  const mine = message({ reactions: [{ sign: 'heart', people: [ME] }] });
  assert.deepEqual(shown([taken], mine)?.reactions, []);
  const gone = shown([words('At one'), remove(made(), 'f', ROOM, ID)]);
  assert.deepEqual([gone?.body, gone?.deletedAt], ['', at]);
});

test('what waits for another room, was refused, or is of another message changes nothing', () => {
  const refused = { ...words('At one'), refused: { status: 422, why: '', theirs: null } };
  const elsewhere = edit(made(), 'f', newId(), ID, { body: 'x', version: 1, mentions: [] });
  const other = edit(made(), 'f', ROOM, newId(), { body: 'x', version: 1, mentions: [] });
  assert.deepEqual(shown([refused, elsewhere, other]), message());
});

test('a sign that news brought before the answer came is not counted twice', () => {
  const given = react(made(), 'f', ROOM, { message: ID, sign: 'heart', on: true });
  const there = message({ reactions: [{ sign: 'heart', people: [ME] }] });
  assert.deepEqual(shown([given], there)?.reactions, there.reactions);
});

test('who changes waiting words again goes on from what was known then, not from news in between', () => {
  const news = message({ version: 7, body: 'Theirs' });
  assert.equal(shown([words('At one', 1)], news)?.version, 1);
});

test('a refused change shows both versions, the last of one’s own', () => {
  const theirs = message({ version: 4, body: 'Theirs' });
  const refuse = (act: Act): Act => ({
    ...act,
    refused: { status: 409, why: 'The words are others by now', theirs },
  });
  const acts = [refuse(words('At one')), refuse(words('At two'))];
  const [refused, more] = refusedIn(acts, ROOM);
  assert.equal(more, undefined);
  assert.deepEqual(refused?.mine, { body: 'At two', mentions: [] });
  assert.equal(refused?.theirs?.body, 'Theirs');
  // choosing, or deleting, makes the refused ones needless
  assert.deepEqual(
    replacedBy(words('At two', 4), acts),
    acts.map(({ id }) => id),
  );
  assert.equal(replacedBy(remove(made(), 'f', ROOM, ID), acts).length, 2);
});

test('words changed again and again without a line end as the last ones, whatever answers are lost; words that another device changed meanwhile are never overwritten', async () => {
  const step = fc.constantFrom('mine', 'mine', 'theirs');
  const weather = fc.constantFrom('fine', 'fine', 'lost on the way', 'answer lost');
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.array(weather, { maxLength: 20 }),
      async (steps, days) => {
        let acts: Act[] = [];
        const server = { body: 'At noon', version: 1 };
        const mine = steps.flatMap((who, i) => (who === 'mine' ? [`mine ${i}`] : []));
        // written without a line, one knowing the other; the other device has one
        for (const body of mine) acts.push(words(body, shown(acts)?.version ?? 0));
        const changedElsewhere = steps.includes('theirs');
        if (changedElsewhere) Object.assign(server, { body: 'theirs', version: 2 });
        const shelf: Shelf = {
          all: async () => acts,
          add: async () => {},
          done: async (id, changed) => {
            acts = acts
              .filter((each) => each.id !== id)
              .map((each) => changed.find((other) => other.id === each.id) ?? each);
          },
          mark: async (id, refused) => {
            acts = acts.map((each) => (each.id === id ? { ...each, refused } : each));
          },
        };
        const ask = async ({ asking }: Act): Promise<Reply> => {
          const day = days.shift() ?? 'fine';
          if (day === 'lost on the way') return 'unreachable';
          const { body, version } = asking.json as { body: string; version: number };
          if (body !== server.body && version < server.version)
            return { refused: { status: 409, why: '', theirs: { ...server } } };
          if (body !== server.body) Object.assign(server, { body, version: server.version + 1 });
          return day === 'answer lost' ? 'unreachable' : { done: { ...server } };
        };
        while (!(await flush(shelf, ask, () => {})));
        if (changedElsewhere) {
          assert.equal(server.body, 'theirs');
          assert.equal(refusedIn(acts, ROOM)[0]?.mine?.body, mine.at(-1));
        } else {
          assert.equal(server.body, mine.at(-1));
          assert.deepEqual(acts, []);
        }
      },
    ),
  );
});
