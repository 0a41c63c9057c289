/**
 * Who may write where: the one place that knows, for new messages and whatever else is said in a
 * room. A company writes to a delegate who let it: by an own act towards it (asked for or accepted a
 * meeting, wrote, exchanged a card) or by allowing what it asked. Whoever is blocked is told what
 * everyone is told of people who can't be reached.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { together } from '#db/together.server.ts';
import { queryOfSeen, type Visitor } from '#exchange/people.server.ts';
import type { Client } from '#forum/people.ts';

/** `gone`: can't be reached now, whether out of the forum, out of sight, or because of a block */
export type NoEntry = 'no-such-room' | 'gone' | 'ask-first' | 'you-blocked';

/** SQL: `blocker` blocked `blocked` or the company that person represents; both are SQL of person ids. */
export const hasBlocked = (
  forumId: string,
  blocker: RawBuilder<unknown>,
  blocked: RawBuilder<unknown>,
) =>
  sql<SqlBool>`(exists (select from block b where b.forum_id = ${forumId}::uuid
    and b.person_id = ${blocker} and b.blocked_id = ${blocked})
  or exists (select from company_block cb join person bp
    on bp.forum_id = cb.forum_id and bp.client_id = cb.client_id
    where cb.forum_id = ${forumId}::uuid and cb.person_id = ${blocker} and bp.id = ${blocked}))`;

/** SQL: the delegate let the company write. */
const consented = ({ forumId, clientId }: Client, delegate: RawBuilder<unknown>) =>
  sql<SqlBool>`(exists (select from introduction i where i.forum_id = ${forumId}::uuid
    and i.client_id = ${clientId}::uuid and i.delegate_id = ${delegate})
  or exists (select from writing_request w where w.forum_id = ${forumId}::uuid
    and w.client_id = ${clientId}::uuid and w.delegate_id = ${delegate} and w.answer = 'granted'))`;

/** Delegates among these people who have not let the client's company write to them. */
export async function readUnasked(
  db: Db,
  visitor: Visitor,
  people: readonly string[],
): Promise<string[]> {
  if (visitor.role !== 'client' || people.length === 0) return [];
  const rows = await db
    .selectFrom('delegate as d')
    .select('d.person_id')
    .where('d.forum_id', '=', visitor.forumId)
    .where('d.person_id', 'in', people)
    .where(sql<SqlBool>`not ${consented(visitor, sql`d.person_id`)}`)
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Those among these people who blocked the visitor. Nobody is to be told. */
export async function readBlockers(
  db: Db,
  { forumId, personId }: Visitor,
  people: readonly string[],
): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('person as p')
    .select('p.id')
    .where('p.forum_id', '=', forumId)
    .where('p.id', 'in', people)
    .where(hasBlocked(forumId, sql`p.id`, sql`${personId}::uuid`))
    .execute();
  return rows.map(({ id }) => id);
}

/** Those among these people whom the visitor blocked. */
export async function readBlockedAmong(
  db: Db,
  { forumId, personId }: Visitor,
  people: readonly string[],
): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('person as p')
    .select('p.id')
    .where('p.forum_id', '=', forumId)
    .where('p.id', 'in', people)
    .where(hasBlocked(forumId, sql`${personId}::uuid`, sql`p.id`))
    .execute();
  return rows.map(({ id }) => id);
}

/** Why the visitor may not write to this person in the room of the two; null: it is open. */
export async function barTo(db: Db, visitor: Visitor, other: string): Promise<NoEntry | null> {
  const { forumId, personId } = visitor;
  const [me, them] = [sql`${personId}::uuid`, sql`${other}::uuid`];
  const isLet = visitor.role === 'client' ? consented(visitor, them) : sql`true`;
  const [[seen], [is]] = await together(
    db,
    queryOfSeen(db, visitor, [other]),
    sql<{ mine: boolean; isLet: boolean; theirs: boolean }>`select
      ${hasBlocked(forumId, me, them)} as mine, ${isLet} as "isLet",
      ${hasBlocked(forumId, them, me)} as theirs`,
  );
  if (!seen) return visitor.role === 'client' ? 'no-such-room' : 'gone';
  if (is?.mine) return 'you-blocked';
  if (!is?.isLet && seen.kind !== 'client') return 'ask-first';
  return is?.theirs ? 'gone' : null;
}

/** Locks the room, so that its messages are numbered one by one, if the visitor may write in it. */
export async function enter(
  tx: Db,
  author: Visitor,
  room: string,
): Promise<{ people: string[] } | { refused: NoEntry }> {
  const [[found], members] = await together(
    tx,
    tx
      .selectFrom('room')
      .select(['kind'])
      .where('forum_id', '=', author.forumId)
      .where('id', '=', room)
      .forUpdate(),
    tx
      .selectFrom('room_member')
      .select('person_id')
      .where('forum_id', '=', author.forumId)
      .where('room_id', '=', room),
  );
  const people = members.map(({ person_id }) => person_id);
  if (!found || !people.includes(author.personId)) return { refused: 'no-such-room' };
  if (found.kind !== 'direct') return { people };
  const other = people.find((id) => id !== author.personId);
  const refused = other === undefined ? 'gone' : await barTo(tx, author, other);
  return refused ? { refused } : { people };
}

/** What a screen says instead of the bar to write. A block by the other looks like `open`. */
export type Standing = 'open' | 'ask' | 'asked' | 'you-blocked';

export async function standingTo(db: Db, visitor: Visitor, other: string): Promise<Standing> {
  const bar = await barTo(db, visitor, other);
  if (bar === 'you-blocked') return bar;
  if (bar !== 'ask-first' || visitor.role !== 'client') return 'open';
  const asked = await db
    .selectFrom('writing_request')
    .select('asked_at')
    .where('forum_id', '=', visitor.forumId)
    .where('client_id', '=', visitor.clientId)
    .where('delegate_id', '=', other)
    .executeTakeFirst();
  return asked ? 'asked' : 'ask';
}
