/** Asking for a meeting: each act is one side's own, and may be changed until planned. */
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { readRules } from '#meetings/rules/rules.server.ts';
import { gateBars } from '#meetings/wishes/gate.server.ts';
import type { Barred } from '#meetings/wishes/gate.ts';
import { introduce, takeBackIntroduction } from '#meetings/wishes/introductions.server.ts';
import { isFull, limitsOf } from '#meetings/wishes/limits.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { type Parties, partiesOf, seenBy, withClient } from '#meetings/wishes/parties.server.ts';
import { type KnownPair, MOST_ASKED } from '#meetings/wishes/seen.ts';
import { type Part, positive, type Side, theOther, viewOf } from '#meetings/wishes/wish.ts';
import {
  changePair,
  takeBack,
  writeAsk,
  writeNever,
  writeReply,
} from '#meetings/wishes/wish-rows.server.ts';

export { acceptOffer, replyToWish } from '#meetings/wishes/replies.server.ts';

/** `reason`: at most 280 characters, read by the other side; left out: as it was. `part` likewise. */
export type Asking = {
  strength: 'must' | 'would like';
  reason?: string | undefined;
  part?: Part | null | undefined;
};
export type Full = 'limit-asks' | 'limit-musts';
type NotAsked = 'already-asked' | 'asked-twice' | Full | Barred;

const HOUR = 3_600_000;

/** A second request for the same meeting, unless it says something new. */
function saysNothingNew(pair: KnownPair, side: Side, { strength, reason, part }: Asking) {
  const mine = pair[side];
  if (!positive(mine) || mine.strength !== strength || viewOf(side, pair) === 'confirm')
    return false;
  return (reason ?? mine.reason) === mine.reason && (part ?? mine.part) === mine.part;
}

/** Why the side can't ask for one more; null: it can. */
async function fullFor(
  tx: Db,
  { forumId, clientId, delegateId }: Parties,
  side: Side,
  wants: { ask: boolean; must: boolean },
  now: Date,
): Promise<Full | null> {
  if (!wants.ask && !wants.must) return null;
  const whose = side === 'client' ? { clientId } : { delegateId };
  const pairs = await readPairs(tx, forumId, whose, now);
  const { asks, musts } = limitsOf(side, pairs, await readRules(tx, forumId));
  if (wants.ask && isFull(asks)) return 'limit-asks';
  return wants.must && musts && isFull(musts) ? 'limit-musts' : null;
}

async function writtenBefore(tx: Db, parties: Parties, side: Side) {
  return tx
    .selectFrom('wish')
    .select(['expires_at as expiresAt', 'asked'])
    .where('forum_id', '=', parties.forumId)
    .where('client_id', '=', parties.clientId)
    .where('delegate_id', '=', parties.delegateId)
    .where('side', '=', side)
    .executeTakeFirst();
}

/**
 * Until when a request waits. One that was made before waits no longer for being made again.
 *
 * @param fresh whether nothing is asked at present
 */
async function termOf(tx: Db, parties: Parties, side: Side, fresh: boolean, now: Date) {
  const { expireHours } = await readRules(tx, parties.forumId);
  const anew = new Date(now.getTime() + expireHours * HOUR);
  const before = await writtenBefore(tx, parties, side);
  if (!before?.expiresAt) return { expiresAt: anew, asked: 1 };
  const { expiresAt, asked } = before;
  return !fresh || expiresAt > now ? { expiresAt, asked } : { expiresAt: anew, asked: asked + 1 };
}

/** `bars`: why the other side can't be asked now · `introduces`: what asking shows */
type Manner = { bars: () => Promise<Barred | null>; introduces: () => Promise<void> };

/**
 * Asks, asks more or less strongly, or asks once more after nobody answered. If the other side asked
 * first, this is an acceptance, which no limit and no gate stands in the way of.
 */
async function ask(
  tx: Db,
  parties: Parties,
  side: Side,
  asking: Asking,
  { bars, introduces }: Manner,
  now: Date,
): Promise<{ wish: 'made' } | { refused: NotAsked }> {
  return changePair(tx, parties, side, now, async (pair) => {
    if (saysNothingNew(pair, side, asking)) return { refused: 'already-asked' };
    const [mine, theirs] = [pair[side], pair[theOther(side)]];
    const accepts = positive(theirs);
    const fresh = !positive(mine);
    const opens = fresh && !accepts;
    const term = await termOf(tx, parties, side, fresh, now);
    if (opens && term.asked > MOST_ASKED) return { refused: 'asked-twice' };
    const must = asking.strength === 'must' && (fresh || mine.strength !== 'must');
    const refused =
      (await fullFor(tx, parties, side, { ask: opens, must }, now)) ??
      (opens ? await bars() : null);
    if (refused) return { refused };

    const { strength, reason = fresh ? '' : mine.reason } = asking;
    const { part = fresh ? null : mine.part } = asking;
    await writeAsk(tx, parties, side, { strength, reason, part, ...term }, now);
    if (accepts) {
      await writeReply(tx, parties, theOther(side), { reply: 'accepted' }, now);
    } else if (pair[theOther(side)]?.reply === 'declined') {
      // their request has expired; asking them takes back the no thanks it was answered with
      await writeReply(tx, parties, theOther(side), { reply: null }, now);
    }
    await introduces();
    return { wish: 'made' };
  });
}

/**
 * A client asks for a meeting. A delegate whom the client can't see is no delegate to it.
 *
 * Refused with `limit-…` at the client's own limits, with `gate-…` where the delegate does not take
 * requests, or none of this client's.
 */
export async function askForMeeting(
  db: Db,
  client: Client,
  { delegateRef, ...asking }: Asking & { delegateRef: string },
  now: Date,
): Promise<{ wish: 'made' } | { refused: 'no-such-delegate' | NotAsked }> {
  return db.transaction().execute(async (tx) => {
    const parties = await seenBy(tx, client, delegateRef);
    if (!parties) return { refused: 'no-such-delegate' };
    const bars = () => gateBars(tx, client, parties.delegateId, now);
    return ask(tx, parties, 'client', asking, { bars, introduces: async () => {} }, now);
  });
}

/**
 * A delegate asks to meet a company, or confirms a wish from a form. It shows that one client
 * name, title and organisation; the screen says so first. Companies have no gate: they came to be
 * asked.
 */
export async function askClient(
  db: Db,
  delegate: Delegate,
  { clientRef, ...asking }: Asking & { clientRef: string },
  now: Date,
): Promise<{ wish: 'made' } | { refused: 'no-such-client' | NotAsked }> {
  return db.transaction().execute(async (tx) => {
    const parties = await withClient(tx, delegate, clientRef);
    if (!parties) return { refused: 'no-such-client' };
    const introduces = () => introduce(tx, parties, 'asked', now);
    return ask(tx, parties, 'delegate', asking, { bars: async () => null, introduces }, now);
  });
}

/**
 * Takes back the own side's wish, answer, no thanks or never, until a published plan holds it.
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
    const parties = await partiesOf(tx, member, ref);
    if (!parties) return { refused: 'no-such-wish' };
    const side = member.role;
    return changePair(tx, parties, side, now, async (pair) => {
      if (pair.planned) return { refused: 'planned' };
      const theirs = pair[theOther(side)];
      if (!pair[side] && !theirs?.reply) return { refused: 'no-such-wish' };
      if (theirs?.reply) await writeReply(tx, parties, theOther(side), { reply: null }, now);
      await takeBack(tx, parties, side, pair, now);
      if (side === 'delegate') await takeBackIntroduction(tx, parties, pair, now);
      return { wish: 'withdrawn' };
    });
  });
}

/**
 * Never: the own side does not want this meeting, whoever asks. It takes back what the own side
 * wished or answered, and is told to nobody; to the other side a request goes on waiting.
 */
export async function sayNever(
  db: Db,
  member: Delegate | Client,
  { ref, reason = '' }: { ref: string; reason?: string | undefined },
  now: Date,
): Promise<{ wish: 'never' } | { refused: 'no-such-delegate' | 'no-such-client' | 'planned' }> {
  return db.transaction().execute(async (tx) => {
    const parties = await partiesOf(tx, member, ref);
    if (!parties)
      return { refused: member.role === 'client' ? 'no-such-delegate' : 'no-such-client' };
    const side = member.role;
    return changePair(tx, parties, side, now, async (pair) => {
      if (pair.planned) return { refused: 'planned' };
      if (pair[theOther(side)]?.reply)
        await writeReply(tx, parties, theOther(side), { reply: null }, now);
      await takeBack(tx, parties, side, pair, now);
      await writeNever(tx, parties, side, reason, now);
      if (side === 'delegate') await takeBackIntroduction(tx, parties, pair, now);
      return { wish: 'never' };
    });
  });
}
