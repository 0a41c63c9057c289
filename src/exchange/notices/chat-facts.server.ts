/** Unread conversations as things to tell: one a room, until it is read. Nobody's words go out. */
import { sql } from 'kysely';
import { hasBlocked } from '#exchange/chat/may-write.server.ts';
import { readRooms } from '#exchange/chat/room-list.server.ts';
import type { Fact, ReadFacts } from '#exchange/notices/facts.ts';
import { outwardWords as t } from '#ui/texts/outward.ts';

type Row = {
  room: string;
  kind: 'direct' | 'group' | 'topic' | 'team';
  floor: number;
  waiting: number;
  since: Date;
  changedAt: Date;
  mentioned: boolean;
};

/** Not of muted rooms, not what blocked people wrote, not what was deleted again. */
export const readChatFacts: ReadFacts = async (db, { member, shownAt }) => {
  const { forumId, personId, forumKey } = member;
  const seen = shownAt ?? new Date(0);
  const { rows } = await sql<Row>`
    select r.id as room, r.kind, greatest(me.read_number, coalesce((select max(s.number) from message s
        where s.forum_id = r.forum_id and s.room_id = r.id and s.sent_at <= ${seen}), 0)) as floor,
      count(*)::int as waiting, min(u.sent_at) as since, max(u.sent_at) as "changedAt",
      bool_or(${personId}::uuid = any(u.mentions)) as mentioned
    from room_member me
    join room r on r.forum_id = me.forum_id and r.id = me.room_id
    join message u on u.forum_id = r.forum_id and u.room_id = r.id and u.number > me.read_number
    where me.forum_id = ${forumId} and me.person_id = ${personId} and not me.muted
      and r.last_number > me.read_number and u.sent_at > ${seen}
      and u.author_id <> ${personId} and u.deleted_at is null
      and not ${hasBlocked(forumId, sql`${personId}::uuid`, sql`u.author_id`)}
    group by r.forum_id, r.id, r.kind, me.read_number
    order by min(u.sent_at)`.execute(db);
  const facts: Fact[] = [];
  for (const { room, kind, floor, waiting, since, changedAt, mentioned } of rows) {
    const [seen] = await readRooms(db, member, room); // gone to a client whose delegate is hidden again
    if (!seen) continue;
    const isDirect = kind === 'direct';
    const state = `${mentioned ? 'mentioned' : 'after'} ${floor}`;
    const words = isDirect ? t.messages(waiting) : mentioned ? t.mentioned : t.inGroup(waiting);
    const named = isDirect
      ? t.from(words, seen.title)
      : t.inRoom(mentioned ? t.mentionedIn : t.messages(waiting), seen.title);
    facts.push({
      ...{ subject: `room ${room}`, version: state, known: '', state, since, changedAt },
      choice: isDirect || mentioned ? 'message' : 'group',
      ...{ urgentFrom: null, endsAt: null, plain: words, named },
      href: `/app/${forumKey}/chat/${room}`,
    });
  }
  return facts;
};
