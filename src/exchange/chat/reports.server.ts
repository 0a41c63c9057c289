/** Messages that someone reported: all that organisers read of conversations, as they were said. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { legible } from '#exchange/chat/legible.ts';
import { removeMessage } from '#exchange/chat/remove.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import { giveNotice } from '#exchange/notices/notices.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Organiser } from '#forum/people.ts';

/** Notices: of a report to organisers, of what came of it to whoever reported. */
export const REPORTED = 'message-reported';
export const SETTLED = 'report-settled';
/** The key of the organisers' list. */
export const REPORTS = 'forum:reported';
const LONGEST_REASON = 1_000;

export type Reported =
  | { reported: true }
  | { refused: 'no-such-message' | 'own-message' | 'no-reason' | 'too-long' | 'reported-already' };

/** Keeps the words as they stand, for organisers alone; whoever wrote them is not told. */
export async function report(
  db: Db,
  visitor: Visitor,
  { room, message, reason }: { room: string; message: string; reason: string },
  now: Date,
): Promise<Reported> {
  const { forumId, personId } = visitor;
  const words = legible(reason);
  if (words === '') return { refused: 'no-reason' };
  if ([...words].length > LONGEST_REASON) return { refused: 'too-long' };
  return db.transaction().execute(async (tx): Promise<Reported> => {
    const found = await readReportable(tx, visitor, room, message);
    if (!found) return { refused: 'no-such-message' };
    if (found.author.id === personId) return { refused: 'own-message' };
    const id = newId();
    const made = await tx
      .insertInto('message_report')
      .values({
        ...{ forum_id: forumId, id, message_id: message, reporter_id: personId },
        ...{ reason: words, said: said(found), made_at: now },
      })
      .onConflict((conflict) =>
        conflict.columns(['forum_id', 'message_id', 'reporter_id']).doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (!made) return { refused: 'reported-already' };
    const staff = await organisers(tx, forumId);
    await announce(tx, forumId, REPORTS, staff, now);
    await giveNotice(tx, forumId, staff, { kind: REPORTED, body: { report: id } }, now);
    return { reported: true };
  });
}

const said = ({ body, files }: { body: string; files: string[] }) =>
  [body, ...files.map((name) => `[${name}]`)].filter(Boolean).join('\n');

/** A message of a room that the visitor is in; null: none, or nothing is left of it. */
export async function readReportable(db: Db, visitor: Visitor, room: string, message: string) {
  const [here] = await readRooms(db, visitor, room);
  if (!here) return null;
  const row = await db
    .selectFrom('message as m')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'm.forum_id').onRef('p.id', '=', 'm.author_id'),
    )
    .select(['m.body', 'm.author_id', 'm.sent_at'])
    .select(sql<string>`btrim(p.given_name || ' ' || p.family_name)`.as('author'))
    .select(
      sql<string[]>`array(select f.name from chat_file f
        where f.forum_id = m.forum_id and f.message_id = m.id order by f.id)`.as('files'),
    )
    .where('m.forum_id', '=', visitor.forumId)
    .where('m.room_id', '=', room)
    .where('m.id', '=', message)
    .where('m.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const author = { id: row.author_id, name: row.author };
  return { author, body: row.body, files: row.files, sentAt: row.sent_at };
}

async function organisers(db: Db, forumId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', '=', 'organiser')
    .execute();
  return rows.map(({ id }) => id);
}

export type ReportShown = {
  id: string;
  said: string;
  author: string;
  authorOf: string;
  reporter: string;
  reason: string;
  madeAt: Date;
  outcome: 'removed' | 'kept' | null;
  settledAt: Date | null;
};

/** What waits, the oldest first, then what was settled, the newest first. */
export async function readReported(db: Db, { forumId }: Organiser): Promise<ReportShown[]> {
  const { rows } = await sql<ReportShown>`
    select r.id, r.said, btrim(a.given_name || ' ' || a.family_name) as author,
      coalesce(d.organisation, c.company, '') as "authorOf",
      btrim(p.given_name || ' ' || p.family_name) as reporter,
      r.reason, r.made_at as "madeAt", r.outcome, r.settled_at as "settledAt"
    from message_report r
    join message m on m.forum_id = r.forum_id and m.id = r.message_id
    join person a on a.forum_id = m.forum_id and a.id = m.author_id
    left join delegate d on d.forum_id = a.forum_id and d.person_id = a.id
    left join client c on c.forum_id = a.forum_id and c.id = a.client_id
    join person p on p.forum_id = r.forum_id and p.id = r.reporter_id
    where r.forum_id = ${forumId}
    order by r.settled_at desc nulls first, r.made_at limit 200`.execute(db);
  return rows;
}

/** Reports that nobody has looked at yet. */
export async function countWaiting(db: Db, { forumId }: Organiser): Promise<number> {
  const { waiting } = await db
    .selectFrom('message_report')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('forum_id', '=', forumId)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return waiting;
}

export type SettledAs = { settled: 'removed' | 'kept' } | { refused: 'no-such-report' | 'settled' };

/** Removes the message for everyone, or keeps it; every reporter of it is told which. */
export async function settle(
  db: Db,
  staff: Organiser,
  { id, outcome }: { id: string; outcome: 'removed' | 'kept' },
  now: Date,
): Promise<SettledAs> {
  const { forumId, personId } = staff;
  return db.transaction().execute(async (tx): Promise<SettledAs> => {
    const found = await tx
      .selectFrom('message_report')
      .select(['message_id', 'outcome'])
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!found) return { refused: 'no-such-report' };
    if (found.outcome !== null) return { refused: 'settled' };
    const settled = await tx
      .updateTable('message_report')
      .set({ outcome, settled_at: now, settled_by: personId })
      .where('forum_id', '=', forumId)
      .where('message_id', '=', found.message_id)
      .where('outcome', 'is', null)
      .returning(['reporter_id'])
      .execute();
    const detail = { report: id, outcome };
    await record(tx, { forumId, personId, act: 'settled a reported message', detail }, now);
    await announce(tx, forumId, REPORTS, await organisers(tx, forumId), now);
    const told = settled.map(({ reporter_id }) => reporter_id);
    await giveNotice(tx, forumId, told, { kind: SETTLED, body: { outcome } }, now);
    if (outcome === 'removed') await removeMessage(tx, forumId, found.message_id, now);
    return { settled: outcome };
  });
}
