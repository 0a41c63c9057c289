/** Who an announcement is for: whoever a rule fits, or the people chosen when it was sent. */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Audience, Held } from '#exchange/announcements/announcement.ts';

/** SQL: the person `p` walks the forum: a confirmed delegate or a representative. */
export const walks = sql<SqlBool>`(p.role = 'client' or (p.role = 'delegate' and exists (
  select from delegate d where d.forum_id = p.forum_id and d.person_id = p.id
    and d.status = 'confirmed')))`;

/** SQL: the announcement `b` is for the person `p`, as things stand. */
export const isFor = sql<SqlBool>`(${walks} and (b.audience = 'everyone'
  or (b.audience = 'delegates' and p.role = 'delegate')
  or (b.audience = 'clients' and p.role = 'client')
  or (b.audience = 'chosen' and exists (select from bulletin_person t where t.forum_id = b.forum_id
    and t.bulletin_id = b.id and t.person_id = p.id and t.told_at is not null))))`;

/** SQL: of an announcement `b`, the person's row `t` says that nothing is left to be done. */
export const done = sql<SqlBool>`(case when b.needs_ack then coalesce(t.acknowledged_version, 0)
  else coalesce(t.seen_version, 0) end >= b.told_version)`;

/** What exchange can't know by itself: who matches a search, and who meets. */
export type Above = {
  /** ids of the delegates who match; null: the forum asks no longer what the search asks */
  segment: (db: Db, forumId: string, query: string) => Promise<string[] | null>;
  /** ids of everybody with a meeting on this day of the forum */
  meetToday: (db: Db, forumId: string, now: Date) => Promise<string[]>;
};

/** @returns ids of those whom a choice means now: of whoever has a seat, in the order of the ids */
export async function readChosen(
  db: Db,
  forumId: string,
  to: Extract<Audience, { by: string }>,
  above: Above,
  now: Date,
): Promise<{ people: string[] } | { refused: Held }> {
  const meant = await meantBy(db, forumId, to, above, now);
  if (!meant) return { refused: 'segment-lost' };
  const { rows } = await sql<{ id: string }>`select p.id from person p
    where p.forum_id = ${forumId} and ${walks} and p.id = any(${meant}::uuid[])
    order by p.id`.execute(db);
  return rows.length === 0 ? { refused: 'nobody' } : { people: rows.map(({ id }) => id) };
}

async function meantBy(
  db: Db,
  forumId: string,
  { by, about }: Extract<Audience, { by: string }>,
  above: Above,
  now: Date,
): Promise<string[] | null> {
  if (by === 'segment') return above.segment(db, forumId, about);
  if (by === 'meeting today') return above.meetToday(db, forumId, now);
  const { rows } = await (by === 'session'
    ? sql<{ id: string }>`select person_id as id from attendee
          where forum_id = ${forumId} and session_ref = ${about}`
    : by === 'not here'
      ? sql<{ id: string }>`select p.id from person p where p.forum_id = ${forumId} and ${walks}
            and not exists (select from check_in c where c.forum_id = p.forum_id and c.person_id = p.id)`
      : sql<{ id: string }>`select p.id from bulletin b
            join person p on p.forum_id = b.forum_id
            left join bulletin_person t on t.forum_id = b.forum_id and t.bulletin_id = b.id
              and t.person_id = p.id
            where b.forum_id = ${forumId} and b.id::text = ${about} and b.state = 'sent'
              and ${isFor} and not ${done}`
  ).execute(db);
  return rows.map(({ id }) => id);
}

/** How many a rule fits, and some of them by name. */
export async function readPreview(
  db: Db,
  forumId: string,
  to: Audience,
  above: Above,
  now: Date,
): Promise<{ count: number; names: string[] } | { refused: Held }> {
  const chosen = 'by' in to ? await readChosen(db, forumId, to, above, now) : null;
  if (chosen && 'refused' in chosen) return chosen;
  const fits = chosen
    ? sql<SqlBool>`p.id = any(${chosen.people}::uuid[])`
    : ruleFits('rule' in to ? to.rule : 'everyone');
  const { rows } = await sql<{ name: string; all: number }>`
    select btrim(p.given_name || ' ' || p.family_name) as name, (count(*) over ())::int as all
    from person p where p.forum_id = ${forumId} and ${walks} and ${fits}
    order by p.family_name, p.given_name, p.id limit ${SHOWN}`.execute(db);
  const count = rows[0]?.all ?? 0;
  return count === 0 ? { refused: 'nobody' } : { count, names: rows.map(({ name }) => name) };
}
const SHOWN = 6;

const ruleFits = (rule: string) =>
  rule === 'everyone'
    ? sql<SqlBool>`true`
    : sql<SqlBool>`p.role = ${rule === 'delegates' ? 'delegate' : 'client'}`;

/** Ids of those whom an announcement is for, as things stand. */
export async function readAudience(tx: Db, forumId: string, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from bulletin b
    join person p on p.forum_id = b.forum_id
    where b.forum_id = ${forumId} and b.id = ${id} and ${isFor} order by p.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Ids of the organisers: their screens count. */
export async function readOrganisers(tx: Db, forumId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('role', '=', 'organiser')
    .execute();
  return rows.map(({ id }) => id);
}
