/** A company's shortlist: shared by its representatives, unseen by every other company. */
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Client } from '#forum/people.ts';

type Marked = { delegateRef: string };

async function delegateId(tx: Db, client: Client, ref: string, named: boolean) {
  const row = await tx
    .selectFrom('delegate')
    .select('person_id')
    .where('forum_id', '=', client.forumId)
    .where('ref', '=', ref)
    .where('status', '=', 'confirmed')
    .$if(named, (query) => query.where('consent', '=', 'named'))
    .executeTakeFirst();
  return row?.person_id;
}

/** Tells the company's own representatives, and nobody else. */
async function tell(tx: Db, { forumId, clientId }: Client, now: Date) {
  const team = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', clientId)
    .execute();
  const people = team.map(({ id }) => id);
  await announce(tx, forumId, 'iq:shortlist', people, now);
}

/** Puts a named delegate on the shortlist; whoever is on it already stays as added first. */
export async function addToShortlist(
  db: Db,
  client: Client,
  { delegateRef }: Marked,
  now: Date,
): Promise<{ shortlist: 'added' | 'already' } | { refused: 'no-such-delegate' }> {
  return db.transaction().execute(async (tx) => {
    const delegate = await delegateId(tx, client, delegateRef, true);
    if (delegate === undefined) return { refused: 'no-such-delegate' };
    const { numInsertedOrUpdatedRows: added } = await tx
      .insertInto('shortlist_entry')
      .values({
        forum_id: client.forumId,
        client_id: client.clientId,
        delegate_id: delegate,
        added_by: client.personId,
        added_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (!added) return { shortlist: 'already' };
    await tell(tx, client, now);
    return { shortlist: 'added' };
  });
}

/** Takes a delegate off the shortlist. Whoever is not on it, seen or not, looks the same. */
export async function removeFromShortlist(
  db: Db,
  client: Client,
  { delegateRef }: Marked,
  now: Date,
): Promise<{ shortlist: 'removed' | 'absent' }> {
  return db.transaction().execute(async (tx) => {
    const shown = (await readShortlist(tx, client)).some(({ ref }) => ref === delegateRef);
    const delegate = shown ? await delegateId(tx, client, delegateRef, false) : undefined;
    if (delegate === undefined) return { shortlist: 'absent' };
    await tx
      .deleteFrom('shortlist_entry')
      .where('forum_id', '=', client.forumId)
      .where('client_id', '=', client.clientId)
      .where('delegate_id', '=', delegate)
      .execute();
    await tell(tx, client, now);
    return { shortlist: 'removed' };
  });
}

/** `named`: the profile is shared; otherwise only what the delegate's own act showed this client. */
export type Entry = {
  ref: string;
  name: string;
  title: string;
  organisation: string;
  named: boolean;
};

/**
 * Who is on the shortlist and may be seen now, newest first. Whoever no longer shares the profile
 * is gone from it, unless introduced to this client by an act of his or her own.
 */
export async function readShortlist(db: Db, { forumId, clientId }: Client): Promise<Entry[]> {
  const rows = await db
    .selectFrom('shortlist_entry as s')
    .innerJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 's.forum_id').onRef('d.person_id', '=', 's.delegate_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 's.forum_id').onRef('p.id', '=', 's.delegate_id'),
    )
    .leftJoin('introduction as i', (join) =>
      join
        .onRef('i.forum_id', '=', 's.forum_id')
        .onRef('i.client_id', '=', 's.client_id')
        .onRef('i.delegate_id', '=', 's.delegate_id'),
    )
    .select(['d.ref', 'd.title', 'd.organisation', 'd.consent', 'p.given_name', 'p.family_name'])
    .where('s.forum_id', '=', forumId)
    .where('s.client_id', '=', clientId)
    .where('d.status', '=', 'confirmed')
    .where((where) =>
      where.or([where('d.consent', '=', 'named'), where('i.client_id', 'is not', null)]),
    )
    .orderBy('s.added_at', 'desc')
    .orderBy('d.ref')
    .execute();
  return rows.map(({ ref, title, organisation, consent, given_name, family_name }) => ({
    ref,
    name: `${given_name} ${family_name}`.trim(),
    title,
    organisation,
    named: consent === 'named',
  }));
}
