/** What a delegate is suggested: people, introductions, and introductions to answer. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import type { Delegate } from '#forum/people.ts';
import { readSharing } from '#iq/connections/choices.server.ts';
import { reasonsFor } from '#iq/connections/connections.ts';
import {
  type Acquaintance,
  type Introduction,
  introductionsFor,
  pairKey,
} from '#iq/connections/introducing.ts';
import { readConnections } from '#iq/connections/peers.server.ts';
import { toldToEither } from '#iq/connections/told.ts';

/** Of a list, so many are shown; those behind come up as others are put aside. */
const SHOWN = 5;
/** More reasons than this are not read. */
const REASONS = 2;

export type Suggested = {
  id: string;
  name: string;
  title: string;
  organisation: string;
  reasons: string[];
};
export type Asked = { id: string; introducer: string; to: string; company: string; words: string };
export type ForYou = {
  sharing: boolean;
  people: Suggested[];
  introductions: Introduction[];
  asks: Asked[];
};

export async function readForYou(db: Db, delegate: Delegate): Promise<ForYou> {
  const { connections, peers } = await readConnections(db, delegate);
  const { personId } = delegate;
  const known = await readSettled(db, delegate);
  const listed = (connections.lists.get(personId) ?? []).filter((id) => !known.people.has(id));
  const people = varied(listed, (id) => peers.get(id)?.organisation ?? '')
    .slice(0, SHOWN)
    .flatMap((id): Suggested[] => {
      const peer = peers.get(id);
      const reasons = reasonsFor(connections, personId, id).slice(0, REASONS).map(toldToEither);
      if (!peer || reasons.length === 0) return [];
      const { name, title, organisation } = peer;
      return [{ id, name, title, organisation, reasons }];
    });
  const acquainted = await readAcquaintances(db, delegate);
  return {
    sharing: await readSharing(db, delegate),
    people,
    introductions: introductionsFor(connections, personId, acquainted, known.pairs),
    asks: await readAsked(db, delegate),
  };
}

/** One of each organisation first, then whoever else is of them. */
function varied(ids: readonly string[], organisationOf: (id: string) => string): string[] {
  const met = new Set<string>();
  const [first, later]: [string[], string[]] = [[], []];
  for (const id of ids) {
    (met.has(organisationOf(id)) ? later : first).push(id);
    met.add(organisationOf(id));
  }
  return [...first, ...later];
}

/**
 * Who is not suggested: blocked on either side, put aside, a contact already, written with already.
 * Only the reader's own dealings, so that nothing here tells of anybody else's.
 */
async function readSettled(db: Db, { forumId, personId }: Delegate) {
  const { rows } = await sql<{ id: string }>`
    select blocked_id as id from block where forum_id = ${forumId} and person_id = ${personId}
    union select person_id from block where forum_id = ${forumId} and blocked_id = ${personId}
    union select person_id from contact where forum_id = ${forumId} and owner_id = ${personId}
    union select owner_id from contact where forum_id = ${forumId} and person_id = ${personId}
    union select other_id from not_for_me
      where forum_id = ${forumId} and person_id = ${personId} and other_id = with_id
    union select o.person_id from room r
      join room_member m on m.forum_id = r.forum_id and m.room_id = r.id and m.person_id = ${personId}
      join room_member o on o.forum_id = r.forum_id and o.room_id = r.id and o.person_id <> ${personId}
      where r.forum_id = ${forumId} and r.kind = 'direct' and r.last_number > 0`.execute(db);
  const { rows: pairs } = await sql<{ one: string; other: string }>`
    select other_id as one, with_id as other from not_for_me
      where forum_id = ${forumId} and person_id = ${personId} and other_id <> with_id
    union select delegate_id, to_id from introduction_ask
      where forum_id = ${forumId} and introducer_id = ${personId}`.execute(db);
  return {
    people: new Set(rows.map(({ id }) => id)),
    pairs: new Set(pairs.map(({ one, other }) => pairKey(one, other))),
  };
}

/**
 * Those whose card the delegate has and who have the delegate's, neither taken back, and the
 * representatives whom the delegate met. The blocked are not among them.
 */
export async function readAcquaintances(
  db: Db,
  { forumId, personId }: Delegate,
): Promise<Acquaintance[]> {
  const { rows } = await sql<Acquaintance>`
    select p.id, btrim(p.given_name || ' ' || p.family_name) as name,
      coalesce(d.organisation, c.company, '') as organisation,
      case when p.role = 'client' then 'client' else 'delegate' end as kind,
      coalesce(c.solutions, '{}') as solutions
    from person p
    left join delegate d on d.forum_id = p.forum_id and d.person_id = p.id
    left join client c on c.forum_id = p.forum_id and c.id = p.client_id
    where p.forum_id = ${forumId} and p.id <> ${personId}
      and (d.status = 'confirmed' or p.role = 'client')
      and not ${hasBlocked(forumId, sql`${personId}::uuid`, sql`p.id`)}
      and not ${hasBlocked(forumId, sql`p.id`, sql`${personId}::uuid`)}
      and ((exists (select from contact k where k.forum_id = p.forum_id and k.owner_id = ${personId}
            and k.person_id = p.id and k.withdrawn_at is null)
          and exists (select from contact k where k.forum_id = p.forum_id and k.owner_id = p.id
            and k.person_id = ${personId} and k.withdrawn_at is null))
        or exists (select from meeting m where m.forum_id = p.forum_id
          and m.delegate_id = ${personId} and m.representative_id = p.id and m.state = 'kept'))
    order by p.family_name, p.given_name, p.id`.execute(db);
  return rows;
}

/** Introductions that wait for this delegate's answer, the oldest first. */
async function readAsked(db: Db, { forumId, personId }: Delegate): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select a.id, btrim(i.given_name || ' ' || i.family_name) as introducer,
      btrim(t.given_name || ' ' || t.family_name) as "to", c.company, a.words
    from introduction_ask a
    join person i on i.forum_id = a.forum_id and i.id = a.introducer_id
    join delegate d on d.forum_id = a.forum_id and d.person_id = a.introducer_id
      and d.status = 'confirmed'
    join person t on t.forum_id = a.forum_id and t.id = a.to_id
    join client c on c.forum_id = t.forum_id and c.id = t.client_id
    where a.forum_id = ${forumId} and a.delegate_id = ${personId} and a.answer is null
    order by a.asked_at, a.id`.execute(db);
  return rows;
}
