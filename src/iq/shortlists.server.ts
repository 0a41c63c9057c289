/** Who stands on a company's lists: shared by its representatives, unseen by every other company. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Client } from '#forum/people.ts';
import { LISTS_KEY } from '#iq/team/lists.server.ts';
import { type Company, inTurn, sweep, tellTeam } from '#iq/team/team.server.ts';

/** Without `list`, the first list is meant: the one that a tap on the bookmark fills. */
type Marked = { delegateRef: string; list?: string };
type Several = { refs: readonly string[]; from: string };
/** `change` names the act, to take it back */
export type Changed = { change: string; people: number };
type NoList = { refused: 'no-such-list' };

/** Delegates with a profile to see, by reference; those who are not named are not there. */
async function namedIds(tx: Db, { forumId }: Company, refs: readonly string[]) {
  if (refs.length === 0) return [];
  const rows = await tx
    .selectFrom('delegate')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where('ref', 'in', refs)
    .where('status', '=', 'confirmed')
    .where('consent', '=', 'named')
    .execute();
  return rows.map(({ person_id }) => person_id);
}

async function isLive(tx: Db, { forumId, clientId }: Company, list: string): Promise<boolean> {
  const row = await tx
    .selectFrom('shortlist')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('client_id', '=', clientId)
    .where('id', '=', list)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whoever stands there already stays as added first; whoever was taken off comes anew. */
async function put(tx: Db, client: Client, list: string, ids: string[], change: string, now: Date) {
  if (ids.length === 0) return 0;
  const fresh = {
    added_by: client.personId,
    added_at: now,
    added_in: change,
    removed_at: null,
    removed_in: null,
  };
  const keys = { forum_id: client.forumId, client_id: client.clientId, list_id: list };
  const rows = await tx
    .insertInto('shortlist_entry')
    .values(ids.map((delegate_id) => ({ ...keys, delegate_id, ...fresh })))
    .onConflict((conflict) =>
      conflict
        .columns(['forum_id', 'list_id', 'delegate_id'])
        .doUpdateSet(fresh)
        .where('shortlist_entry.removed_at', 'is not', null),
    )
    .returning('delegate_id')
    .execute();
  return rows.length;
}

async function takeOff(
  tx: Db,
  client: Client,
  list: string,
  refs: readonly string[],
  change: string,
  now: Date,
) {
  const onIt = (await readShortlist(tx, client, list)).filter(({ ref }) => refs.includes(ref));
  if (onIt.length === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable('shortlist_entry as s')
    .set({ removed_at: now, removed_in: change })
    .from('delegate as d')
    .whereRef('d.forum_id', '=', 's.forum_id')
    .whereRef('d.person_id', '=', 's.delegate_id')
    .where('s.forum_id', '=', client.forumId)
    .where('s.list_id', '=', list)
    .where('s.removed_at', 'is', null)
    .where(
      'd.ref',
      'in',
      onIt.map(({ ref }) => ref),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

type Act<T> = (tx: Db, change: string) => Promise<T>;

function change<T>(db: Kysely<Schema>, client: Client, now: Date, act: Act<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await inTurn(tx, client);
    await sweep(tx, client, now);
    return act(tx, newId());
  });
}

/** Puts a named delegate on a list; whoever is on it already stays as added first. */
export async function addToShortlist(
  db: Kysely<Schema>,
  client: Client,
  { delegateRef, list = client.clientId }: Marked,
  now: Date,
): Promise<{ shortlist: 'added' | 'already' } | { refused: 'no-such-delegate' | 'no-such-list' }> {
  return change(db, client, now, async (tx, id) => {
    if (!(await isLive(tx, client, list))) return { refused: 'no-such-list' };
    const ids = await namedIds(tx, client, [delegateRef]);
    if (ids.length === 0) return { refused: 'no-such-delegate' };
    const added = await put(tx, client, list, ids, id, now);
    if (added === 0) return { shortlist: 'already' };
    await tellTeam(tx, client, LISTS_KEY, now);
    return { shortlist: 'added' };
  });
}

/** Takes a delegate off a list. Whoever is not on it, seen or not, looks the same. */
export async function removeFromShortlist(
  db: Kysely<Schema>,
  client: Client,
  { delegateRef, list = client.clientId }: Marked,
  now: Date,
): Promise<{ shortlist: 'removed' | 'absent' }> {
  const outcome = await takeOffList(db, client, { refs: [delegateRef], from: list }, now);
  return { shortlist: outcome.people > 0 ? 'removed' : 'absent' };
}

/** Takes people off a list; those who are not on it, seen or not, look the same. */
export async function takeOffList(
  db: Kysely<Schema>,
  client: Client,
  { refs, from }: Several,
  now: Date,
): Promise<Changed> {
  return change(db, client, now, async (tx, id) => {
    const people = (await isLive(tx, client, from))
      ? await takeOff(tx, client, from, refs, id, now)
      : 0;
    if (people > 0) await tellTeam(tx, client, LISTS_KEY, now);
    return { change: id, people };
  });
}

/**
 * Puts people of one list on another; a move takes them off the first. Those whom the company
 * doesn't see with their profile stay where they are.
 */
export async function carryOver(
  db: Kysely<Schema>,
  client: Client,
  { refs, from, to, keep }: Several & { to: string; keep: boolean },
  now: Date,
): Promise<Changed | NoList> {
  return change(db, client, now, async (tx, id) => {
    const both = (await isLive(tx, client, from)) && (await isLive(tx, client, to));
    if (!both || from === to) return { refused: 'no-such-list' };
    const onIt = (await readShortlist(tx, client, from))
      .filter(({ ref, named }) => named && refs.includes(ref))
      .map(({ ref }) => ref);
    const put_ = await put(tx, client, to, await namedIds(tx, client, onIt), id, now);
    const off = keep ? 0 : await takeOff(tx, client, from, onIt, id, now);
    if (put_ + off > 0) await tellTeam(tx, client, LISTS_KEY, now);
    return { change: id, people: keep ? put_ : off };
  });
}

/** Takes one of the acts above back: all rows are as they were, but for those that changed since. */
export async function undoListChange(
  db: Kysely<Schema>,
  client: Client,
  { change: act }: { change: string },
  now: Date,
): Promise<{ undone: number }> {
  return change(db, client, now, async (tx, id) => {
    const mine = (column: 'added_in' | 'removed_in') =>
      tx
        .updateTable('shortlist_entry')
        .where('forum_id', '=', client.forumId)
        .where('client_id', '=', client.clientId)
        .where(column, '=', act);
    const off = await mine('added_in')
      .set({ removed_at: now, removed_in: id })
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    const back = await mine('removed_in')
      .set({ removed_at: null, removed_in: null })
      .executeTakeFirstOrThrow();
    const undone = Number(off.numUpdatedRows) + Number(back.numUpdatedRows);
    if (undone > 0) await tellTeam(tx, client, LISTS_KEY, now);
    return { undone };
  });
}

/** `named`: the profile is shared; otherwise only what the delegate's own act showed this client. */
export type Entry = {
  ref: string;
  name: string;
  title: string;
  organisation: string;
  named: boolean;
  list: string;
  addedAt: Date;
  /** '' if the colleague has no seat any more */
  addedBy: string;
};

/**
 * Everyone on the company's lists who may be seen now, newest first. Whoever no longer shares the
 * profile is gone from them, unless introduced to this client by an act of his or her own.
 */
export async function readEntries(db: Db, { forumId, clientId }: Company): Promise<Entry[]> {
  const rows = await db
    .selectFrom('shortlist_entry as s')
    .innerJoin('shortlist as l', (join) =>
      join.onRef('l.forum_id', '=', 's.forum_id').onRef('l.id', '=', 's.list_id'),
    )
    .innerJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 's.forum_id').onRef('d.person_id', '=', 's.delegate_id'),
    )
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 's.forum_id').onRef('p.id', '=', 's.delegate_id'),
    )
    .leftJoin('person as a', (join) =>
      join.onRef('a.forum_id', '=', 's.forum_id').onRef('a.id', '=', 's.added_by'),
    )
    .leftJoin('introduction as i', (join) =>
      join
        .onRef('i.forum_id', '=', 's.forum_id')
        .onRef('i.client_id', '=', 's.client_id')
        .onRef('i.delegate_id', '=', 's.delegate_id'),
    )
    .select(['d.ref', 'd.title', 'd.organisation', 'd.consent', 'p.given_name', 'p.family_name'])
    .select(['s.list_id', 's.added_at', 'a.given_name as given', 'a.family_name as family'])
    .where('s.forum_id', '=', forumId)
    .where('s.client_id', '=', clientId)
    .where('s.removed_at', 'is', null)
    .where('l.removed_at', 'is', null)
    .where('d.status', '=', 'confirmed')
    .where((where) =>
      where.or([where('d.consent', '=', 'named'), where('i.client_id', 'is not', null)]),
    )
    .orderBy('s.added_at', 'desc')
    .orderBy('d.ref')
    .execute();
  return rows.map((row) => ({
    ref: row.ref,
    name: `${row.given_name} ${row.family_name}`.trim(),
    title: row.title,
    organisation: row.organisation,
    named: row.consent === 'named',
    list: row.list_id,
    addedAt: row.added_at,
    addedBy: `${row.given ?? ''} ${row.family ?? ''}`.trim(),
  }));
}

/** Those on one list; without one, on the first: whom the bookmark marks. */
export async function readShortlist(
  db: Db,
  client: Company,
  list: string = client.clientId,
): Promise<Entry[]> {
  return (await readEntries(db, client)).filter((entry) => entry.list === list);
}
