/** Announcements as the people they are for see them: read, seen on a screen, acknowledged. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import {
  isDone,
  partsOf,
  type Standing,
  standingOf,
} from '#exchange/announcements/announcement.ts';
import { done, isFor } from '#exchange/announcements/audience.server.ts';
import { closeNotices, MINE, tellDesk } from '#exchange/announcements/kept.server.ts';
import { changedLines } from '#exchange/announcements/lines.ts';
import type { Client, Delegate } from '#forum/people.ts';

type Visitor = Delegate | Client;

type Row = {
  id: string;
  withdrawn: boolean;
  title: string;
  body: string;
  oldTitle: string | null;
  oldBody: string | null;
  at: Date;
  correctedAt: Date | null;
  dueAt: Date | null;
  urgent: boolean;
  needsAck: boolean;
  version: number;
  toldVersion: number;
  seenVersion: number;
  acknowledgedVersion: number;
  seenAt: Date | null;
  acknowledgedAt: Date | null;
};

/** SQL: each announcement `b` with its texts and this person's row `t`. */
const mine = ({ forumId, personId }: Visitor) => sql`
  from bulletin b
  join person p on p.forum_id = b.forum_id and p.id = ${personId}
  join bulletin_text x on x.forum_id = b.forum_id and x.bulletin_id = b.id and x.version = b.version
  left join bulletin_text old on old.forum_id = b.forum_id and old.bulletin_id = b.id
    and old.version = b.told_version - 1
  left join bulletin_person t on t.forum_id = b.forum_id and t.bulletin_id = b.id
    and t.person_id = p.id
  where b.forum_id = ${forumId} and ${isFor}`;

const MOST = 100;

/** All that is for this person, newest first; of what was withdrawn only what was seen, without its text. */
export async function readMine(db: Db, member: Visitor) {
  const { rows } = await sql<Row>`
    select b.id, b.state = 'withdrawn' as withdrawn, x.title, x.body, old.title as "oldTitle",
      old.body as "oldBody", b.sent_at as at, b.due_at as "dueAt", b.urgent,
      case when b.version > 1 then x.made_at end as "correctedAt",
      b.needs_ack as "needsAck", b.version, b.told_version as "toldVersion",
      coalesce(t.seen_version, 0) as "seenVersion",
      coalesce(t.acknowledged_version, 0) as "acknowledgedVersion",
      t.seen_at as "seenAt", t.acknowledged_at as "acknowledgedAt"
    ${mine(member)} and (b.state = 'sent' or (b.state = 'withdrawn' and t.seen_version > 0))
    order by b.sent_at desc, b.id desc limit ${MOST}`.execute(db);
  return rows.map(toldOf);
}
export type Mine = ReturnType<typeof toldOf>;

function toldOf({ body, oldTitle, oldBody, withdrawn, seenVersion, ...row }: Row) {
  const versions = { ...row, seenVersion };
  const lines = withdrawn
    ? []
    : changedLines(oldBody ?? body, body).map(({ text, was }) => ({ parts: partsOf(text), was }));
  const { id, title, at, correctedAt, dueAt, urgent, needsAck, version, seenAt, acknowledgedAt } =
    row;
  return {
    ...{
      id,
      title,
      at,
      correctedAt,
      dueAt,
      urgent,
      needsAck,
      version,
      seenAt,
      acknowledgedAt,
      withdrawn,
    },
    oldTitle: oldTitle === title ? null : oldTitle,
    lines,
    standing: standingOf(versions) as Standing,
    isDone: withdrawn || isDone(versions),
  };
}

/** Time to read what was seen just now, before it leaves the screen of the day (ms). */
const READING = 15 * 60_000;

/** Of these, what belongs on top of one's day. */
export const onTop = (all: readonly Mine[], now: Date): Mine[] =>
  all.filter(
    ({ isDone, withdrawn, needsAck, seenAt }) =>
      !isDone ||
      (!withdrawn && !needsAck && seenAt !== null && now.getTime() - seenAt.getTime() < READING),
  );

export type Waiting = { count: number; urgent: boolean };

/** How many are still to be seen, or to be acknowledged where that is asked. */
export async function countWaiting(db: Db, member: Visitor): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*)::int as count, coalesce(bool_or(b.urgent), false) as urgent
    ${mine(member)} and b.state = 'sent' and not ${done}`.execute(db);
  return rows[0] ?? { count: 0, urgent: false };
}

type Look = { announcement: string; version: number };

/** These were on a screen that somebody looked at. What is for others, or gone, is passed over. */
export async function see(
  db: Kysely<Schema>,
  member: Visitor,
  looks: readonly Look[],
  now: Date,
): Promise<{ seen: number }> {
  const { forumId, personId } = member;
  return db.transaction().execute(async (tx) => {
    let seen = 0;
    for (const look of looks) if (await mark(tx, member, look, 'seen', now)) seen++;
    if (seen > 0) {
      await tellDesk(tx, forumId, now);
      await announce(tx, forumId, MINE, [personId], now);
    }
    return { seen };
  });
}

/** Writes down what a person did; false: there was nothing to write. */
async function mark(
  tx: Db,
  { forumId, personId }: Visitor,
  { announcement, version }: Look,
  what: 'seen' | 'acknowledged',
  now: Date,
): Promise<boolean> {
  const acknowledged = what === 'acknowledged' ? version : 0;
  const { rows } = await sql`
    insert into bulletin_person (forum_id, bulletin_id, person_id, seen_version, seen_at,
      acknowledged_version, acknowledged_at)
    select b.forum_id, b.id, p.id, ${version}, ${now}, ${acknowledged},
      ${acknowledged > 0 ? now : null}::timestamptz
    from bulletin b join person p on p.forum_id = b.forum_id and p.id = ${personId}
    where b.forum_id = ${forumId} and b.id::text = ${announcement.toLowerCase()}
      and b.state = 'sent' and ${version}::int between 1 and b.version and ${isFor}
    on conflict (forum_id, bulletin_id, person_id) do update set
      seen_version = greatest(bulletin_person.seen_version, excluded.seen_version),
      seen_at = case when excluded.seen_version > bulletin_person.seen_version
        then excluded.seen_at else bulletin_person.seen_at end,
      acknowledged_version =
        greatest(bulletin_person.acknowledged_version, excluded.acknowledged_version),
      acknowledged_at =
        case when excluded.acknowledged_version > bulletin_person.acknowledged_version
        then excluded.acknowledged_at else bulletin_person.acknowledged_at end
    where excluded.seen_version > bulletin_person.seen_version
      or excluded.acknowledged_version > bulletin_person.acknowledged_version
      or bulletin_person.told_at > bulletin_person.seen_at
    returning 1`.execute(tx);
  if (rows.length === 0) return false;
  await closeNotices(tx, { forumId, id: announcement.toLowerCase(), version }, now, [personId]);
  return true;
}

export type Acknowledged = { acknowledged: string } | { refused: 'gone' | 'corrected' };

/** “Got it”: of the text that was on the screen; said twice, the first time counts. */
export async function acknowledge(
  db: Kysely<Schema>,
  member: Visitor,
  look: Look,
  now: Date,
): Promise<Acknowledged> {
  const { forumId, personId } = member;
  return db.transaction().execute(async (tx): Promise<Acknowledged> => {
    const { rows } = await sql<{ told: number; version: number }>`
      select b.told_version as told, b.version from bulletin b
      join person p on p.forum_id = b.forum_id and p.id = ${personId}
      where b.forum_id = ${forumId} and b.id::text = ${look.announcement.toLowerCase()}
        and b.state = 'sent' and ${isFor} for share of b`.execute(tx);
    const [now_] = rows;
    if (!now_ || look.version > now_.version) return { refused: 'gone' };
    if (look.version < now_.told) return { refused: 'corrected' };
    if (await mark(tx, member, look, 'acknowledged', now)) {
      await tellDesk(tx, forumId, now);
      await announce(tx, forumId, MINE, [personId], now);
    }
    return { acknowledged: look.announcement };
  });
}
