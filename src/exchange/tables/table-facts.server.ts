/** Changes of one's topic tables as things to tell beyond the screen: from what was seen, to what is. */
import { dayName, dayOf, timeOfDay } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import type { Asked, Fact, ReadFacts } from '#exchange/notices/facts.ts';
import { markOf, TOPIC } from '#exchange/tables/schedule.server.ts';
import { outwardWords } from '#ui/texts/outward.ts';

const t = outwardWords.table;
/** A table that begins within the hour can't wait (ms). */
const URGENT = 3_600_000;
/** As every table begins. */
const UNSCHEDULED = 'proposed';

/** One a table, as long as the person is at it. */
export const readTableFacts: ReadFacts = async (db, asked, now) => {
  const told = await readTold(db, asked);
  const facts: Fact[] = [];
  for (const [room, { known, ...when }] of told) {
    const table = await readTable(db, asked, room);
    if (!table || table.state === 'proposed') continue;
    const { topic, starts_at, ends_at } = table;
    const state = markOf(
      table.state === 'scheduled' && starts_at && ends_at
        ? { state: 'scheduled', starts_at, ends_at, place: table.place }
        : { state: 'cancelled' },
    );
    const before = new Date(known.split(' ')[0] ?? '').getTime();
    const starts = [starts_at?.getTime() ?? Number.NaN, before].filter(Number.isFinite);
    const plain = words(known, state, starts_at, asked.zone, now);
    facts.push({
      ...{ subject: `table ${room}`, choice: 'table', known, state, ...when },
      urgentFrom: starts.length > 0 ? new Date(Math.min(...starts) - URGENT) : null,
      ...{ endsAt: ends_at, plain, named: t.named(plain, topic) },
      href: `/app/${asked.member.forumKey}/chat/${room}`,
      entries: { kind: 'table', subjects: [`table:${room}`] },
    });
  }
  return facts;
};

function words(known: string, state: string, starts: Date | null, zone: string, now: Date) {
  if (state === 'cancelled' || !starts) return t.off;
  const { newAt, newOn } = outwardWords.meeting;
  const time = timeOfDay(starts, zone);
  const isToday = dayOf(starts, zone) === dayOf(now, zone);
  const when = isToday ? newAt(time) : newOn(dayName(starts, zone), time);
  if (known === UNSCHEDULED) return t.set(when);
  return known === state ? t.as(when) : t.moved(when);
}

type Told = Pick<Fact, 'known' | 'version' | 'since' | 'changedAt'>;

/** By room: what the person last saw of it, and the first and the newest notice since. */
async function readTold(db: Db, { member, shownAt }: Asked): Promise<Map<string, Told>> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'body', 'made_at', 'read_at'])
    .where('forum_id', '=', member.forumId)
    .where('person_id', '=', member.personId)
    .where('kind', '=', TOPIC)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const seen = new Map<string, string>();
  const told = new Map<string, Told>();
  for (const { id, body, made_at, read_at } of rows) {
    const { room, mark } = body as { room: string; mark: string };
    if (read_at !== null || (shownAt !== null && made_at <= shownAt)) seen.set(room, mark);
    else
      told.set(room, {
        ...{ known: seen.get(room) ?? UNSCHEDULED, version: id, changedAt: made_at },
        since: told.get(room)?.since ?? made_at,
      });
  }
  return told;
}

const readTable = (db: Db, { member }: Asked, room: string) =>
  db
    .selectFrom('topic_table as t')
    .innerJoin('room_member as m', (join) =>
      join.onRef('m.forum_id', '=', 't.forum_id').onRef('m.room_id', '=', 't.room_id'),
    )
    .select(['t.topic', 't.state', 't.starts_at', 't.ends_at', 't.place'])
    .where('t.forum_id', '=', member.forumId)
    .where('t.room_id', '=', room)
    .where('m.person_id', '=', member.personId)
    .executeTakeFirst();
