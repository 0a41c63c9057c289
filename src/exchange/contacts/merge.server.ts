/** Swaps made without a network, brought by either device, in any order and as often as they like. */
import { type Kysely, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import { ask, lockPair } from '#exchange/contacts/asks.server.ts';
import { readKeys } from '#exchange/contacts/keys.server.ts';
import { swap } from '#exchange/contacts/swap.server.ts';
import {
  judge,
  type Refusal,
  readThread,
  SKEW,
  type Thread,
  WINDOW,
} from '#exchange/contacts/thread.ts';
import type { Visitor } from '#exchange/people.server.ts';

/** `waiting`: the other device has not brought its confirmation; its owner is asked meanwhile */
export type Merged = { state: 'swapped' | 'waiting' | 'ended' } | { refused: Refusal | 'replayed' };

/**
 * Takes one swap of two devices: offer, reply and, from whoever offered, the confirmation. With it
 * both agreed; without it whoever offered is asked, as after a scanned code.
 */
export async function mergeThread(
  db: Kysely<Schema>,
  visitor: Visitor,
  texts: readonly string[],
  now: Date,
): Promise<Merged> {
  const thread = readThread(texts);
  if (!thread) return { refused: 'not-a-thread' };
  const { forumId, personId } = visitor;
  const [offerKey, replyKey] = [thread.offer.statement.key, thread.reply.statement.key];
  return db.transaction().execute(async (tx): Promise<Merged> => {
    const keys = await readKeys(tx, forumId, [offerKey, replyKey]);
    const asking = { forum: visitor.forumKey, person: personId, keys, now };
    const refused = await judge(thread, asking);
    if (refused) return { refused };
    const [offerer, replier] = [keys.get(offerKey)?.person, keys.get(replyKey)?.person];
    if (!offerer || !replier) return { refused: 'unknown-key' };
    await lockPair(tx, offerer, replier);
    // to whoever is blocked it looks like a device that this house does not know
    if (await isBlocked(tx, forumId, offerer, replier)) return { refused: 'unknown-key' };
    await forgetOld(tx, forumId, now);
    const kept = await keep(tx, forumId, { thread, texts, offerer, replier }, now);
    if ('refused' in kept) return kept;
    if (kept.settled) return { state: kept.swapped ? 'swapped' : 'ended' };
    return settle(tx, forumId, { thread, offerer, replier, fresh: kept.fresh, by: personId }, now);
  });
}

/** What is too old to be taken again need not be known again: statements hold names. */
async function forgetOld(tx: Db, forumId: string, now: Date) {
  await tx
    .deleteFrom('card_thread')
    .where('forum_id', '=', forumId)
    .where('received_at', '<', new Date(now.getTime() - WINDOW - 2 * SKEW))
    .execute();
}

type Kept = { fresh: boolean; settled: boolean; swapped: boolean } | { refused: 'replayed' };
type Keep = { thread: Thread; texts: readonly string[]; offerer: string; replier: string };

/** A number used once says one thing: the same again is no news, another is refused. */
async function keep(
  tx: Db,
  forumId: string,
  { thread, texts, offerer, replier }: Keep,
  now: Date,
): Promise<Kept> {
  const [offered, replied] = [thread.offer.statement, thread.reply.statement];
  const [offer = '', reply = '', confirmation = null] = texts;
  const before = await tx
    .selectFrom('card_thread')
    .select(['reply_key', 'reply_nonce', 'offer', 'reply', 'confirmation', 'settled_at'])
    .where('forum_id', '=', forumId)
    .where(
      sql<boolean>`(offer_key = ${offered.key} and offer_nonce = ${offered.nonce}
        or reply_key = ${replied.key} and reply_nonce = ${replied.nonce})`,
    )
    .execute();
  const same = before.find(
    (row) => row.reply_key === replied.key && row.reply_nonce === replied.nonce,
  );
  if (before.some((row) => bodyIn(row.offer) !== bodyIn(offer))) return { refused: 'replayed' };
  if (same && bodyIn(same.reply) !== bodyIn(reply)) return { refused: 'replayed' };
  if (same) {
    const settled = same.settled_at !== null;
    return { fresh: false, settled, swapped: same.confirmation !== null };
  }
  await tx
    .insertInto('card_thread')
    .values({
      ...{ forum_id: forumId, reply_key: replied.key, reply_nonce: replied.nonce },
      ...{ offer_key: offered.key, offer_nonce: offered.nonce },
      ...{ offerer_id: offerer, replier_id: replier, offer, reply, confirmation },
      received_at: now,
    })
    .execute();
  return { fresh: true, settled: false, swapped: false };
}

/** Signing the same words again gives another signature. */
const bodyIn = (text: string) => text.slice(text.indexOf('['));

type Settle = {
  thread: Thread;
  offerer: string;
  replier: string;
  /** nothing of this swap was here before */
  fresh: boolean;
  by: string;
};

async function settle(
  tx: Db,
  forumId: string,
  { thread: { reply, confirmation }, offerer, replier, fresh, by }: Settle,
  now: Date,
): Promise<Merged> {
  const replied = { person: replier, gives: reply.statement.gives, at: upTo(now, reply) };
  if (!confirmation) {
    const wanted = { from: replier, to: offerer, gives: replied.gives };
    if (fresh) await ask(tx, forumId, wanted, now);
    return { state: 'waiting' };
  }
  const { gives } = confirmation.statement;
  const confirmed = { person: offerer, gives, at: upTo(now, confirmation) };
  const told = [offerer, replier].filter((person) => person !== by);
  await swap(tx, forumId, [confirmed, replied], { way: 'offline', told }, now);
  await tx
    .updateTable('card_thread')
    .set({ settled_at: now, confirmation: confirmation.signature })
    .where('forum_id', '=', forumId)
    .where('reply_key', '=', reply.statement.key)
    .where('reply_nonce', '=', reply.statement.nonce)
    .execute();
  return { state: 'swapped' };
}

/** A clock that is ahead does not make an act the newest. */
const upTo = (now: Date, { statement }: { statement: { at: Date } }) =>
  new Date(Math.min(now.getTime(), statement.at.getTime()));

async function isBlocked(tx: Db, forumId: string, one: string, other: string): Promise<boolean> {
  const [a, b] = [sql`${one}::uuid`, sql`${other}::uuid`];
  const { rows } = await sql<{ is: boolean }>`select
    (${hasBlocked(forumId, a, b)} or ${hasBlocked(forumId, b, a)}) as is`.execute(tx);
  return rows[0]?.is ?? false;
}
