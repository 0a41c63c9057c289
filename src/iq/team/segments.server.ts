/** Saved searches of a company: made, named, muted, taken away and taken back. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { markRead } from '#exchange/notices/notices.server.ts';
import type { Client } from '#forum/people.ts';
import { searchOf } from '#iq/answer.ts';
import { indexFor } from '#iq/index.server.ts';
import { writeSearch } from '#iq/query.ts';
import { markMatches, matchesOf } from '#iq/team/matches.server.ts';
import { freeName, LONGEST_SEGMENT_NAME, type NameRefusal, nameFor } from '#iq/team/name.ts';
import { type Company, inTurn, sweep, tellTeam, UNDO_TIME } from '#iq/team/team.server.ts';

export const SEGMENTS_KEY = 'iq:segments';
/** What an alert is called in notices; its body is `{ segment, alert }`. */
export const ALERT = 'iq:alert';
export const MOST_SEGMENTS = 100;
const LONGEST_QUERY = 8000;

export type Kept = {
  id: string;
  name: string;
  query: string;
  words: string;
  muted: boolean;
  version: number;
  madeAt: Date;
  /** '' if the colleague has no seat any more */
  madeBy: string;
};

/** The company's segments, newest first. */
export async function keptSegments(db: Db, { forumId, clientId }: Company): Promise<Kept[]> {
  const rows = await db
    .selectFrom('segment as s')
    .leftJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 's.forum_id').onRef('p.id', '=', 's.made_by'),
    )
    .select(['s.id', 's.name', 's.query', 's.words', 's.muted', 's.version', 's.made_at'])
    .select(['p.given_name', 'p.family_name'])
    .where('s.forum_id', '=', forumId)
    .where('s.client_id', '=', clientId)
    .where('s.removed_at', 'is', null)
    .orderBy('s.made_at', 'desc')
    .orderBy('s.id', 'desc')
    .execute();
  return rows.map(({ made_at, given_name, family_name, ...row }) => ({
    ...row,
    madeAt: made_at,
    madeBy: `${given_name ?? ''} ${family_name ?? ''}`.trim(),
  }));
}

type Act<T> = (tx: Db, segments: Kept[]) => Promise<T>;

function change<T extends object>(db: Kysely<Schema>, client: Client, now: Date, act: Act<T>) {
  return db.transaction().execute(async (tx) => {
    await inTurn(tx, client);
    await sweep(tx, client, now);
    const outcome = await act(tx, await keptSegments(tx, client));
    if (!('refused' in outcome)) await tellTeam(tx, client, SEGMENTS_KEY, now);
    return outcome;
  });
}

const namesBut = (segments: readonly Kept[], id?: string) =>
  segments.filter((each) => each.id !== id).map(({ name }) => name);

type SaveRefusal =
  | { refused: NameRefusal | 'too-many-segments' | 'search-too-long' }
  | { refused: 'same-search'; name: string };

/**
 * Saves a search: its filters, and those that its words are read as now. Whoever matches already is
 * no news; whoever matches first from then on is told.
 *
 * @param search the parameters of the find page, `q` among them
 */
export async function saveSegment(
  db: Kysely<Schema>,
  client: Client,
  { name: typed, search }: { name: string; search: URLSearchParams },
  now: Date,
): Promise<{ segment: string; name: string } | SaveRefusal> {
  const index = await indexFor(db, client);
  const asked = searchOf(index, search);
  const query = writeSearch(asked.search).toString();
  if (query.length > LONGEST_QUERY) return { refused: 'search-too-long' };
  return change(
    db,
    client,
    now,
    async (tx, segments): Promise<{ segment: string; name: string } | SaveRefusal> => {
      const same = segments.find((each) => each.query === query);
      if (same) return { refused: 'same-search', name: same.name };
      const named = nameFor(typed, namesBut(segments), LONGEST_SEGMENT_NAME);
      if ('refused' in named) return named;
      if (segments.length >= MOST_SEGMENTS) return { refused: 'too-many-segments' };
      const id = newId();
      const { forumId: forum_id, clientId: client_id, personId: made_by } = client;
      const words = asked.asked.slice(0, 500);
      await tx
        .insertInto('segment')
        .values({ forum_id, client_id, id, ...named, query, words, made_by, made_at: now })
        .execute();
      const there = matchesOf(index, query) ?? [];
      await markMatches(tx, { forumId: forum_id, segment: id, refs: there, toldIn: null }, now);
      await see(tx, client, id, now);
      await lookAnew(tx, client);
      return { segment: id, ...named };
    },
  );
}

type NoSegment = { refused: 'no-such-segment' };

/** @param renaming `version`: the one whose name was seen */
export async function renameSegment(
  db: Kysely<Schema>,
  client: Client,
  { segment, name: typed, version }: { segment: string; name: string; version: number },
  now: Date,
): Promise<
  | { renamed: string; name: string; before: string; version: number }
  | NoSegment
  | { refused: NameRefusal }
  | { refused: 'changed-meanwhile'; now: string }
> {
  return change(db, client, now, async (tx, segments) => {
    const known = segments.find(({ id }) => id === segment);
    if (!known) return { refused: 'no-such-segment' as const };
    if (known.version !== version)
      return { refused: 'changed-meanwhile' as const, now: known.name };
    const named = nameFor(typed, namesBut(segments, segment), LONGEST_SEGMENT_NAME);
    if ('refused' in named) return named;
    await set(tx, client, segment)
      .set({ ...named, version: version + 1 })
      .execute();
    return { renamed: segment, ...named, before: known.name, version: version + 1 };
  });
}

const set = (tx: Db, client: Client, segment: string) =>
  tx.updateTable('segment').where('forum_id', '=', client.forumId).where('id', '=', segment);

/** Whoever came between the reading of the index and this commit is not missed by the next look. */
const lookAnew = (tx: Db, { forumId }: Client) =>
  tx.deleteFrom('segment_look').where('forum_id', '=', forumId).execute();

/** Muted: whoever newly matches is counted, and told to nobody, not even later. */
export async function muteSegment(
  db: Kysely<Schema>,
  client: Client,
  { segment, muted }: { segment: string; muted: boolean },
  now: Date,
): Promise<{ segment: string; muted: boolean } | NoSegment> {
  return change(db, client, now, async (tx, segments) => {
    if (!segments.some(({ id }) => id === segment)) return { refused: 'no-such-segment' as const };
    await set(tx, client, segment).set({ muted }).execute();
    return { segment, muted };
  });
}

/** Takes a segment away; for a day it can be taken back, and watches nobody meanwhile. */
export async function removeSegment(
  db: Kysely<Schema>,
  client: Client,
  { segment }: { segment: string },
  now: Date,
): Promise<{ removed: string; name: string } | NoSegment> {
  return change(db, client, now, async (tx, segments) => {
    const known = segments.find(({ id }) => id === segment);
    if (!known) return { refused: 'no-such-segment' as const };
    await set(tx, client, segment).set({ removed_at: now }).execute();
    return { removed: segment, name: known.name };
  });
}

/** Takes a segment back, under a name like its own if that is taken by now. */
export async function restoreSegment(
  db: Kysely<Schema>,
  client: Client,
  { segment }: { segment: string },
  now: Date,
): Promise<{ restored: string; name: string } | NoSegment | { refused: 'too-many-segments' }> {
  return change(db, client, now, async (tx, segments) => {
    const gone = await tx
      .selectFrom('segment')
      .select('name')
      .where('forum_id', '=', client.forumId)
      .where('client_id', '=', client.clientId)
      .where('id', '=', segment)
      .where('removed_at', '>=', new Date(now.getTime() - UNDO_TIME))
      .executeTakeFirst();
    if (!gone) return { refused: 'no-such-segment' as const };
    if (segments.length >= MOST_SEGMENTS) return { refused: 'too-many-segments' as const };
    const name = freeName(gone.name, namesBut(segments), LONGEST_SEGMENT_NAME);
    await set(tx, client, segment).set({ name, removed_at: null }).execute();
    await lookAnew(tx, client);
    return { restored: segment, name };
  });
}

/** Remembers that this representative has looked at who is new; nobody else's screen changes. */
export async function seeSegment(
  db: Kysely<Schema>,
  client: Client,
  { segment }: { segment: string },
  now: Date,
): Promise<{ seen: string; query: string } | NoSegment> {
  return db.transaction().execute(async (tx) => {
    const known = (await keptSegments(tx, client)).find(({ id }) => id === segment);
    if (!known) return { refused: 'no-such-segment' };
    await see(tx, client, segment, now);
    await markRead(tx, client, { kind: ALERT, about: { segment } }, now);
    return { seen: segment, query: known.query };
  });
}

async function see(tx: Db, client: Client, segment: string, now: Date): Promise<void> {
  const { forumId: forum_id, personId: person_id } = client;
  await tx
    .insertInto('segment_seen')
    .values({ forum_id, segment_id: segment, person_id, seen_at: now })
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'segment_id', 'person_id']).doUpdateSet({ seen_at: now }),
    )
    .execute();
}
