/** The rule of `may-write.server.ts` for many who write at once. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { together } from '#db/together.server.ts';
import type { Letter } from '#exchange/chat/letter.ts';
import { barTo, type NoEntry } from '#exchange/chat/may-write.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import type { RoomNow } from '#exchange/stream/audience.server.ts';

export type Place = RoomNow & { lastNumber: number };
type Refusal = { refused: NoEntry };
type Pair = { author: Visitor; room: string };

/** What names a pair in the maps here. */
export const pairKey = ({ author, room }: Pair): string => `${author.personId} ${room}`;

export type Entered = {
  places: Map<string, Place>;
  /** by pair, why it may not write */
  refused: Map<string, Refusal>;
  /** ids that name a message already */
  known: Set<string>;
  /** the authors' names, by their ids */
  names: Map<string, string>;
};

/**
 * Locks the rooms, in the order of their ids, so that their messages are numbered one by one and
 * nobody comes or goes meanwhile; and says who may not write where.
 */
export async function enterAll(
  tx: Db,
  forumId: string,
  letters: readonly Letter[],
): Promise<Entered> {
  const rooms = [...new Set(letters.map(({ room }) => room))].sort();
  const [found, looked] = await together(
    tx,
    tx
      .selectFrom('room')
      .select(['id', 'kind', 'members_version as version', 'last_number as lastNumber'])
      .where('forum_id', '=', forumId)
      .where('id', '=', sql<string>`any(${rooms}::uuid[])`)
      .orderBy('id')
      .forNoKeyUpdate(),
    lookUp(forumId, letters),
  );
  const places = new Map(found.map((place) => [place.id, place]));
  const refused = new Map<string, Refusal>();
  const pairs = new Map(letters.map((letter, i) => [pairKey(letter), { letter, at: looked[i] }]));
  for (const [key, { letter, at }] of pairs) {
    const kind = places.get(letter.room)?.kind;
    const bar = at?.isInside
      ? kind === 'direct' && (at.other ? await barTo(tx, letter.author, at.other) : 'gone')
      : 'no-such-room';
    if (bar) refused.set(key, { refused: bar });
  }
  const known = new Set(looked.flatMap(({ isKnown, id }) => (isKnown ? [id] : [])));
  const names = new Map(looked.map(({ person, name }) => [person, name]));
  return { places, refused, known, names };
}

type Looked = {
  id: string;
  isKnown: boolean;
  person: string;
  name: string;
  isInside: boolean;
  /** who else is in a direct room */
  other: string | null;
};

/** Per letter: whether its id is taken, and whether its author, of what name, is in the room. */
const lookUp = (forumId: string, letters: readonly Letter[]) => sql<Looked>`
  select x.id, k.id is not null as "isKnown", x.person, m.person_id is not null as "isInside",
    btrim(p.given_name || ' ' || p.family_name) as name,
    case when r.kind = 'direct' then (select o.person_id from room_member o
      where o.forum_id = ${forumId} and o.room_id = x.room and o.person_id <> x.person
      limit 1) end as other
  from rows from (
    unnest(${letters.map(({ room }) => room)}::uuid[]),
    unnest(${letters.map(({ author }) => author.personId)}::uuid[]),
    unnest(${letters.map(({ message }) => message.id)}::uuid[])
  ) with ordinality as x(room, person, id, place)
  left join person p on p.forum_id = ${forumId} and p.id = x.person
  left join room r on r.forum_id = ${forumId} and r.id = x.room
  left join room_member m
    on m.forum_id = ${forumId} and m.room_id = x.room and m.person_id = x.person
  left join message k on k.forum_id = ${forumId} and k.id = x.id
  order by x.place`;
