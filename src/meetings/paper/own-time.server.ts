/** Each person's sessions and breaks, as lines of a page. */
import type { Db } from '#db/database.server.ts';
import type { Line } from '#meetings/paper/page.ts';

type Row = { person: string; ref: string; title: string; room: string } & {
  startsAt: Date;
  endsAt: Date;
};

async function readTalks(db: Db, forumId: string, person?: string): Promise<Row[]> {
  let query = db
    .selectFrom('speaker')
    .innerJoin('session', (join) =>
      join
        .onRef('session.forum_id', '=', 'speaker.forum_id')
        .onRef('session.ref', '=', 'speaker.session_ref'),
    )
    .select(['speaker.delegate_id as person', 'session.ref', 'title', 'room'])
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .where('speaker.forum_id', '=', forumId);
  if (person !== undefined) query = query.where('speaker.delegate_id', '=', person);
  return query.execute();
}

async function readSeats(db: Db, forumId: string, person?: string): Promise<Row[]> {
  let query = db
    .selectFrom('attendee')
    .innerJoin('session', (join) =>
      join
        .onRef('session.forum_id', '=', 'attendee.forum_id')
        .onRef('session.ref', '=', 'attendee.session_ref'),
    )
    .select(['attendee.person_id as person', 'session.ref', 'title', 'room'])
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .where('attendee.forum_id', '=', forumId);
  if (person !== undefined) query = query.where('attendee.person_id', '=', person);
  return query.execute();
}

function readBreaks(db: Db, forumId: string, person?: string) {
  let query = db
    .selectFrom('absence')
    .select(['person_id as person', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .where('kind', '=', 'break');
  if (person !== undefined) query = query.where('person_id', '=', person);
  return query.execute();
}

/** By person. Whoever speaks in a session and booked it too has one line of it. */
export async function readOwn(
  db: Db,
  forumId: string,
  person?: string,
): Promise<Map<string, Line[]>> {
  const talks = await readTalks(db, forumId, person);
  const seats = await readSeats(db, forumId, person);
  const breaks = await readBreaks(db, forumId, person);
  const own = new Map<string, Line[]>();
  const add = (whose: string, line: Line) => own.set(whose, [...(own.get(whose) ?? []), line]);
  const speaks = new Set(talks.map((talk) => `${talk.person} ${talk.ref}`));
  const booked = seats.filter((seat) => !speaks.has(`${seat.person} ${seat.ref}`));
  const session = ({ person: whose, ref, ...row }: Row, isTalk: boolean) =>
    add(whose, { kind: 'session', key: `session ${ref}`, ...row, speaks: isTalk });
  for (const talk of talks) session(talk, true);
  for (const seat of booked) session(seat, false);
  for (const { person: whose, ...row } of breaks)
    add(whose, { kind: 'break', key: 'break', ...row });
  return own;
}
