/** What the explore screen reads: a client's of the named alone, staff's of everybody confirmed. */
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { type Explored, explored } from '#iq/explore.ts';
import { exploreCsv, exploreSvg } from '#iq/explore-files.ts';
import { indexFor } from '#iq/index.server.ts';

export async function readExplore(
  db: Db,
  member: Client | Staff,
  params: URLSearchParams,
): Promise<Explored> {
  return explored(await indexFor(db, member), params, member.role !== 'client');
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
