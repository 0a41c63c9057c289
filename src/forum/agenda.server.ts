/** The agenda: the slots that meetings can fill, the sessions, and who speaks when. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';

export type Slot = { number: number; startsAt: Date; endsAt: Date };
/** A speaker stands on the programme by name, whatever the consent: speaking shows them to all. */
export type Speaker = { id: string; name: string; title: string; organisation: string };
export type Session = {
  ref: string;
  title: string;
  room: string;
  startsAt: Date;
  endsAt: Date;
  speakers: Speaker[];
};
export type Agenda = { timezone: string; slots: Slot[]; sessions: Session[] };

/** The IANA name of the forum's time zone. */
export async function timezoneOf(db: Db, forumId: string): Promise<string> {
  const { timezone } = await db
    .selectFrom('forum')
    .select(sql<string>`coalesce(questionnaire->>'timezone', 'UTC')`.as('timezone'))
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  return timezone;
}

export async function readSlots(db: Db, forumId: string): Promise<Slot[]> {
  return db
    .selectFrom('slot')
    .select(['number', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .orderBy('number')
    .execute();
}

/** @param session of this session alone; null: of all */
async function readSpeakers(
  db: Db,
  forumId: string,
  session: string | null = null,
): Promise<(Speaker & { ref: string })[]> {
  const rows = await db
    .selectFrom('speaker')
    .innerJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'speaker.forum_id')
        .onRef('delegate.person_id', '=', 'speaker.delegate_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'speaker.forum_id')
        .onRef('person.id', '=', 'speaker.delegate_id'),
    )
    .select([
      'speaker.session_ref as ref',
      'person.id',
      'person.given_name',
      'person.family_name',
      'delegate.title',
      'delegate.organisation',
    ])
    .where('speaker.forum_id', '=', forumId)
    .where('delegate.status', '=', 'confirmed')
    .$if(session !== null, (query) => query.where('speaker.session_ref', '=', session as string))
    .orderBy('delegate.ref')
    .execute();
  return rows.map(({ given_name, family_name, ...row }) => ({
    ...row,
    name: `${given_name} ${family_name}`.trim(),
  }));
}

/** What the forum's days hold, in order of time. Everyone with a seat in the forum may read it. */
export async function readAgenda(db: Db, forumId: string): Promise<Agenda> {
  const timezone = await timezoneOf(db, forumId);
  const slots = await readSlots(db, forumId);
  const speakers = await readSpeakers(db, forumId);
  const sessions = await db
    .selectFrom('session')
    .select(['ref', 'title', 'room', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .orderBy('starts_at')
    .orderBy('ref')
    .execute();
  const speakersOf = (session: string) =>
    speakers.filter(({ ref }) => ref === session).map(({ ref, ...speaker }) => speaker);
  return {
    timezone,
    slots,
    sessions: sessions.map((session) => ({ ...session, speakers: speakersOf(session.ref) })),
  };
}

/** One session with its speakers; null where there is none of that ref. */
export async function readSession(db: Db, forumId: string, ref: string): Promise<Session | null> {
  const [session, speakers] = await Promise.all([
    db
      .selectFrom('session')
      .select(['ref', 'title', 'room', 'starts_at as startsAt', 'ends_at as endsAt'])
      .where('forum_id', '=', forumId)
      .where('ref', '=', ref)
      .executeTakeFirst(),
    readSpeakers(db, forumId, ref),
  ]);
  return session
    ? { ...session, speakers: speakers.map(({ ref: _, ...speaker }) => speaker) }
    : null;
}

export type SessionChange = {
  ref: string;
  title: string;
  room: string;
  startsAt: Date;
  endsAt: Date;
};
export type Changed =
  | { session: 'changed' }
  | { refused: 'no-such-session' | 'no-title' | 'ends-before-it-starts' };

/** Changes a session's words, room or times. A plan that was made before keeps its meetings. */
export async function changeSession(
  db: Db,
  staff: Organiser,
  { ref, title, room, startsAt, endsAt }: SessionChange,
  now: Date,
): Promise<Changed> {
  if (title.trim() === '') return { refused: 'no-title' };
  if (endsAt <= startsAt) return { refused: 'ends-before-it-starts' };
  return db.transaction().execute(async (tx): Promise<Changed> => {
    const { numUpdatedRows } = await tx
      .updateTable('session')
      .set({ title: title.trim(), room: room.trim(), starts_at: startsAt, ends_at: endsAt })
      .where('forum_id', '=', staff.forumId)
      .where('ref', '=', ref)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return { refused: 'no-such-session' };
    await announce(tx, staff.forumId, 'forum:agenda', 'everyone', now);
    return { session: 'changed' };
  });
}
