/**
 * Two worlds that must look alike to whoever asks: in one the other side says no thanks or never, in
 * the other it stays silent. Both are lived side by side, towards two people of the same forum.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { clientWishes, delegateWishes } from '#meetings/wishes/wish-lists.server.ts';
import {
  acceptOffer,
  askClient,
  askForMeeting,
  replyToWish,
  sayNever,
  withdrawWish,
} from '#meetings/wishes/wishes.server.ts';
import { NOW, smallForum } from '../../../test/meetings-forum.ts';
import { testHouse } from '../../../test/testing.ts';

type Member = Client | Delegate;
/** `refusing` says no where `silent` says nothing; `asker` asks both. */
type Stage = { asker: Member; refusing: Member; silent: Member; ref: (of: Member) => string };

const HOUR = 3_600_000;
const asks = (strength: 'must' | 'would like', reason?: string) => ({ strength, reason });
const ask = (db: Db, member: Member, ref: string, asking: ReturnType<typeof asks>, now: Date) =>
  member.role === 'client'
    ? askForMeeting(db, member, { delegateRef: ref, ...asking }, now)
    : askClient(db, member, { clientRef: ref, ...asking }, now);

const part = 'afternoon' as const;
type Act = (db: Db, who: Member, ref: string, now: Date) => Promise<object>;
const acts: Record<string, Act> = {
  like: (db, who, ref, now) => ask(db, who, ref, asks('would like', 'Because'), now),
  must: (db, who, ref, now) => ask(db, who, ref, asks('must'), now),
  accept: (db, who, ref, now) => replyToWish(db, who, { ref, reply: 'accepted' }, now),
  offer: (db, who, ref, now) => replyToWish(db, who, { ref, reply: 'offered', part }, now),
  take: (db, who, ref, now) => acceptOffer(db, who, { ref }, now),
  withdraw: (db, who, ref, now) => withdrawWish(db, who, { ref }, now),
  decline: (db, who, ref, now) =>
    replyToWish(db, who, { ref, reply: 'declined', reason: 'Privatecanary' }, now),
  never: (db, who, ref, now) => sayNever(db, who, { ref, reason: 'Privatecanary' }, now),
};
/** In the second world a no is what anybody may do in silence: to take back what was said before. */
const silently: Record<string, string> = { decline: 'withdraw', never: 'withdraw' };

const step = fc.oneof(
  fc.record({
    by: fc.constant('asker' as const),
    act: fc.constantFrom('like', 'like', 'must', 'withdraw', 'take', 'accept', 'never'),
  }),
  fc.record({
    by: fc.constant('other' as const),
    act: fc.constantFrom('decline', 'decline', 'never', 'accept', 'offer', 'withdraw', 'like'),
  }),
  fc.record({ by: fc.constant('time' as const), act: fc.constantFrom('100', '168') }),
);

async function heardBy(db: Db, person: string, act: () => Promise<object>) {
  await db.deleteFrom('announcement').execute();
  const outcome = await act();
  const told = await db.selectFrom('announcement').select(['key', 'people']).execute();
  const heard = told.filter(({ people }) => people === null || people.includes(person));
  return { outcome, heard: heard.map(({ key }) => key).sort() };
}

async function seenBy(db: Db, asker: Member, ref: string, now: Date) {
  const list =
    asker.role === 'client'
      ? await clientWishes(db, asker, now)
      : (await delegateWishes(db, asker, now)).companies;
  const found = list.find((wish) => wish.ref === ref);
  if (!found || found.view === 'none') return null;
  const { view, strength, reason, offer, waitsUntil, askAgain, theirReason } = found;
  return { view, strength, reason, offer, waitsUntil, askAgain, theirReason, part: found.part };
}

type Step = { by: 'asker' | 'other' | 'time'; act: string };

async function live(db: Db, { asker, refusing, silent, ref }: Stage, steps: Step[]) {
  let now = NOW;
  for (const { by, act } of steps) {
    now = new Date(now.getTime() + (by === 'time' ? Number(act) * HOUR : 1000));
    const at = now;
    const does = (name: string, who: Member, to: Member) =>
      heardBy(db, asker.personId, () => acts[name]?.(db, who, ref(to), at) ?? Promise.resolve({}));
    if (by === 'asker') {
      const first = await does(act, asker, refusing);
      assert.deepEqual(await does(act, asker, silent), first, `${act} of the asker`);
    } else if (by === 'other') {
      const first = await does(act, refusing, asker);
      if ('refused' in first.outcome && act in silently) continue;
      const second = await does(silently[act] ?? act, silent, asker);
      assert.deepEqual(second.heard, first.heard, `what the asker hears of ${act}`);
    }
    const seen = await seenBy(db, asker, ref(refusing), at);
    assert.deepEqual(await seenBy(db, asker, ref(silent), at), seen, `seen after ${act}`);
    const told = JSON.stringify(seen);
    assert.ok(seen?.view === 'declined' || !told.includes('Privatecanary'));
  }
}

const asker = (act: string): Step => ({ by: 'asker', act });
const other = (act: string): Step => ({ by: 'other', act });
const hours = (act: string): Step => ({ by: 'time', act });
/** Where it once differed: each is lived again. */
const found: Step[][] = [
  [asker('like'), other('accept'), asker('withdraw'), other('never')],
  [asker('like'), hours('100'), other('decline'), hours('100'), other('like')],
];

/** With `aggregate`, clients see delegates by their own acts alone. */
async function reset(db: Db, consent: 'named' | 'aggregate') {
  await db.updateTable('delegate').set({ consent }).execute();
  await db.deleteFrom('wish').execute();
  await db.deleteFrom('introduction').execute();
}

test('to whoever asks, no thanks and silence are the same: what is seen, heard and answered', async () => {
  await using house = await testHouse();
  const { db } = house;
  const { acme, bolt, ada, cy } = await smallForum(db);
  const refs = new Map<Member, string>([
    [acme, 'C1'],
    [bolt, 'C2'],
    [ada, 'D-1'],
    [cy, 'D-4'],
  ]);
  const ref = (of: Member) => refs.get(of) ?? '';
  const stages: Stage[] = [
    { asker: acme, refusing: ada, silent: cy, ref },
    { asker: ada, refusing: acme, silent: bolt, ref },
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...stages),
      fc.constantFrom('named' as const, 'aggregate' as const),
      fc.array(step, { minLength: 2, maxLength: 9 }),
      async (stage, consent, steps) => {
        await reset(db, consent);
        await live(db, stage, steps);
      },
    ),
    {
      numRuns: 60,
      examples: found
        .flatMap((steps) =>
          stages.flatMap((stage) => [
            [stage, 'named', steps] as const,
            [stage, 'aggregate', steps] as const,
          ]),
        )
        .map(([stage, consent, steps]): [Stage, 'named' | 'aggregate', Step[]] => [
          stage,
          consent,
          steps,
        ]),
    },
  );
});
