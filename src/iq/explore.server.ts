/** What the explore screen reads: a client's of the named alone, staff's of everybody confirmed. */
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { answerTo } from '#iq/answer.ts';
import { type Explored, explored } from '#iq/explore.ts';
import { exploreCsv, exploreSvg } from '#iq/explore-files.ts';
import { indexFor } from '#iq/index.server.ts';
import { rowOf } from '#iq/portrait.ts';

export async function readExplore(
  db: Db,
  member: Client | Staff,
  params: URLSearchParams,
): Promise<Explored> {
  return explored(await indexFor(db, member), params, member.role !== 'client');
}

/** People on one page of the list under staff's counts. */
const PAGE = 50;

/** Those behind the counts, for staff, who have no other list of them: in order of reference. */
export async function readCounted(db: Db, staff: Staff, params: URLSearchParams) {
  const index = await indexFor(db, staff);
  const page = { limit: PAGE, cursor: params.get('cursor') };
  const { matches, found, nextCursor } = answerTo(index, params, null, page);
  const rows = matches.map(({ profile }) => {
    const { ref, name, title, organisation, budget } = rowOf(profile, null, index.questionnaire);
    return { ref, name, title, organisation, budget, country: profile.country };
  });
  const at = (cursor: string | null) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (cursor) next.set('cursor', cursor);
    return `?${next}`;
  };
  return {
    rows,
    total: found.total,
    next: nextCursor && at(nextCursor),
    first: page.cursor ? at(null) : null,
  };
}

export const FILES = ['table.csv', 'chart.svg'] as const;
export type FileName = (typeof FILES)[number];

/** The counts of a screen to take along. That they were taken is written down, not which. */
export async function exportExplore(
  db: Db,
  member: Client | Staff,
  { file, params }: { file: FileName; params: URLSearchParams },
  now: Date,
): Promise<string> {
  const { forumId, personId } = member;
  const shown = await readExplore(db, member, params);
  await record(db, { forumId, personId, act: 'counts exported', detail: { file } }, now);
  return file === 'table.csv' ? exploreCsv(shown) : exploreSvg(shown);
}
