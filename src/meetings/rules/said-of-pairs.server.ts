/** What an organiser says of a client and a delegate: never, fixed, before another pair, in half a day. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { ruleChanged } from '#meetings/rules/rules-change.server.ts';
import type { Part } from '#meetings/wishes/wish.ts';

export const PAIR_KINDS = ['forbidden', 'fixed', 'before', 'part'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];
/** Two refs: the client's and the delegate's. */
export type PairRefs = { client: string; delegate: string };
export type PairRule = PairRefs & {
  id: string;
  kind: PairKind;
  slot: number | null;
  part: Part | null;
  other: PairRefs | null;
};
export type SaidOfPair = Omit<PairRule, 'id'>;

export async function readSaidOfPairs(db: Db, forumId: string): Promise<PairRule[]> {
  const rows = await db
    .selectFrom('pair_rule as rule')
    .innerJoin('client', (join) =>
      join.onRef('client.forum_id', '=', 'rule.forum_id').onRef('client.id', '=', 'rule.client_id'),
    )
    .innerJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'rule.forum_id')
        .onRef('delegate.person_id', '=', 'rule.delegate_id'),
    )
    .leftJoin('client as other', (join) =>
      join
        .onRef('other.forum_id', '=', 'rule.forum_id')
        .onRef('other.id', '=', 'rule.other_client_id'),
    )
    .leftJoin('delegate as then', (join) =>
      join
        .onRef('then.forum_id', '=', 'rule.forum_id')
        .onRef('then.person_id', '=', 'rule.other_delegate_id'),
    )
    .select(['rule.id', 'rule.kind', 'rule.slot', 'rule.part'])
    .select(['client.ref as client', 'delegate.ref as delegate'])
    .select(['other.ref as otherClient', 'then.ref as otherDelegate'])
    .where('rule.forum_id', '=', forumId)
    .orderBy('client.ref')
    .orderBy('delegate.ref')
    .orderBy('rule.id')
    .execute();
  return rows.map(({ otherClient, otherDelegate, ...rule }) => ({
    ...rule,
    other: otherClient && otherDelegate ? { client: otherClient, delegate: otherDelegate } : null,
  }));
}

type PairIds = { client_id: string; delegate_id: string };

async function idsOf(
  tx: Db,
  forumId: string,
  { client, delegate }: PairRefs,
): Promise<PairIds | { refused: 'no-such-client' | 'no-such-delegate' }> {
  const one = await tx
    .selectFrom('client')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('ref', '=', client)
    .executeTakeFirst();
  const other = await tx
    .selectFrom('delegate')
    .select('person_id as id')
    .where('forum_id', '=', forumId)
    .where('ref', '=', delegate)
    .executeTakeFirst();
  if (!one) return { refused: 'no-such-client' };
  if (!other) return { refused: 'no-such-delegate' };
  return { client_id: one.id, delegate_id: other.id };
}

export type PairRuled =
  | { rule: string }
  | {
      refused:
        | 'no-such-client'
        | 'no-such-delegate'
        | 'no-such-slot'
        | 'no-part'
        | 'no-other-pair'
        | 'same-pair'
        | 'said-already'
        | 'contradicts';
    };

/** The detail that each kind needs and the others must not have. */
function detailOf({ kind, slot, part }: SaidOfPair) {
  return { slot: kind === 'fixed' ? slot : null, part: kind === 'part' ? part : null };
}

/** A pair is forbidden or fixed, not both; each kind is said of it once, but for what comes before. */
export async function ruleOnPair(
  db: Db,
  { forumId, personId }: Organiser,
  said: SaidOfPair,
  now: Date,
): Promise<PairRuled> {
  return db.transaction().execute(async (tx): Promise<PairRuled> => {
    const pair = await idsOf(tx, forumId, said);
    if ('refused' in pair) return pair;
    const { slot, part } = detailOf(said);
    if (said.kind === 'fixed' && !(await isSlot(tx, forumId, slot)))
      return { refused: 'no-such-slot' };
    if (said.kind === 'part' && part === null) return { refused: 'no-part' };
    const other =
      said.kind === 'before' && said.other ? await idsOf(tx, forumId, said.other) : null;
    if (said.kind === 'before' && (!other || 'refused' in other))
      return { refused: 'no-other-pair' };
    const then = other && 'client_id' in other ? other : null;
    if (then && then.client_id === pair.client_id && then.delegate_id === pair.delegate_id)
      return { refused: 'same-pair' };

    const fault = await faultOf(tx, forumId, said.kind, pair);
    if (fault) return { refused: fault };
    const id = newId();
    await tx
      .insertInto('pair_rule')
      .values({
        ...{ forum_id: forumId, id, kind: said.kind, ...pair, slot, part },
        other_client_id: then?.client_id ?? null,
        other_delegate_id: then?.delegate_id ?? null,
        ...{ made_by: personId, made_at: now },
      })
      .execute();
    await ruleChanged(tx, forumId, now);
    return { rule: id };
  });
}

const isSlot = async (tx: Db, forumId: string, slot: number | null) =>
  slot !== null &&
  (await tx
    .selectFrom('slot')
    .select('number')
    .where('forum_id', '=', forumId)
    .where('number', '=', slot)
    .executeTakeFirst()) !== undefined;

async function faultOf(
  tx: Db,
  forumId: string,
  kind: PairKind,
  pair: PairIds,
): Promise<'said-already' | 'contradicts' | null> {
  const known = await tx
    .selectFrom('pair_rule')
    .select('kind')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', pair.client_id)
    .where('delegate_id', '=', pair.delegate_id)
    .execute();
  const has = (which: PairKind) => known.some((each) => each.kind === which);
  if (kind !== 'before' && has(kind)) return 'said-already';
  if (kind === 'forbidden' ? known.length > 0 : has('forbidden')) return 'contradicts';
  return null;
}

export async function takeBackPairRule(
  db: Db,
  { forumId }: Organiser,
  id: string,
  now: Date,
): Promise<{ removed: true } | { refused: 'not-there' }> {
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('pair_rule')
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return { refused: 'not-there' as const };
    await ruleChanged(tx, forumId, now);
    return { removed: true as const };
  });
}
