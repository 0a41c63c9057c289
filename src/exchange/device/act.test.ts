import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Act, flush, type Reply, replacedBy, type Shelf } from '#exchange/device/act.ts';
import { message, note, react, read } from '#exchange/device/acts.ts';
import { moveOver } from '#exchange/device/old-outbox.ts';

/** The process ends here, between two steps. What is on disk stays. */
class Crash extends Error {}

/** A disk, and the processes that come and go on it: `mayCrash` is asked around every step. */
function disk() {
  let acts: Act[] = [];
  const shelf = (mayCrash: () => void): Shelf => {
    const step = async <T>(work: () => T): Promise<T> => {
      mayCrash();
      const value = work();
      mayCrash();
      return value;
    };
    return {
      all: () => step(() => [...acts]),
      add: (act, instead) =>
        step(() => {
          acts = acts.filter(({ id }) => !instead.includes(id));
          acts = acts.some(({ id }) => id === act.id) ? acts : [...acts, act];
        }),
      done: (id, changed) =>
        step(() => {
          acts = acts
            .filter((each) => each.id !== id)
            .map((each) => changed.find((other) => other.id === each.id) ?? each);
        }),
      mark: (id, refused) =>
        step(() => {
          acts = acts.map((each) => (each.id === id ? { ...each, refused } : each));
        }),
    };
  };
  return { shelf, acts: () => acts };
}
const never = () => {};
const made = (id: string) => ({ id, madeAt: '' });
const written = (id: string, room = 'r') => message(made(id), 'f', room, id);
const refused = { status: 409, why: 'gone', theirs: null };

test('however the line breaks and wherever a process ends, each act is done once and in the order of its lane', async () => {
  const weather = fc.constantFrom('fine', 'fine', 'lost on the way', 'answer lost', 'busy');
  const lanes = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 });
  const crashes = fc.array(fc.nat(12), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      lanes,
      fc.array(weather, { maxLength: 30 }),
      crashes,
      async (rooms, days, lives) => {
        const { shelf, acts } = disk();
        const all = rooms.map((room, i) => written(`${i}`, room));
        for (const act of all) await shelf(never).add(act, []);
        const server: Act[] = [];
        let steps = Number.POSITIVE_INFINITY;
        const mayCrash = () => {
          steps -= 1;
          if (steps < 0) throw new Crash();
        };
        const ask = async (act: Act): Promise<Reply> => {
          mayCrash();
          const day = days.shift() ?? 'fine';
          if (day === 'lost on the way') return 'unreachable';
          if (day === 'busy') return 'later';
          if (!server.some(({ id }) => id === act.id)) server.push(act); // the server knows ids
          mayCrash();
          return day === 'fine' ? { done: null } : 'unreachable';
        };
        // each round is a page that was closed, or ended, and opened again
        for (let done = false; !done; ) {
          steps = lives.shift() ?? Number.POSITIVE_INFINITY;
          done = await flush(shelf(mayCrash), ask, never).catch((thrown) => {
            if (!(thrown instanceof Crash)) throw thrown;
            return false;
          });
        }
        assert.deepEqual(acts(), []);
        assert.equal(server.length, all.length);
        for (const room of ['a', 'b', 'c']) {
          const inRoom = (list: Act[]) => list.filter(({ lane }) => lane === `room:${room}`);
          assert.deepEqual(inRoom(server), inRoom(all));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('what is written while others are on their way goes along, behind them', async () => {
  const { shelf, acts } = disk();
  const own = shelf(never);
  await own.add(written('1'), []);
  const asked: string[] = [];
  const ask = async ({ id }: Act): Promise<Reply> => {
    asked.push(id);
    if (id === '1') await own.add(written('2'), []);
    return { done: null };
  };
  assert.equal(await flush(own, ask, never), true);
  assert.deepEqual(asked, ['1', '2']);
  assert.deepEqual(acts(), []);
});

test('a lane that the server can’t serve now holds up no other', async () => {
  const { shelf, acts } = disk();
  for (const [id, room] of [
    ['1', 'broken'],
    ['2', 'broken'],
    ['3', 'fine'],
  ] as const)
    await shelf(never).add(written(id, room), []);
  const asked: string[] = [];
  const ask = async ({ id, lane }: Act): Promise<Reply> => {
    asked.push(id);
    return lane === 'room:broken' ? 'later' : { done: null };
  };
  assert.equal(await flush(shelf(never), ask, never), false);
  assert.deepEqual(asked, ['1', '3']);
  assert.deepEqual(
    acts().map(({ id }) => id),
    ['1', '2'],
  );
});

test('a refused act stays, says why, and is asked again only when told to', async () => {
  const { shelf, acts } = disk();
  const own = shelf(never);
  await own.add(written('bad'), []);
  await own.add(written('good'), []);
  const asked: string[] = [];
  const ask = async ({ id }: Act): Promise<Reply> => {
    asked.push(id);
    return id === 'bad' && asked.length < 3 ? { refused } : { done: null };
  };
  assert.equal(await flush(own, ask, never), true);
  assert.deepEqual(acts(), [{ ...written('bad'), refused }]);
  await flush(own, ask, never);
  await own.mark('bad', null);
  await flush(own, ask, never);
  assert.deepEqual(asked, ['bad', 'good', 'bad']);
  assert.deepEqual(acts(), []);
});

test('of read marks and of one person’s sign on one message the last counts, of messages each', () => {
  const sign = (id: string, on: boolean) =>
    react(made(id), 'f', 'r', { message: 'm', sign: '👍', on });
  assert.deepEqual(replacedBy(read(made('2'), 'f', 'r', 9), [read(made('1'), 'f', 'r', 4)]), ['1']);
  assert.deepEqual(replacedBy(read(made('2'), 'f', 'r', 9), [read(made('1'), 'f', 'q', 4)]), []);
  assert.deepEqual(replacedBy(sign('2', false), [sign('1', true)]), ['1']);
  assert.deepEqual(replacedBy(written('2'), [written('1')]), []);
});

test('a note changed twice without a line goes on from the version the first change became, however often the process ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(10), { maxLength: 8 }), async (lives) => {
      const { shelf, acts } = disk();
      for (const [id, text] of [
        ['1', 'one'],
        ['2', 'two'],
        ['3', 'three'],
      ] as const)
        await shelf(never).add(note(made(id), 'f', { about: 'session:S-1', text, version: 4 }), []);
      let there = { text: '', version: 4, change: '' };
      let steps = Number.POSITIVE_INFINITY;
      const mayCrash = () => {
        steps -= 1;
        if (steps < 0) throw new Crash();
      };
      const ask = async ({ asking }: Act): Promise<Reply> => {
        mayCrash();
        const wanted = asking.json as typeof there;
        if (wanted.change !== there.change) {
          if (wanted.version !== there.version) return { refused };
          there = { ...wanted, version: there.version + 1 };
        }
        mayCrash();
        return { done: { version: there.version } };
      };
      for (let done = false; !done; ) {
        steps = lives.shift() ?? Number.POSITIVE_INFINITY;
        done = await flush(shelf(mayCrash), ask, never).catch(() => false);
      }
      assert.deepEqual(acts(), []);
      assert.equal(there.text, 'three');
      assert.equal(there.version, 7);
    }),
  );
});

test('messages that waited in local storage move over once, in order; a broken store is empty', async () => {
  const old = ['1', '2'].map((id) => ({ id, room: 'r', body: id, writtenAt: '', refused: null }));
  const storage = new Map([['plenary:outbox:me', JSON.stringify([...old, { id: 3 }])]]);
  const keep = {
    getItem: (key: string) => storage.get(key) ?? null,
    removeItem: (key: string) => void storage.delete(key),
  };
  const { shelf, acts } = disk();
  const move = (mayEnd: () => void) =>
    moveOver(
      keep,
      'me',
      ({ id, room, body, writtenAt }) => message({ id, madeAt: writtenAt }, 'f', room, body),
      async (act) => {
        await shelf(never).add(act, []);
        mayEnd();
      },
    );
  await assert.rejects(
    move(() => {
      throw new Crash();
    }),
  );
  await move(never);
  assert.deepEqual(acts(), [written('1'), written('2')]);
  assert.equal(storage.size, 0);
  storage.set('plenary:outbox:me', '[{"id":1},{');
  await move(never);
  assert.equal(acts().length, 2);
});
