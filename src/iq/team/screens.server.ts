/** One read for each screen of a company's team: what it may see at this moment, ready to draw. */
import type { Db } from '#db/database.server.ts';
import { readNotices } from '#exchange/notices/notices.server.ts';
import type { Client } from '#forum/people.ts';
import { fitFor } from '#iq/answer.ts';
import { type Chip, chipOf } from '#iq/chips.ts';
import { askerFor, type Wishes } from '#iq/find.server.ts';
import { find } from '#iq/find.ts';
import { indexFor } from '#iq/index.server.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Row, rowOf } from '#iq/portrait.ts';
import { type Entry, readEntries } from '#iq/shortlists.server.ts';
import { type List, readLists } from '#iq/team/lists.server.ts';
import { type Note, readNotes } from '#iq/team/notes.server.ts';
import { RECALL, readRecalls } from '#iq/team/recalls.server.ts';
import { type LostPart, lostParts, readSegment } from '#iq/team/segment-search.ts';
import { ALERT, type Kept, keptSegments } from '#iq/team/segments.server.ts';

export const SORTS = ['added', 'fit', 'name'] as const;
export type Sort = (typeof SORTS)[number];
/** Whoever is shown by introduction alone has no row: name, title and organisation, no answers. */
export type Listed = { entry: Entry; row: Row | null; notes: Note[] };
export type { List };
export type ListPage = {
  lists: List[];
  list: List;
  sort: Sort;
  people: Listed[];
  everyone: number;
  open: number;
};

/** @param asked `list`: an id; one that the company has not means the first */
export async function readListPage(
  db: Db,
  client: Client,
  { list: id, sort }: { list: string | null; sort: Sort },
  wishes: Wishes,
): Promise<ListPage> {
  const index = await indexFor(db, client);
  const asker = await askerFor(db, client, wishes);
  const [entries, notes] = [await readEntries(db, client), await readNotes(db, client)];
  const lists = (await readLists(db, client)).map((each) => ({
    ...each,
    people: entries.filter(({ list }) => list === each.id).length,
  }));
  const list = lists.find((each) => each.id === id) ?? lists[0];
  if (!list) throw new Error('A company without its first list');
  const [profiles, about] = [
    new Map(index.profiles.map((each) => [each.ref, each])),
    Map.groupBy(notes, ({ ref }) => ref),
  ];
  const people = entries
    .filter((entry) => entry.list === list.id)
    .map((entry): Listed => {
      const profile = entry.named ? profiles.get(entry.ref) : undefined;
      const row = profile && rowOf(profile, fitFor(index, profile, asker), index.questionnaire);
      return { entry, row: row ?? null, notes: about.get(entry.ref) ?? [] };
    });
  const open = (await openRecalls(db, client)).size;
  return { lists, list, sort, people: sorted(people, sort), everyone: index.profiles.length, open };
}

function sorted(people: Listed[], sort: Sort): Listed[] {
  const by = new Intl.Collator('en-GB').compare;
  if (sort === 'fit') return people.sort((a, b) => (b.row?.points ?? -1) - (a.row?.points ?? -1));
  return sort === 'name' ? people.sort((a, b) => by(a.entry.name, b.entry.name)) : people;
}

/** References of those whom the company is asked to remove from its copies. */
async function openRecalls(db: Db, client: Client): Promise<Set<string>> {
  const recalls = await readRecalls(db, client);
  return new Set(recalls.filter(({ acknowledgedAt }) => !acknowledgedAt).map(({ ref }) => ref));
}

export type Newcomer = { ref: string; name: string; title: string; organisation: string };
export type SegmentLine = Kept & {
  chips: Chip[];
  /** null: a part of the search is lost, so it asks for nobody */
  total: number | null;
  lost: LostPart[];
  /** who came to match since this representative last looked, and still does; newest first */
  fresh: Newcomer[];
};

/** The company's segments with who matches now; whoever hides by now is in no count and no name. */
export async function readSegmentsPage(
  db: Db,
  client: Client,
): Promise<{ segments: SegmentLine[]; everyone: number }> {
  const index = await indexFor(db, client);
  const [kept, since] = [await keptSegments(db, client), await readFresh(db, client)];
  const segments = kept.map((segment) => lineOf(segment, index, since.get(segment.id) ?? []));
  return { segments, everyone: index.profiles.length };
}

function lineOf(segment: Kept, index: ForumIndex, since: readonly string[]): SegmentLine {
  const search = readSegment(segment.query, index);
  const chips = search.clauses.map((clause) => chipOf(clause, index));
  if (search.lost.length > 0)
    return { ...segment, chips, total: null, lost: lostParts(search.lost, index), fresh: [] };
  const found = find(index, search, { facets: false });
  const there = new Map(
    found.rows.flatMap((row) => {
      const profile = index.people.at(row);
      return profile ? [[profile.ref, profile] as const] : [];
    }),
  );
  const fresh = since.flatMap((ref): Newcomer[] => {
    const profile = there.get(ref);
    if (!profile) return [];
    const { name, title, organisation } = profile;
    return [{ ref, name, title, organisation }];
  });
  return { ...segment, chips, total: found.total, lost: [], fresh };
}

/** By segment, the references of those who matched first after this representative's last look. */
async function readFresh(db: Db, { forumId, clientId, personId }: Client) {
  const rows = await db
    .selectFrom('segment_match as m')
    .innerJoin('segment as s', (join) =>
      join.onRef('s.forum_id', '=', 'm.forum_id').onRef('s.id', '=', 'm.segment_id'),
    )
    .innerJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'm.forum_id').onRef('d.person_id', '=', 'm.delegate_id'),
    )
    .leftJoin('segment_seen as seen', (join) =>
      join
        .onRef('seen.forum_id', '=', 'm.forum_id')
        .onRef('seen.segment_id', '=', 'm.segment_id')
        .on('seen.person_id', '=', personId),
    )
    .select(['m.segment_id', 'd.ref'])
    .where('m.forum_id', '=', forumId)
    .where('s.client_id', '=', clientId)
    .where('s.removed_at', 'is', null)
    .where('d.consent', '=', 'named')
    .where('d.status', '=', 'confirmed')
    .where(({ eb, ref }) =>
      eb('m.matched_at', '>', eb.fn.coalesce(ref('seen.seen_at'), ref('s.made_at'))),
    )
    .orderBy('m.matched_at', 'desc')
    .orderBy('d.ref')
    .execute();
  const by = Map.groupBy(rows, ({ segment_id }) => segment_id);
  return new Map([...by].map(([id, list]) => [id, list.map(({ ref }) => ref)]));
}

/** An alert as it is read: its people are those who match and share their profile now. */
export type Alert = { segment: string; name: string; people: number; at: Date };
export type News = { alerts: Alert[]; recalls: boolean; open: number };

/** What this representative was told and has not looked at; read by the rights of this moment. */
export async function readNews(db: Db, client: Client): Promise<News> {
  const notices = (await readNotices(db, client, [ALERT, RECALL])).filter(({ readAt }) => !readAt);
  const open = (await openRecalls(db, client)).size;
  const recalls = open > 0 && notices.some(({ kind }) => kind === RECALL);
  const told = notices.filter(({ kind }) => kind === ALERT);
  if (told.length === 0) return { alerts: [], recalls, open };
  const { segments } = await readSegmentsPage(db, client);
  const alerts = segments.flatMap(({ id, name, fresh }): Alert[] => {
    const first = told.find(({ body }) => body.segment === id);
    return first && fresh.length > 0
      ? [{ segment: id, name, people: fresh.length, at: first.at }]
      : [];
  });
  return { alerts, recalls, open };
}
