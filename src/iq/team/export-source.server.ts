/** Whom an export is of: a list, a segment, or the search of a URL, in the order of its page. */
import type { Db } from '#db/database.server.ts';
import type { Client } from '#forum/people.ts';
import { type Asker, fitFor, searchOf } from '#iq/answer.ts';
import { find } from '#iq/find.ts';
import type { ForumIndex } from '#iq/index.ts';
import type { Profile } from '#iq/profile.ts';
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

/** Best fit first; equal ones by reference. */
function byFit(index: ForumIndex, asker: Asker, profiles: readonly Profile[]): string[] {
  return profiles
    .map((profile) => ({ ref: profile.ref, score: fitFor(index, profile, asker)?.score ?? 0 }))
    .sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1))
    .map(({ ref }) => ref);
}

function searched(
  of: 'search' | 'segment',
  name: string,
  search: Search,
  index: ForumIndex,
  asker: Asker,
): Sourced {
  const { rows } = find(index, search, { facets: false });
  const refs = byFit(
    index,
    asker,
    rows.flatMap((row) => index.people.at(row) ?? []),
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
  const named = new Set(entries.filter((entry) => entry.named).map(({ ref }) => ref));
  const profiles = index.profiles.filter(({ ref }) => named.has(ref));
  const left = entries.length - profiles.length;
  const refs = byFit(index, asker, profiles);
  return { of: 'list', name: list.name, query: '', search: null, refs, left };
}
