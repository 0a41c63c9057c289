/** Contract delivery as it stands now: for the organiser of all clients, for a client its own. */
import type { Db } from '#db/database.server.ts';
import type { Client, Organiser } from '#forum/people.ts';
import { clientMeetings } from '#meetings/meetings.server.ts';
import { type Delivered, deliveryOf, type HeldMeeting } from '#meetings/outcomes/delivery.ts';
import { readPairs } from '#meetings/wishes/pairs.server.ts';
import { standing } from '#meetings/wishes/wish.ts';
import { clientWishes } from '#meetings/wishes/wish-lists.server.ts';

export type DeliveryLine = Delivered & { ref: string; company: string };
/** `worth`: of the sides that said, those to whom their meeting was worth it; null: under five said */
export type Delivery = {
  published: boolean;
  lines: DeliveryLine[];
  worth: { said: number; worthIt: number } | null;
};

/** Below this many words nothing is said of them, so that nobody's is guessed. */
const FEWEST = 5;

async function readHeld(db: Db, forumId: string, now: Date): Promise<HeldMeeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .innerJoin('slot', (join) =>
      join
        .onRef('slot.forum_id', '=', 'meeting.forum_id')
        .onRef('slot.number', '=', 'meeting.slot'),
    )
    .select(['meeting.client_id', 'meeting.delegate_id', 'meeting.state', 'slot.ends_at'])
    .where('meeting.forum_id', '=', forumId)
    .where('plan.state', '=', 'published')
    .where('meeting.state', '<>', 'cancelled')
    .execute();
  const both = new Set(
    (await readPairs(db, forumId, {}, now))
      .filter((pair) => standing({ ...pair, shown: true }) === 'both')
      .map((pair) => `${pair.clientId} ${pair.delegateId}`),
  );
  return rows.flatMap((row): HeldMeeting[] => {
    const { client_id: client, delegate_id, state, ends_at } = row;
    if (state === 'cancelled') return [];
    const mutual = both.has(`${client} ${delegate_id}`);
    return [{ client, mutual, state, over: ends_at <= now }];
  });
}

async function readLines(db: Db, forumId: string, now: Date): Promise<DeliveryLine[]> {
  const clients = await db
    .selectFrom('client')
    .select(['id', 'ref', 'company', 'meetings_guaranteed as promised'])
    .where('forum_id', '=', forumId)
    .orderBy('company')
    .orderBy('ref')
    .execute();
  const held = await readHeld(db, forumId, now);
  return clients.map(({ ref, company, ...client }) => ({
    ...{ ref, company },
    ...deliveryOf(client, held),
  }));
}

const isPublished = async (db: Db, forumId: string) =>
  (await db
    .selectFrom('plan')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('state', '=', 'published')
    .executeTakeFirst()) !== undefined;

/** How many sides said whether their meeting was worth it; never who, nor of whom. */
async function readWorth(db: Db, forumId: string): Promise<Delivery['worth']> {
  const { said, worthIt } = await db
    .selectFrom('outcome')
    .innerJoin('meeting', (join) =>
      join
        .onRef('meeting.forum_id', '=', 'outcome.forum_id')
        .onRef('meeting.id', '=', 'outcome.meeting_id'),
    )
    .innerJoin('plan', (join) =>
      join.onRef('plan.forum_id', '=', 'meeting.forum_id').onRef('plan.id', '=', 'meeting.plan_id'),
    )
    .select(({ fn }) => [
      fn.count<number>('outcome.worth_it').as('said'),
      fn.count<number>('outcome.worth_it').filterWhere('outcome.worth_it', '=', true).as('worthIt'),
    ])
    .where('outcome.forum_id', '=', forumId)
    .where('plan.state', '=', 'published')
    .executeTakeFirstOrThrow();
  return said < FEWEST ? null : { said, worthIt };
}

export async function readDelivery(db: Db, staff: Organiser, now: Date): Promise<Delivery> {
  const { forumId } = staff;
  return {
    published: await isPublished(db, forumId),
    lines: await readLines(db, forumId, now),
    worth: await readWorth(db, forumId),
  };
}

/**
 * The client's own line, kept and missed by its own word, so that no number tells what a delegate
 * said; null before a plan is published.
 */
export async function ownDelivery(db: Db, client: Client, now: Date): Promise<Delivered | null> {
  const { forumId, clientId: id } = client;
  if (!(await isPublished(db, forumId))) return null;
  const { promised } = await db
    .selectFrom('client')
    .select('meetings_guaranteed as promised')
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const wishes = await clientWishes(db, client, now);
  const agreed = new Set(wishes.flatMap(({ ref, view }) => (view === 'agreed' ? [ref] : [])));
  const meetings = await clientMeetings(db, client, now);
  const held = meetings.flatMap(({ state, time, with: other }): HeldMeeting[] => {
    const mutual = other.ref !== null && agreed.has(other.ref);
    return state === 'cancelled' ? [] : [{ client: id, mutual, state, over: time === 'past' }];
  });
  return deliveryOf({ id, promised }, held);
}
