/** What an organiser says of pairs, and the meetings that stand: what a plan has to keep to. */
import type { Db } from '#db/database.server.ts';
import type { FixedMeeting, PairKey, Task } from '#meetings/task.ts';
import type { Part } from '#meetings/wishes/wish.ts';

export const pairKey = ({ client, delegate }: PairKey) => `${client} ${delegate}`;

export type PairRules = {
  forbidden: Set<string>;
  parts: Map<string, Part>;
  fixed: FixedMeeting[];
  before: Task['before'];
};

/** Nothing said of any pair. */
export const NO_PAIR_RULES: PairRules = {
  ...{ forbidden: new Set(), parts: new Map() },
  ...{ fixed: [], before: [] },
};

export async function readPairRules(db: Db, forumId: string): Promise<PairRules> {
  const rows = await db
    .selectFrom('pair_rule')
    .select([
      'kind',
      'client_id as client',
      'delegate_id as delegate',
      'slot',
      'part',
      'other_client_id as otherClient',
      'other_delegate_id as otherDelegate',
    ])
    .where('forum_id', '=', forumId)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const rules: PairRules = { forbidden: new Set(), parts: new Map(), fixed: [], before: [] };
  for (const { kind, client, delegate, slot, part, otherClient, otherDelegate } of rows) {
    const first = { client, delegate };
    if (kind === 'forbidden') rules.forbidden.add(pairKey(first));
    if (part) rules.parts.set(pairKey(first), part);
    if (slot !== null) rules.fixed.push({ ...first, slot, table: null, representative: null });
    if (otherClient && otherDelegate) {
      const then = { client: otherClient, delegate: otherDelegate };
      rules.before.push({ first, then });
    }
  }
  return rules;
}

/** Locked meetings of a plan that are to come, under way or were kept. */
export const readLocked = (db: Db, forumId: string, planId: string): Promise<FixedMeeting[]> =>
  db
    .selectFrom('meeting')
    .select([
      'client_id as client',
      'delegate_id as delegate',
      'slot',
      'table_number as table',
      'representative_id as representative',
    ])
    .where('forum_id', '=', forumId)
    .where('plan_id', '=', planId)
    .where('locked', '=', true)
    .where('state', 'in', ['planned', 'kept'])
    .orderBy('slot')
    .orderBy('table_number')
    .execute();

/** Whether a client may see a delegate of whom nobody wished anything. */
export async function readSeen(db: Db, forumId: string): Promise<(pair: PairKey) => boolean> {
  const named = await db
    .selectFrom('delegate')
    .select('person_id as id')
    .where('forum_id', '=', forumId)
    .where('status', '=', 'confirmed')
    .where('consent', '=', 'named')
    .execute();
  const introduced = await db
    .selectFrom('introduction')
    .select(['client_id as client', 'delegate_id as delegate'])
    .where('forum_id', '=', forumId)
    .execute();
  const all = new Set(named.map(({ id }) => id));
  const some = new Set(introduced.map(pairKey));
  return (pair) => all.has(pair.delegate) || some.has(pairKey(pair));
}
