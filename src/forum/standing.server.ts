/** Whether a right that was given a while ago still stands: for streams that stay open. */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Member } from '#forum/people.ts';

/** By what a caller proved who it is: the id of a session or of an API token. */
export type Credential = { session: string } | { token: string };
type Standing = { member: Member; credential: Credential | null };

/**
 * Those of a forum whose right has ended: signed out, seat lost or given on, token revoked. One
 * query for all of them.
 */
export async function lapsed<S extends Standing>(
  db: Db,
  forumId: string,
  all: readonly S[],
  now: Date,
): Promise<S[]> {
  const byRight = new Map<string, S[]>();
  for (const one of all) {
    const right = JSON.stringify([one.credential, one.member.personId, one.member.role]);
    const same = byRight.get(right) ?? [];
    byRight.set(right, same);
    same.push(one);
  }
  const rights = [...byRight.values()];
  if (rights.length === 0) return [];
  const column = (value: (one: Standing) => string | null) =>
    rights.map(([one]) => (one ? value(one) : null));
  const sessions = column(({ credential: c }) => (c && 'session' in c ? c.session : null));
  const tokens = column(({ credential: c }) => (c && 'token' in c ? c.token : null));
  const people = column(({ member }) => member.personId);
  const roles = column(({ member }) => member.role);
  const clients = column(({ member }) => (member.role === 'client' ? member.clientId : null));
  const { rows } = await sql<{ place: number }>`
    select x.place::int from rows from (
      unnest(${sessions}::uuid[]), unnest(${tokens}::uuid[]), unnest(${people}::uuid[]),
      unnest(${roles}::text[]), unnest(${clients}::uuid[])
    ) with ordinality as x(session, token, person, role, client, place)
    where not exists (
      select from person p
      left join delegate d on d.forum_id = p.forum_id and d.person_id = p.id
      where p.forum_id = ${forumId} and p.id = x.person and p.role = x.role
        and p.client_id is not distinct from x.client
        and (p.role <> 'delegate' or d.status = 'confirmed')
        and ${proven(now)})`.execute(db);
  return rows.flatMap(({ place }) => rights[place - 1] ?? []);
}

const proven = (now: Date) => sql<SqlBool>`case when x.session is not null
  then exists (select from sign_in_session s join sign_in_user u on u.id = s.user_id
    where s.id = x.session and s.expires_at > ${now} and u.email = p.email)
  else exists (select from api_token t
    where t.id = x.token and t.forum_id = p.forum_id and t.person_id = p.id
      and t.revoked_at is null and t.expires_at > ${now}) end`;
