import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { correct, remind, withdraw } from '#exchange/announcements/after.server.ts';
import { readAnnouncement, readNotYet } from '#exchange/announcements/desk.server.ts';
import { acknowledge, readMine, see } from '#exchange/announcements/mine.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { knowing, later, live, revisionOf, sent } from '../../../test/announcement-forum.ts';
import { pollForum } from '../../../test/poll-forum.ts';
import { testHouse } from '../../../test/testing.ts';

type Step =
  | { is: 'see' | 'acknowledge'; who: number; behind: number }
  | { is: 'remind' | 'withdraw' }
  | { is: 'correct'; again: boolean };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        is: fc.constantFrom('see' as const, 'acknowledge' as const),
        who: fc.nat(7),
        behind: fc.constantFrom(0, 0, 0, 1),
      }),
    },
    { weight: 2, arbitrary: fc.record({ is: fc.constant('remind' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ is: fc.constant('correct' as const), again: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ is: fc.constant('withdraw' as const) }) },
  ),
  { maxLength: 14 },
);

test('in any order of acts nobody has two notices of one announcement, counts are a plain recount, and others see nothing', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { organiser, delegates, clients } = await pollForum(db, { delegates: 6, hidden: 2 });
  const everyone: (Delegate | Client)[] = [...delegates, ...clients];
  const inside = new Set(delegates.slice(0, 4).map(({ personId }) => personId));
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (all, needsAck) => {
      const to = { by: 'segment', about: 'seniority=Head', words: 'heads' } as const;
      const id = await sent(db, organiser, { to, needsAck }, knowing([...inside]));
      /** what a plain reading of the acts says */
      let [version, told, out] = [1, 1, true];
      const saw = new Map<string, number>();
      const pressed = new Map<string, number>();
      const reached = (map: Map<string, number>) =>
        [...inside].filter((person) => (map.get(person) ?? 0) >= told).length;
      for (const [at, step] of all.entries()) {
        const when = later(at + 1);
        if (step.is === 'see' || step.is === 'acknowledge') {
          const who = everyone[step.who] as Delegate;
          const look = { announcement: id, version: Math.max(1, version - step.behind) };
          const counts = out && inside.has(who.personId);
          if (step.is === 'see') await see(db, who, [look], when);
          else {
            const outcome = await acknowledge(db, who, look, when);
            const wanted = !counts ? 'gone' : look.version < told ? 'corrected' : null;
            assert.equal('refused' in outcome ? outcome.refused : null, wanted);
            if (wanted) continue;
          }
          if (!counts) continue;
          const most = (map: Map<string, number>) =>
            map.set(who.personId, Math.max(map.get(who.personId) ?? 0, look.version));
          most(saw);
          if (step.is === 'acknowledge') most(pressed);
        } else {
          const which = await revisionOf(db, organiser, id);
          if (step.is === 'remind') await remind(db, organiser, which, when);
          else if (step.is === 'withdraw') {
            await withdraw(db, organiser, which, when);
            out = false;
          } else if (step.is === 'correct' && out) {
            const text = { title: 'Lunch', body: `Hall ${at}`, again: step.again };
            assert.ok('version' in (await correct(db, organiser, { ...which, ...text }, when)));
            version++;
            if (step.again) told = version;
          }
        }
        const notices = (await live(db, id)).map(({ person_id }) => person_id);
        assert.equal(new Set(notices).size, notices.length);
        assert.ok(notices.every((person) => inside.has(person)));
        assert.ok(out || notices.length === 0);
      }
      const one = await readAnnouncement(db, organiser, id);
      assert.deepEqual(
        [one?.people, one?.seen, one?.acknowledged],
        [inside.size, reached(saw), reached(pressed)],
      );
      const done = needsAck ? reached(pressed) : reached(saw);
      assert.equal((await readNotYet(db, organiser, id)).length, out ? inside.size - done : 0);
      for (const who of everyone) {
        const mine = (await readMine(db, who)).find((each) => each.id === id);
        const shown = inside.has(who.personId) && (out || saw.has(who.personId));
        assert.equal(mine !== undefined, shown);
        assert.ok(!mine?.withdrawn || mine.lines.length === 0);
      }
      await db.deleteFrom('bulletin').execute();
    }),
    { seed: 29, numRuns: 40 },
  );
});
