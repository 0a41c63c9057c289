/** When people can't meet: absences, and sessions in which they speak or sit, with the way there. */
import type { Db } from '#db/database.server.ts';
import type { Span } from '#meetings/task.ts';

type Known = Span & { person: string };

const absences = (db: Db, forumId: string): Promise<Known[]> =>
  db
    .selectFrom('absence')
    .select(['person_id as person', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();

/** Whoever speaks in a session or has a seat in it, each once. */
async function inSessions(db: Db, forumId: string): Promise<Known[]> {
  const speakers = db
    .selectFrom('speaker')
    .select(['session_ref as ref', 'delegate_id as person'])
    .where('forum_id', '=', forumId);
  const seats = db
    .selectFrom('attendee')
    .select(['session_ref as ref', 'person_id as person'])
    .where('forum_id', '=', forumId);
  return db
    .selectFrom('session')
    .innerJoin(speakers.union(seats).as('one'), 'one.ref', 'session.ref')
    .select(['one.person', 'session.starts_at as startsAt', 'session.ends_at as endsAt'])
    .where('session.forum_id', '=', forumId)
    .orderBy('session.starts_at')
    .orderBy('session.ref')
    .execute();
}

/** @param walkMinutes before and after each session */
export async function readBusy(
  db: Db,
  forumId: string,
  walkMinutes: number,
): Promise<(person: string) => Span[]> {
  const way = walkMinutes * 60_000;
  const sessions = (await inSessions(db, forumId)).map(({ person, startsAt, endsAt }) => ({
    person,
    startsAt: new Date(startsAt.getTime() - way),
    endsAt: new Date(endsAt.getTime() + way),
  }));
  const busy = Map.groupBy([...sessions, ...(await absences(db, forumId))], ({ person }) => person);
  return (person) => (busy.get(person) ?? []).map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
}
