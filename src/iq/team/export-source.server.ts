/** Whom an export is of: a list, a segment, or the search of a URL, in the order of its page. */
import type { Db } from '#db/database.server.ts';
import type { Client } from '#forum/people.ts';
import { type Asker, fitFor, searchOf } from '#iq/answer.ts';
import type { ForumIndex } from '#iq/index.ts';
import { find } from '#iq/index.ts';
import { type Search, writeSearch } from '#iq/query.ts';
import { readShortlist } from '#iq/shortlists.server.ts';
import { readLists } from '#iq/team/lists.server.ts';
import { readSegment } from '#iq/team/segment-search.ts';
import { keptSegments } from '#iq/team/segments.server.ts';

export type Source =
  | { of: 'list'; list: string }
  | { of: 'segment'; segment: string }
  | { of: 'search'; search: URLSearchParams };
/** `left`: people of the source who are in no file, because they share no profile */
export type Sourced = {
  of: Source['of'];
  name: string;
  query: string;
  search: Search | null;
  refs: string[];
  left: number;
};
type Refused = { refused: 'no-such-list' | 'no-such-segment' | 'lost' };

/** Those whom a source holds and who share their profile, best fit first. */
export async function sourceOf(
  db: Db,
  client: Client,
  index: ForumIndex,
  asker: Asker,
  source: Source,
): Promise<Sourced | Refused> {
  if (source.of === 'list') return listSource(db, client, index, asker, source.list);
  if (source.of === 'search')
    return searched('search', '', searchOf(index, source.search).search, index, asker);
  const segment = (await keptSegments(db, client)).find(({ id }) => id === source.segment);
  if (!segment) return { refused: 'no-such-segment' };
  const search = readSegment(segment.query, index);
  if (search.lost.length > 0) return { refused: 'lost' };
  return searched('segment', segment.name, search, index, asker);
}

const scoreOf = (index: ForumIndex, asker: Asker) =>
  index.profiles.map((profile) => fitFor(index, profile, asker)?.score ?? 0);

function searched(
  of: 'search' | 'segment',
  name: string,
  search: Search,
  index: ForumIndex,
  asker: Asker,
): Sourced {
  const refs = find(index, search, scoreOf(index, asker)).rows.flatMap(
    (row) => index.profiles[row]?.ref ?? [],
  );
  return { of, name, query: writeSearch(search).toString(), search, refs, left: 0 };
}

async function listSource(
  db: Db,
  client: Client,
  index: ForumIndex,
  asker: Asker,
  id: string,
): Promise<Sourced | Refused> {
  const list = (await readLists(db, client)).find((each) => each.id === id);
  if (!list) return { refused: 'no-such-list' };
  const entries = await readShortlist(db, client, id);
  const scores = new Map(
    index.profiles.map((profile) => [profile.ref, fitFor(index, profile, asker)?.score ?? 0]),
  );
  const named = entries.filter((entry) => entry.named && scores.has(entry.ref));
  const refs = named
    .map(({ ref }) => ref)
    .sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || (a < b ? -1 : 1));
  const left = entries.length - named.length;
  return { of: 'list', name: list.name, query: '', search: null, refs, left };
}
