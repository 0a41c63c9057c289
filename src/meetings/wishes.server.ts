/** Asking for a meeting and answering: each act is one side's own, and may be changed until planned. */
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { introduce, takeBackIntroduction } from '#meetings/introductions.server.ts';
import {
  isPlanned,
  ofPair,
  type Parties,
  partiesOf,
  seenBy,
  tell,
  withClient,
} from '#meetings/parties.server.ts';
import type { Reply, Side } from '#meetings/wish.ts';

export type Asking = 'must' | 'would like';
const theOther = (side: Side): Side => (side === 'client' ? 'delegate' : 'client');

/** Publishing a plan waits for wishes under way, and they for it, so that neither misses the other. */
const holdPlan = (tx: Db, forumId: string) =>
  tx.selectFrom('forum').select('id').where('id', '=', forumId).forShare().execute();

async function readWish(tx: Db, parties: Parties, side: Side) {
  return tx
    .selectFrom('wish')
    .select(['strength', 'reply'])
    .where((where) => where.and({ ...ofPair(parties), side }))
    .where('strength', '<>', 'withdrawn')
    .forUpdate()
    .executeTakeFirst();
}

async function ask(tx: Db, parties: Parties, side: Side, strength: Asking, now: Date) {
  const priority = strength === 'must' ? 1 : 2;
  const said = { strength, priority, source: 'person' as const, made_at: now };
  await tx
    .insertInto('wish')
    .values({ ...ofPair(parties), side, reply: null, replied_at: null, ...said })
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'client_id', 'delegate_id', 'side']).doUpdateSet(said),
    )
    .execute();
  await reply(tx, parties, theOther(side), 'accepted', now);
  await tell(tx, parties, ['client', 'delegate'], now);
}

/** Writes the answer to the wish of `asker`. @returns whether there was a wish to answer */
async function reply(tx: Db, parties: Parties, asker: Side, answer: Reply, now: Date) {
  const { numUpdatedRows } = await tx
    .updateTable('wish')
    .set({ reply: answer, replied_at: now })
    .where((where) => where.and({ ...ofPair(parties), side: asker }))
    .where('strength', 'in', ['must', 'would like'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * A client asks for a meeting, or asks more or less strongly than before. If the delegate asked
 * first, this is an acceptance. A delegate whom the client can't see is no delegate to it.
 */
export async function askForMeeting(
  db: Db,
  client: Client,
  { delegateRef, strength }: { delegateRef: string; strength: Asking },
  now: Date,
): Promise<{ wish: 'made' } | { refused: 'no-such-delegate' | 'already-asked' }> {
  return db.transaction().execute(async (tx) => {
    await holdPlan(tx, client.forumId);
    const parties = await seenBy(tx, client, delegateRef);
    if (!parties) return { refused: 'no-such-delegate' };
    const wish = await readWish(tx, parties, 'client');
    if (wish?.strength === strength) return { refused: 'already-asked' };
    await ask(tx, parties, 'client', strength, now);
    return { wish: 'made' };
  });
}

/**
 * A delegate asks to meet a company, or confirms a wish from a form. It shows that one client
 * name, title and organisation; the screen says so first.
 */
export async function askClient(
  db: Db,
  delegate: Delegate,
  { clientRef, strength }: { clientRef: string; strength: Asking },
  now: Date,
): Promise<{ wish: 'made' } | { refused: 'no-such-client' }> {
  return db.transaction().execute(async (tx) => {
    await holdPlan(tx, delegate.forumId);
    const parties = await withClient(tx, delegate, clientRef);
    if (!parties) return { refused: 'no-such-client' };
    await introduce(tx, parties, 'asked', now);
    await ask(tx, parties, 'delegate', strength, now);
    return { wish: 'made' };
  });
}

/**
 * Answers the other side's wish. Accepting is a delegate's own act and introduces. No thanks is
 * told to nobody but the own side, and takes back what the own side had wished.
 *
 * @param ref the client's ref if a delegate answers, the delegate's Ref if a client does
 */
export async function replyToWish(
  db: Db,
  member: Delegate | Client,
  { ref, reply: answer }: { ref: string; reply: Reply },
  now: Date,
): Promise<{ wish: Reply } | { refused: 'no-such-wish' | 'planned' }> {
  return db.transaction().execute(async (tx) => {
    await holdPlan(tx, member.forumId);
    const parties = await partiesOf(tx, member, ref);
    if (!parties) return { refused: 'no-such-wish' };
    const [side, asker] = [member.role, theOther(member.role)];
    const wish = await readWish(tx, parties, asker);
    if (!wish || wish.strength === 'never') return { refused: 'no-such-wish' };
    if (answer === 'declined' && (await isPlanned(tx, parties))) return { refused: 'planned' };

    await reply(tx, parties, asker, answer, now);
    if (answer === 'declined') {
      await takeBack(tx, parties, side);
      if (side === 'delegate') await takeBackIntroduction(tx, parties, now);
    } else if (side === 'delegate') await introduce(tx, parties, 'accepted', now);
    await tell(tx, parties, answer === 'accepted' ? [side, asker] : [side], now);
    return { wish: answer };
  });
}

/** The row stays as taken back, so that importing the same spreadsheet again does not wish again. */
async function takeBack(tx: Db, parties: Parties, side: Side): Promise<void> {
  await tx
    .updateTable('wish')
    .set({ strength: 'withdrawn', priority: 9, source: 'person', reply: null, replied_at: null })
    .where((where) => where.and({ ...ofPair(parties), side }))
    .execute();
}

/** Keeps a no thanks when the wish that it answered goes, so that asking again doesn't nag. */
async function keepRefusal(tx: Db, parties: Parties, side: Side, now: Date): Promise<void> {
  await tx
    .insertInto('wish')
    .values({
      ...ofPair(parties),
      side,
      strength: 'never',
      priority: 9,
      source: 'person',
      reply: null,
      made_at: now,
      replied_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['forum_id', 'client_id', 'delegate_id', 'side'])
        .doUpdateSet({ strength: 'never', priority: 9, made_at: now }),
    )
    .execute();
}

/**
 * Takes back the own side's wish, an acceptance or a no thanks, until a published plan holds it.
 *
 * @param ref the client's ref for a delegate, the delegate's Ref for a client
 */
export async function withdrawWish(
  db: Db,
  member: Delegate | Client,
  { ref }: { ref: string },
  now: Date,
): Promise<{ wish: 'withdrawn' } | { refused: 'no-such-wish' | 'planned' }> {
  return db.transaction().execute(async (tx) => {
    await holdPlan(tx, member.forumId);
    const parties = await partiesOf(tx, member, ref);
    if (!parties) return { refused: 'no-such-wish' };
    if (await isPlanned(tx, parties)) return { refused: 'planned' };

    const [side, other] = [member.role, theOther(member.role)];
    const mine = await readWish(tx, parties, side);
    const theirs = await readWish(tx, parties, other);
    if (!mine && !theirs?.reply) return { refused: 'no-such-wish' };
    if (mine) await takeBack(tx, parties, side);
    if (mine?.reply === 'declined') await keepRefusal(tx, parties, other, now);
    await tx
      .updateTable('wish')
      .set({ reply: null, replied_at: null })
      .where((where) => where.and({ ...ofPair(parties), side: other }))
      .execute();
    if (side === 'delegate') await takeBackIntroduction(tx, parties, now);
    await tell(tx, parties, theirs?.reply === 'declined' ? [side] : [side, other], now);
    return { wish: 'withdrawn' };
  });
}
