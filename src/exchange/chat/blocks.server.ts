/** Whom a person does not want to hear from. The blocked are told nothing, and see nothing of it. */
import { sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import { findSeen, type Visitor } from '#exchange/people.server.ts';
import type { Delegate } from '#forum/people.ts';

export type Blocked = { blocked: string } | { refused: 'no-such-person' };

/** @param who a person's id, Ref or Client ID, as far as the visitor sees them or shares a room with them */
export async function block(db: Db, visitor: Visitor, who: string, now: Date): Promise<Blocked> {
  const { forumId, personId } = visitor;
  return db.transaction().execute(async (tx): Promise<Blocked> => {
    const id = (await findSeen(tx, visitor, who))?.id ?? (await companionOf(tx, visitor, who));
    if (!id) return { refused: 'no-such-person' };
    await tx
      .insertInto('block')
      .values({ forum_id: forumId, person_id: personId, blocked_id: id, made_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await announce(tx, forumId, 'rooms:mine', [personId], now);
    return { blocked: id };
  });
}

/** Somebody who went out of sight and is still in a room with the visitor. */
async function companionOf(tx: Db, { forumId, personId }: Visitor, who: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(who)) return undefined;
  const row = await tx
    .selectFrom('room_member as mine')
    .innerJoin('room_member as theirs', (join) =>
      join
        .onRef('theirs.forum_id', '=', 'mine.forum_id')
        .onRef('theirs.room_id', '=', 'mine.room_id'),
    )
    .select('theirs.person_id')
    .where('mine.forum_id', '=', forumId)
    .where('mine.person_id', '=', personId)
    .where('theirs.person_id', '=', who)
    .where('theirs.person_id', '<>', personId)
    .executeTakeFirst();
  return row?.person_id;
}

/**
 * Whoever represents the company, now and later.
 *
 * @param company Client ID, or id of the company
 */
export async function blockCompany(
  db: Db,
  { forumId, personId }: Delegate,
  company: string,
  now: Date,
): Promise<{ blocked: string } | { refused: 'no-such-client' }> {
  return db.transaction().execute(async (tx) => {
    const client = await tx
      .selectFrom('client')
      .select('id')
      .where('forum_id', '=', forumId)
      .where(sql<boolean>`${company} in (ref, id::text)`)
      .executeTakeFirst();
    if (!client) return { refused: 'no-such-client' };
    await tx
      .insertInto('company_block')
      .values({ forum_id: forumId, person_id: personId, client_id: client.id, made_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await announce(tx, forumId, 'rooms:mine', [personId], now);
    return { blocked: client.id };
  });
}

/** @param id of a person or a company */
export async function unblock(
  db: Db,
  { forumId, personId }: Visitor,
  id: string,
  now: Date,
): Promise<{ unblocked: boolean }> {
  return db.transaction().execute(async (tx) => {
    const mine = { forum_id: forumId, person_id: personId };
    const people = await tx
      .deleteFrom('block')
      .where((where) => where.and({ ...mine, blocked_id: id }))
      .executeTakeFirst();
    const companies = await tx
      .deleteFrom('company_block')
      .where((where) => where.and({ ...mine, client_id: id }))
      .executeTakeFirst();
    await announce(tx, forumId, 'rooms:mine', [personId], now);
    return { unblocked: people.numDeletedRows + companies.numDeletedRows > 0n };
  });
}

export type BlockedOne = { id: string; name: string; organisation: string; since: Date };

/** Whom the visitor blocked, the newest first. A client reads no name that went out of its sight. */
export async function readBlocked(
  db: Db,
  visitor: Visitor,
): Promise<{ people: BlockedOne[]; companies: BlockedOne[] }> {
  const { forumId, personId } = visitor;
  const seen =
    visitor.role === 'client'
      ? sql`(d.person_id is null or d.consent = 'named' or exists (select from introduction i
          where i.forum_id = d.forum_id and i.delegate_id = d.person_id
            and i.client_id = ${visitor.clientId}))`
      : sql`true`;
  const { rows: people } = await sql<BlockedOne>`
    select p.id, case when ${seen} then btrim(p.given_name || ' ' || p.family_name) else '' end as name,
      case when ${seen} then coalesce(d.organisation, c.company, '') else '' end as organisation,
      b.made_at as since
    from block b
    join person p on p.forum_id = b.forum_id and p.id = b.blocked_id
    left join delegate d on d.forum_id = p.forum_id and d.person_id = p.id
    left join client c on c.forum_id = p.forum_id and c.id = p.client_id
    where b.forum_id = ${forumId} and b.person_id = ${personId}
    order by b.made_at desc`.execute(db);
  const { rows: companies } = await sql<BlockedOne>`
    select c.id, c.company as name, '' as organisation, b.made_at as since
    from company_block b join client c on c.forum_id = b.forum_id and c.id = b.client_id
    where b.forum_id = ${forumId} and b.person_id = ${personId}
    order by b.made_at desc`.execute(db);
  return { people, companies };
}

/** Ids of all whom the visitor hears nothing of: blocked, or of a blocked company. */
export async function readSilenced(db: Db, { forumId, personId }: Visitor): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select blocked_id as id from block where forum_id = ${forumId} and person_id = ${personId}
    union select p.id from company_block b
    join person p on p.forum_id = b.forum_id and p.client_id = b.client_id
    where b.forum_id = ${forumId} and b.person_id = ${personId}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Who is to be told of what the author says in a room: all others in it who neither muted it nor blocked the author. */
export async function readListeners(
  db: Db,
  { forumId, personId }: { forumId: string; personId: string },
  room: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('room_member as m')
    .select('m.person_id')
    .where('m.forum_id', '=', forumId)
    .where('m.room_id', '=', room)
    .where('m.person_id', '<>', personId)
    .where('m.muted', '=', false)
    .where(sql<boolean>`not (${hasBlocked(forumId, sql`m.person_id`, sql`${personId}::uuid`)})`)
    .execute();
  return rows.map(({ person_id }) => person_id);
}
