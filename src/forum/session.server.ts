/** The one place that turns an address or a link into a right. Everything else takes what it makes. */
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { gathered } from '#base/gathered.ts';
import type { Db } from '#db/database.server.ts';
import { isPass } from '#forum/pass.server.ts';
import type {
  AtDoor,
  CallGuest,
  Client,
  Delegate,
  Interviewee,
  Member,
  Operator,
  Organiser,
  Reader,
} from '#forum/people.ts';

export const hashOf = (secret: string) => hash('sha256', secret);

/** For the command line and the first start alone: whoever can run them owns the machine. */
export const operator = (): Operator => ({ role: 'operator' }) as Operator;

/** The seat of a signed-in address in a forum, or null: no such forum and no seat there look alike. */
export function memberOf(db: Db, email: string, forumKey: string): Promise<Member | null> {
  const ask =
    asking.get(db) ?? gathered((addresses: readonly Address[]) => membersOf(db, addresses));
  asking.set(db, ask);
  return ask({ email: email.trim().toLowerCase(), forumKey });
}

type Address = { email: string; forumKey: string };
/** A person's row with what of it makes a right. */
export type SeatRow = {
  id: string;
  role: Member['role'];
  client_id: string | null;
  forum_id: string;
  /** a delegate's */
  status: string | null;
};
type Seat = SeatRow & { place: number };
/** Every request asks: under load those of the same moment are one query. */
const asking = new WeakMap<Db, (address: Address) => Promise<Member | null>>();

async function membersOf(db: Db, addresses: readonly Address[]): Promise<(Member | null)[]> {
  const emails = addresses.map(({ email }) => email);
  const keys = addresses.map(({ forumKey }) => forumKey);
  const { rows } = await sql<Seat>`
    select a.place::int, p.id, p.role, p.client_id, f.id as forum_id, d.status
    from rows from (unnest(${emails}::text[]), unnest(${keys}::text[]))
      with ordinality as a(email, key, place)
    join forum f on f.key = a.key
    join person p on p.forum_id = f.id and p.email = a.email
    left join delegate d on d.forum_id = p.forum_id and d.person_id = p.id`.execute(db);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return addresses.map(({ forumKey }, i) => {
    const row = byPlace.get(i + 1);
    return row ? memberIn(row, forumKey) : null;
  });
}

/** The right that a person's row is; null: a delegate who is not confirmed. */
export function memberIn(row: SeatRow, forumKey: string): Member | null {
  if (row.role === 'delegate' && row.status !== 'confirmed') return null;
  const seat = { forumId: row.forum_id, forumKey, personId: row.id, role: row.role };
  return (row.role === 'client' ? { ...seat, clientId: row.client_id } : seat) as Member;
}

/** The operator acting as the organiser of a forum. */
export async function organiserFor(
  db: Db,
  _: Operator,
  forumKey: string,
): Promise<Organiser | null> {
  const forum = await db
    .selectFrom('forum')
    .select('id')
    .where('key', '=', forumKey)
    .executeTakeFirst();
  return forum
    ? ({ role: 'organiser', forumId: forum.id, forumKey, personId: null } as Organiser)
    : null;
}

/** Some representative of a forum, for what the house does for all its clients alike; null: none. */
export async function anyRepresentative(db: Db, forumId: string): Promise<Client | null> {
  const row = await db
    .selectFrom('person')
    .innerJoin('forum', 'forum.id', 'person.forum_id')
    .select(['person.id', 'person.client_id', 'forum.key'])
    .where('person.forum_id', '=', forumId)
    .where('person.role', '=', 'client')
    .orderBy('person.id')
    .executeTakeFirst();
  if (!row) return null;
  const seat = { forumId, forumKey: row.key, personId: row.id, clientId: row.client_id };
  return { ...seat, role: 'client' } as Client;
}

/** The operator looking as a client does, in the seat of its first representative. */
export async function clientFor(
  db: Db,
  _: Operator,
  forumKey: string,
  clientRef: string,
): Promise<Client | null> {
  const seat = await db
    .selectFrom('person')
    .innerJoin('forum', 'forum.id', 'person.forum_id')
    .innerJoin('client', (join) =>
      join
        .onRef('client.forum_id', '=', 'person.forum_id')
        .onRef('client.id', '=', 'person.client_id'),
    )
    .select('person.email')
    .where('forum.key', '=', forumKey)
    .where('client.ref', '=', clientRef)
    .orderBy('person.id')
    .executeTakeFirst();
  return seat ? asClient(await memberOf(db, seat.email, forumKey)) : null;
}

/**
 * The holder of a report link: unknown, expired and revoked links look alike (null). Where the
 * link asks for a passcode, whoever has no pass for it stands at its door.
 *
 * @param pass what `openByPasscode` gave, if anything
 */
export async function readerAt(
  db: Db,
  token: string,
  pass: string | null,
  now: Date,
): Promise<Reader | AtDoor | null> {
  const link = await db
    .selectFrom('report_link')
    .innerJoin('forum', 'forum.id', 'report_link.forum_id')
    .select(['report_link.id', 'passcode_hash', 'forum.id as forum_id', 'forum.key'])
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!link) return null;
  const { id, passcode_hash: kept } = link;
  const forum = { forumId: link.forum_id, forumKey: link.key };
  const mayRead = kept === null || (pass !== null && isPass(pass, kept, id, now));
  return mayRead
    ? ({ ...forum, role: 'reader', linkId: id } as Reader)
    : ({ ...forum, role: 'at the door' } as AtDoor);
}

/** The holder of a link that asks for approval of quotes: unknown and expired links look alike. */
export async function intervieweeOf(db: Db, token: string, now: Date): Promise<Interviewee | null> {
  const link = await db
    .selectFrom('quote_link')
    .innerJoin('forum', 'forum.id', 'quote_link.forum_id')
    .select(['quote_link.id', 'quote_link.interview_id', 'forum.id as forum_id', 'forum.key'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!link) return null;
  const { forum_id: forumId, key: forumKey, interview_id: interviewId, id: linkId } = link;
  return { role: 'interviewee', forumId, forumKey, interviewId, linkId } as Interviewee;
}

/** The holder of a link to an interview's calls: unknown, expired and revoked links look alike. */
export async function callGuestOf(db: Db, token: string, now: Date): Promise<CallGuest | null> {
  const link = await db
    .selectFrom('call_link')
    .innerJoin('forum', 'forum.id', 'call_link.forum_id')
    .select(['call_link.id', 'call_link.interview_id', 'forum.id as forum_id', 'forum.key'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!link) return null;
  const { forum_id: forumId, key: forumKey, interview_id: interviewId, id: linkId } = link;
  return { role: 'call guest', forumId, forumKey, interviewId, linkId } as CallGuest;
}

/**
 * Whose calendar a secret address is, as long as that person has the seat; unknown and ended
 * addresses, and those of people who left, look alike.
 */
export async function calendarHolder(db: Db, token: string): Promise<Delegate | Client | null> {
  const link = await db
    .selectFrom('calendar_link')
    .innerJoin('forum', 'forum.id', 'calendar_link.forum_id')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'calendar_link.forum_id')
        .onRef('person.id', '=', 'calendar_link.person_id'),
    )
    .select(['person.email', 'forum.key'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  const member = link ? await memberOf(db, link.email, link.key) : null;
  return asDelegate(member) ?? asClient(member);
}

export const isStaff = (member: Member | null) =>
  member?.role === 'organiser' || member?.role === 'researcher';
export const asDelegate = (member: Member | null): Delegate | null =>
  member?.role === 'delegate' ? member : null;
export const asClient = (member: Member | null): Client | null =>
  member?.role === 'client' ? member : null;

/** The seat of a person who walks the forum, for what the house does for each of them; null: none. */
export async function visitorBy(
  db: Db,
  { forumId, personId }: { forumId: string; personId: string },
): Promise<Delegate | Client | null> {
  const row = await db
    .selectFrom('person')
    .innerJoin('forum', 'forum.id', 'person.forum_id')
    .select(['person.email', 'forum.key'])
    .where('person.forum_id', '=', forumId)
    .where('person.id', '=', personId)
    .executeTakeFirst();
  const member = row ? await memberOf(db, row.email, row.key) : null;
  return asDelegate(member) ?? asClient(member);
}
