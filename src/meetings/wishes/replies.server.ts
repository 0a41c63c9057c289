/** Answering a wish: yes, yes but otherwise, or no thanks. */
import type { Db } from '#db/database.server.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { introduce, takeBackIntroduction } from '#meetings/wishes/introductions.server.ts';
import { markOf } from '#meetings/wishes/mark.server.ts';
import { ofPair, type Parties, partiesOf } from '#meetings/wishes/parties.server.ts';
import { type KnownPair, type Offer, seenOf } from '#meetings/wishes/seen.ts';
import {
  type Part,
  positive,
  type Reply,
  type Side,
  theOther,
  viewOf,
} from '#meetings/wishes/wish.ts';
import { changePair, takeBack, writeReply } from '#meetings/wishes/wish-rows.server.ts';

/** `part` and `reason` belong to an offer; a no thanks may note a reason for its own side. */
export type Answering = {
  ref: string;
  reply: Reply;
  part?: Part | null | undefined;
  reason?: string | undefined;
  /** what was answered, as its list marked it; left out: whatever stands there */
  saw?: string | undefined;
};
type NotReplied = 'no-such-wish' | 'planned' | 'already-agreed' | 'empty-offer' | 'changed-since';

function refusalOf(pair: KnownPair, side: Side, reply: Reply, offer: Offer): NotReplied | null {
  const theirs = pair[theOther(side)];
  if (!positive(theirs)) return 'no-such-wish';
  if (reply === 'declined' && pair.planned) return 'planned';
  if (reply !== 'offered') return null;
  if (viewOf(side, pair) === 'agreed') return 'already-agreed';
  return offer.part === null && offer.reason === '' ? 'empty-offer' : null;
}

const isSame = (a: Offer, b: Offer) => a.part === b.part && a.reason === b.reason;

/** What stands there is not what was before the person: answering it would be a guess. */
const isOther = (side: Side, pair: KnownPair, saw: string | undefined): boolean => {
  const seen = saw === undefined ? null : seenOf(side, pair);
  return seen !== null && markOf(seen) !== saw;
};

/** A yes of any kind is a delegate's own act, and takes a never of the own side back. */
async function sayYes(tx: Db, parties: Parties, side: Side, pair: KnownPair, now: Date) {
  if (pair[side]?.strength === 'never') await takeBack(tx, parties, side, pair, now);
  if (side === 'delegate') await introduce(tx, parties, 'accepted', now);
}

async function sayNo(tx: Db, parties: Parties, side: Side, pair: KnownPair, now: Date) {
  await takeBack(tx, parties, side, pair, now);
  if (side === 'delegate') await takeBackIntroduction(tx, parties, pair, now);
}

/**
 * Answers the other side's wish. Accepting or offering is a delegate's own act and introduces. No
 * thanks is told to nobody but the own side, and takes back what the own side had wished.
 *
 * @param answering.ref the client's ref if a delegate answers, the delegate's Ref if a client does
 */
export async function replyToWish(
  db: Db,
  member: Delegate | Client,
  { ref, reply, part = null, reason = '', saw }: Answering,
  now: Date,
): Promise<{ wish: Reply } | { refused: NotReplied }> {
  return db.transaction().execute(async (tx) => {
    const parties = await partiesOf(tx, member, ref);
    if (!parties) return { refused: 'no-such-wish' };
    const side = member.role;
    return changePair(tx, parties, side, now, async (pair) => {
      const offer = { part: reply === 'offered' ? part : null, reason };
      // sent once more, because the answer to it was lost
      const theirs = pair[theOther(side)];
      if (saw !== undefined && theirs?.reply === reply && isSame(theirs.answer, offer))
        return { wish: reply };
      const refused = refusalOf(pair, side, reply, offer);
      if (refused) return { refused };
      if (isOther(side, pair, saw)) return { refused: 'changed-since' };
      const said = reply === 'accepted' ? { reply } : { reply, offer };
      await writeReply(tx, parties, theOther(side), said, now);
      await (reply === 'declined' ? sayNo : sayYes)(tx, parties, side, pair, now);
      return { wish: reply };
    });
  });
}

/** Whoever asked takes what was offered instead; then both want it, in that half of the day. */
export async function acceptOffer(
  db: Db,
  member: Delegate | Client,
  { ref, saw }: { ref: string; saw?: string | undefined },
  now: Date,
): Promise<{ wish: 'accepted' } | { refused: 'no-such-offer' | 'changed-since' }> {
  return db.transaction().execute(async (tx) => {
    const parties = await partiesOf(tx, member, ref);
    if (!parties) return { refused: 'no-such-offer' };
    const side = member.role;
    return changePair(tx, parties, side, now, async (pair) => {
      const mine = pair[side];
      if (saw !== undefined && positive(mine) && mine.reply === 'accepted')
        return { wish: 'accepted' };
      if (!mine || viewOf(side, pair) !== 'offers') return { refused: 'no-such-offer' };
      if (isOther(side, pair, saw)) return { refused: 'changed-since' };
      await tx
        .updateTable('wish')
        .set({ reply: 'accepted', replied_at: now, part: mine.answer.part ?? mine.part })
        .where((where) => where.and({ ...ofPair(parties), side }))
        .execute();
      return { wish: 'accepted' };
    });
  });
}
