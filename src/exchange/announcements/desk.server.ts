/** What the organiser sees of announcements: told, seen, acknowledged, and who has not. */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Audience, Held, State } from '#exchange/announcements/announcement.ts';
import { done, isFor } from '#exchange/announcements/audience.server.ts';
import { noteDeed } from '#exchange/announcements/kept.server.ts';
import type { Organiser } from '#forum/people.ts';

export type Counts = {
  /** whom it is for, as things stand */
  people: number;
  seen: number;
  acknowledged: number;
  /** nothing is left to be done for these */
  done: number;
};
export type Listed = Counts & {
  id: string;
  state: State;
  title: string;
  body: string;
  to: Audience;
  /** the session by its title, or the announcement */
  about: string;
  needsAck: boolean;
  urgent: boolean;
  dueAt: Date | null;
  sendAt: Date | null;
  sentAt: Date | null;
  withdrawnAt: Date | null;
  madeAt: Date;
  version: number;
  revision: number;
  held: Held | null;
};

type Row = Omit<Listed, 'to'> & {
  audience: 'everyone' | 'delegates' | 'clients' | 'chosen';
  by: Extract<Audience, { by: string }>['by'] | null;
  key: string;
  words: string;
};

const read = (db: Db, { forumId }: Organiser, which: ReturnType<typeof sql<SqlBool>>) =>
  sql<Row>`
  select b.id, b.state, x.title, x.body, b.audience, b.chosen_by as by, b.about as key, b.words,
    coalesce(case b.chosen_by
      when 'session' then (select s.title from session s
        where s.forum_id = b.forum_id and s.ref = b.about)
      when 'not acknowledged' then (select o.title from bulletin_text o
        where o.forum_id = b.forum_id and o.bulletin_id::text = b.about order by o.version desc limit 1)
      end, '') as about,
    b.needs_ack as "needsAck", b.urgent, b.due_at as "dueAt", b.send_at as "sendAt",
    b.sent_at as "sentAt", b.withdrawn_at as "withdrawnAt", b.made_at as "madeAt",
    b.version, b.revision, b.held, c.*
  from bulletin b
  join bulletin_text x on x.forum_id = b.forum_id and x.bulletin_id = b.id and x.version = b.version
  cross join lateral (
    select count(*)::int as people,
      (count(*) filter (where t.seen_version >= b.told_version))::int as seen,
      (count(*) filter (where t.acknowledged_version >= b.told_version))::int as acknowledged,
      (count(*) filter (where ${done}))::int as done
    from person p left join bulletin_person t on t.forum_id = b.forum_id and t.bulletin_id = b.id
      and t.person_id = p.id
    where p.forum_id = b.forum_id and b.sent_at is not null and ${isFor}
  ) c
  where b.forum_id = ${forumId} and ${which}
  order by b.sent_at is not null, coalesce(b.sent_at, b.made_at) desc, b.id desc limit ${MOST}`.execute(
    db,
  );
const MOST = 200;

const listed = ({ audience, by, key, words, ...row }: Row): Listed => ({
  ...row,
  to:
    audience === 'chosen' && by
      ? { by, about: key, words }
      : { rule: audience as 'everyone' | 'delegates' | 'clients' },
});

/** All of a forum: what is not sent yet first, then the newest. */
export async function readAnnouncements(db: Db, staff: Organiser): Promise<Listed[]> {
  return (await read(db, staff, sql<SqlBool>`true`)).rows.map(listed);
}

export async function readAnnouncement(db: Db, staff: Organiser, id: string) {
  const { rows } = await read(db, staff, sql<SqlBool>`b.id::text = ${id.toLowerCase()}`);
  return rows[0] ? listed(rows[0]) : null;
}

export type NotYet = {
  id: string;
  name: string;
  organisation: string;
  /** seen, and not acknowledged */
  seen: boolean;
  reminders: number;
};

/** Who has not seen an announcement, or not acknowledged it where that is asked; by family name. */
export async function readNotYet(db: Db, { forumId }: Organiser, id: string): Promise<NotYet[]> {
  const { rows } = await sql<NotYet>`
    select p.id, btrim(p.given_name || ' ' || p.family_name) as name,
      coalesce(d.organisation, c.company, '') as organisation,
      coalesce(t.seen_version, 0) >= b.told_version as seen, coalesce(t.reminders, 0) as reminders
    ${missing(forumId, id)} order by p.family_name, p.given_name, p.id`.execute(db);
  return rows;
}

const missing = (forumId: string, id: string) => sql`
  from bulletin b join person p on p.forum_id = b.forum_id
  left join bulletin_person t on t.forum_id = b.forum_id and t.bulletin_id = b.id
    and t.person_id = p.id
  left join delegate d on d.forum_id = p.forum_id and d.person_id = p.id
  left join client c on c.forum_id = p.forum_id and c.id = p.client_id
  where b.forum_id = ${forumId} and b.id = ${id} and b.state = 'sent' and ${isFor} and not ${done}`;

/**
 * The telephone numbers that the organiser was given of those who have not: that they were read is
 * written down, of whom by id.
 */
export async function readPhones(
  db: Db,
  staff: Organiser,
  id: string,
  now: Date,
): Promise<Record<string, string>> {
  const { rows } = await sql<{ id: string; phone: string }>`
    select p.id, coalesce(d.phone, '') as phone ${missing(staff.forumId, id)}
    order by p.id`.execute(db);
  const known = rows.filter(({ phone }) => phone !== '');
  if (known.length > 0) {
    const people = known.map((each) => each.id).join(' ');
    const detail = { announcement: id, count: known.length, people };
    await noteDeed(db, staff, 'telephone numbers read', detail, now);
  }
  return Object.fromEntries(known.map((each) => [each.id, each.phone]));
}

/** People who have not done by the time that was set, counted once for each announcement. */
export async function countOverdue(db: Db, { forumId }: Organiser, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from bulletin b join person p on p.forum_id = b.forum_id
    left join bulletin_person t on t.forum_id = b.forum_id and t.bulletin_id = b.id
      and t.person_id = p.id
    where b.forum_id = ${forumId} and b.state = 'sent' and b.due_at <= ${now}
      and ${isFor} and not ${done}`.execute(db);
  return rows[0]?.count ?? 0;
}
