/** A forum of many delegates who are all in one room, each with a token. */

import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { hashOf } from '#forum/session.server.ts';

export type Crowd = {
  forumId: string;
  key: string;
  /** everyone is in it */
  room: string;
  /** the first two are in it */
  quiet: string;
  people: { personId: string; token: string }[];
};

export async function crowdOf(db: Db, size: number, key = 'crowd'): Promise<Crowd> {
  const forumId = newId();
  const tenant = newId();
  const now = new Date();
  await db.insertInto('tenant').values({ id: tenant, name: 'Crowd' }).execute();
  const questionnaire = { title: 'Crowd', dates: ['2030-01-01'], timezone: 'UTC' };
  await db
    .insertInto('forum')
    .values({
      ...{ id: forumId, tenant_id: tenant, key, findings: '[]', created_at: now },
      questionnaire: JSON.stringify({ ...questionnaire, currency: 'EUR', questions: [] }),
    })
    .execute();
  const people = Array.from({ length: size }, (_, i) => ({
    ...{ personId: newId(), tokenId: newId(), token: `crowd_${key}_${i}`, ref: `D-${i + 1}` },
  }));
  const column = (of: (one: (typeof people)[number]) => string) => people.map(of);
  const ids = column(({ personId }) => personId);
  await sql`
    insert into person (forum_id, id, role, email, given_name, family_name)
    select ${forumId}::uuid, id, 'delegate', lower(ref) || '@crowd.example', 'Member', ref
    from rows from (unnest(${ids}::uuid[]), unnest(${column(({ ref }) => ref)}::text[])) x(id, ref)
  `.execute(db);
  await sql`
    insert into delegate (forum_id, person_id, ref, title, organisation, country, phone, status, consent)
    select ${forumId}::uuid, id, ref, 'Head', 'Office of ' || ref, '', '', 'confirmed', 'named'
    from rows from (unnest(${ids}::uuid[]), unnest(${column(({ ref }) => ref)}::text[])) x(id, ref)
  `.execute(db);
  await sql`
    insert into api_token (id, forum_id, person_id, token_hash, created_at, expires_at)
    select token, ${forumId}::uuid, id, hash, ${now}, ${new Date(now.getTime() + 86_400_000)}
    from rows from (
      unnest(${ids}::uuid[]), unnest(${column(({ tokenId }) => tokenId)}::uuid[]),
      unnest(${column(({ token }) => hashOf(token))}::text[])
    ) x(id, token, hash)`.execute(db);
  const open = async (title: string, members: readonly string[]) => {
    const room = newId();
    await db
      .insertInto('room')
      .values({
        ...{ forum_id: forumId, id: room, kind: 'group', title, pair: null },
        ...{ created_by: ids[0] ?? null, created_at: now },
      })
      .execute();
    await sql`
      insert into room_member (forum_id, room_id, person_id, joined_at)
      select ${forumId}::uuid, ${room}::uuid, id, ${now} from unnest(${members}::uuid[]) id
    `.execute(db);
    return room;
  };
  const [room, quiet] = [await open('Everyone', ids), await open('Two', ids.slice(0, 2))];
  return { forumId, key, room, quiet, people };
}
