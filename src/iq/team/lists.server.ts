/** The named lists of a company: made, renamed, taken away and taken back. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Client } from '#forum/people.ts';
import { freeName, LONGEST_LIST_NAME, type NameRefusal, nameFor } from '#iq/team/name.ts';
import { type Company, inTurn, sweep, tellTeam, UNDO_TIME } from '#iq/team/team.server.ts';
import { team as t } from '#ui/texts/iq-team.ts';

/** `first`: the bookmark's, which is always there. `people`: those whom the company sees now. */
export type List = { id: string; name: string; version: number; first: boolean; people: number };

export const MOST_LISTS = 50;
export const LISTS_KEY = 'iq:shortlist';

const shown = (name: string) => name || t.lists.first;

const liveLists = (db: Db, { forumId, clientId }: Company) =>
  db
    .selectFrom('shortlist')
    .select(['id', 'name', 'version'])
    .where('forum_id', '=', forumId)
    .where('client_id', '=', clientId)
    .where('removed_at', 'is', null);

/** The company's lists: the first one, then by name. */
export async function readLists(db: Db, client: Company): Promise<Omit<List, 'people'>[]> {
  const rows = await liveLists(db, client).execute();
  const by = new Intl.Collator('en-GB', { numeric: true }).compare;
  return rows
    .map((row) => ({ ...row, name: shown(row.name), first: row.id === client.clientId }))
    .sort((a, b) => Number(b.first) - Number(a.first) || by(a.name, b.name));
}

type Act<T> = (tx: Db, lists: Omit<List, 'people'>[]) => Promise<T>;

/** In one transaction and in turn with the colleagues; what changed is told to them alone. */
function change<T extends object>(db: Kysely<Schema>, client: Client, now: Date, act: Act<T>) {
  return db.transaction().execute(async (tx) => {
    await inTurn(tx, client);
    await sweep(tx, client, now);
    const outcome = await act(tx, await readLists(tx, client));
    if (!('refused' in outcome)) await tellTeam(tx, client, LISTS_KEY, now);
    return outcome;
  });
}

const namesBut = (lists: readonly { id: string; name: string }[], id?: string) =>
  lists.filter((each) => each.id !== id).map(({ name }) => name);

/** Makes an empty list. */
export async function makeList(
  db: Kysely<Schema>,
  client: Client,
  { name: typed }: { name: string },
  now: Date,
): Promise<{ list: string; name: string } | { refused: NameRefusal | 'too-many-lists' }> {
  return change(db, client, now, async (tx, lists) => {
    const named = nameFor(typed, namesBut(lists), LONGEST_LIST_NAME);
    if ('refused' in named) return named;
    if (lists.length >= MOST_LISTS) return { refused: 'too-many-lists' as const };
    const id = newId();
    const { forumId: forum_id, clientId: client_id, personId: made_by } = client;
    await tx
      .insertInto('shortlist')
      .values({ forum_id, client_id, id, ...named, made_by, made_at: now })
      .execute();
    return { list: id, ...named };
  });
}

/** @param renaming `version`: the one whose name was seen; a colleague's newer name is not overwritten */
export async function renameList(
  db: Kysely<Schema>,
  client: Client,
  { list, name: typed, version }: { list: string; name: string; version: number },
  now: Date,
): Promise<
  | { renamed: string; name: string; before: string; version: number }
  | { refused: NameRefusal | 'no-such-list' }
  | { refused: 'changed-meanwhile'; now: string }
> {
  return change(db, client, now, async (tx, lists) => {
    const known = lists.find(({ id }) => id === list);
    if (!known) return { refused: 'no-such-list' as const };
    if (known.version !== version)
      return { refused: 'changed-meanwhile' as const, now: known.name };
    const named = nameFor(typed, namesBut(lists, list), LONGEST_LIST_NAME);
    if ('refused' in named) return named;
    await tx
      .updateTable('shortlist')
      .set({ ...named, version: version + 1 })
      .where('forum_id', '=', client.forumId)
      .where('id', '=', list)
      .execute();
    return { renamed: list, ...named, before: known.name, version: version + 1 };
  });
}

/** Takes a list away, with whom it holds; for a day it can be taken back. */
export async function removeList(
  db: Kysely<Schema>,
  client: Client,
  { list }: { list: string },
  now: Date,
): Promise<{ removed: string; name: string } | { refused: 'no-such-list' | 'first-list' }> {
  return change(db, client, now, async (tx, lists) => {
    const known = lists.find(({ id }) => id === list);
    if (!known) return { refused: 'no-such-list' as const };
    if (known.first) return { refused: 'first-list' as const };
    await tx
      .updateTable('shortlist')
      .set({ removed_at: now })
      .where('forum_id', '=', client.forumId)
      .where('id', '=', list)
      .execute();
    return { removed: list, name: known.name };
  });
}

/** Takes a list back as it was; if its name is taken by now, under one like it. */
export async function restoreList(
  db: Kysely<Schema>,
  client: Client,
  { list }: { list: string },
  now: Date,
): Promise<{ restored: string; name: string } | { refused: 'no-such-list' | 'too-many-lists' }> {
  return change(db, client, now, async (tx, lists) => {
    const gone = await tx
      .selectFrom('shortlist')
      .select('name')
      .where('forum_id', '=', client.forumId)
      .where('client_id', '=', client.clientId)
      .where('id', '=', list)
      .where('removed_at', '>=', new Date(now.getTime() - UNDO_TIME))
      .executeTakeFirst();
    if (!gone) return { refused: 'no-such-list' as const };
    if (lists.length >= MOST_LISTS) return { refused: 'too-many-lists' as const };
    const name = freeName(gone.name, namesBut(lists), LONGEST_LIST_NAME);
    await tx
      .updateTable('shortlist')
      .set(({ eb }) => ({ name, removed_at: null, version: eb('version', '+', 1) }))
      .where('forum_id', '=', client.forumId)
      .where('id', '=', list)
      .execute();
    return { restored: list, name };
  });
}
