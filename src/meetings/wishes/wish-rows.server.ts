/** How wishes are written: a row for each side of a pair, changed by one act at a time. */
import type { Db } from '#db/database.server.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { ofPair, type Parties, tell } from '#meetings/wishes/parties.server.ts';
import { type KnownPair, type Offer, seenOf } from '#meetings/wishes/seen.ts';
import { type Part, type Reply, type Side, theOther } from '#meetings/wishes/wish.ts';

export type Ask = {
  strength: 'must' | 'would like';
  reason: string;
  part: Part | null;
  expiresAt: Date;
  asked: number;
};

/** Publishing a plan waits for wishes under way, and they for it, so that neither misses the other. */
const holdPlan = (tx: Db, forumId: string) =>
  tx.selectFrom('forum').select('id').where('id', '=', forumId).forShare().execute();

/** One request of a client at a time, so that two together can't pass its limit. */
const holdClient = (tx: Db, { forumId, clientId }: Parties) =>
  tx
    .selectFrom('client')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('id', '=', clientId)
    .forNoKeyUpdate()
    .execute();

/** One act at a time at a delegate's gate, whoever acts. */
const holdDelegate = (tx: Db, { forumId, delegateId }: Parties) =>
  tx
    .selectFrom('delegate')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', delegateId)
    .forNoKeyUpdate()
    .execute();

async function readPair(tx: Db, parties: Parties, now: Date): Promise<KnownPair> {
  const { forumId, clientId, delegateId } = parties;
  const [pair] = await readPairs(tx, forumId, { clientId, delegateId }, now);
  return (
    pair ?? { clientId, delegateId, client: null, delegate: null, shown: false, planned: false }
  );
}

const seenAs = (side: Side, pair: KnownPair): string => {
  const seen = seenOf(side, pair);
  return seen === null || seen.view === 'none' ? '' : JSON.stringify(seen);
};

/**
 * Changes what `side` says of a pair, alone with it, and tells that side. The other side is told if
 * what it sees has changed, and only then: so a no thanks makes no sound.
 */
export async function changePair<Outcome extends object>(
  tx: Db,
  parties: Parties,
  side: Side,
  now: Date,
  change: (pair: KnownPair) => Promise<Outcome>,
): Promise<Outcome> {
  await holdPlan(tx, parties.forumId);
  if (side === 'client') await holdClient(tx, parties);
  await holdDelegate(tx, parties);
  const before = await readPair(tx, parties, now);
  const outcome = await change(before);
  if ('refused' in outcome) return outcome;
  const other = theOther(side);
  const after = await readPair(tx, parties, now);
  const heard = seenAs(other, before) !== seenAs(other, after);
  await tell(tx, parties, heard ? [side, other] : [side], now);
  return outcome;
}

/** What the other side answered stays: who asks again does not take a no thanks back. */
export async function writeAsk(tx: Db, parties: Parties, side: Side, ask: Ask, now: Date) {
  const { strength, reason, part, expiresAt, asked } = ask;
  const said = {
    ...{ strength, reason, part, asked, expires_at: expiresAt, made_at: now },
    ...{ priority: strength === 'must' ? 1 : 2, source: 'person' as const },
  };
  await tx
    .insertInto('wish')
    .values({ ...ofPair(parties), side, reply: null, replied_at: null, ...said })
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'client_id', 'delegate_id', 'side']).doUpdateSet(said),
    )
    .execute();
}

/** Writes the answer to the wish of `asker`, with what is said about it. */
export async function writeReply(
  tx: Db,
  parties: Parties,
  asker: Side,
  answer: { reply: Reply | null; offer?: Offer },
  now: Date,
): Promise<void> {
  const { reply, offer } = answer;
  await tx
    .updateTable('wish')
    .set({ reply, replied_at: reply && now })
    .set({ offered_part: offer?.part ?? null, offered_reason: offer?.reason ?? '' })
    .where((where) => where.and({ ...ofPair(parties), side: asker }))
    .where('strength', 'in', ['must', 'would like'])
    .execute();
}

/** Never, for the own side; its reason stays there. */
export async function writeNever(tx: Db, parties: Parties, side: Side, reason: string, now: Date) {
  const said = {
    ...{ strength: 'never' as const, priority: 9, source: 'person' as const, made_at: now },
    ...{ reason, part: null, reply: null, replied_at: null },
  };
  await tx
    .insertInto('wish')
    .values({ ...ofPair(parties), side, ...said })
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'client_id', 'delegate_id', 'side']).doUpdateSet(said),
    )
    .execute();
}

/**
 * Takes the own side's wish or never back. The row stays as taken back, so that importing the same
 * spreadsheet does not wish again, and so does its time, so that taking back and asking anew does
 * not make a request wait longer. A no thanks that it was answered with is kept, so that asking
 * again does not nag.
 */
export async function takeBack(
  tx: Db,
  parties: Parties,
  side: Side,
  pair: KnownPair,
  now: Date,
): Promise<void> {
  const mine = pair[side];
  if (!mine) return;
  await tx
    .updateTable('wish')
    .set({ strength: 'withdrawn', priority: 9, source: 'person', reply: null, replied_at: null })
    .set({ reason: '', part: null, offered_part: null, offered_reason: '' })
    .where((where) => where.and({ ...ofPair(parties), side }))
    .execute();
  if (mine.reply === 'declined')
    await writeNever(tx, parties, theOther(side), mine.answer.reason, now);
}
