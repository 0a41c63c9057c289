/** Changes of one's meetings as things to tell beyond the screen: from what is known, to what is. */
import { dayName, dayOf, timeOfDay } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import type { Asked, Fact, ReadFacts } from '#exchange/notices/facts.ts';
import { entriesOfMeetings } from '#meetings/day/calendar.server.ts';
import { titleOf } from '#meetings/day/companion.ts';
import { type Move, readMoves, type Stop } from '#meetings/day/day-changes.server.ts';
import { PUBLISHED } from '#meetings/runs/publish.server.ts';
import { outwardWords } from '#ui/texts/outward.ts';

const t = outwardWords.meeting;
const MINUTE = 60_000;
/** A meeting that begins within the hour can't wait; one that has begun so long ago is past. */
const URGENT = 60 * MINUTE;
const OVER = 15 * MINUTE;

export const readMeetingFacts: ReadFacts = async (db, asked, now) => {
  const moves = await readMoves(db, asked.member, asked.shownAt ?? undefined);
  const both = moves.flatMap(({ id, fromId }) => [{ id }, { id: fromId }]);
  const subjects = await entriesOfMeetings(db, asked.member, both);
  return [
    ...moves.map((move) => factOf(move, subjects, asked, now)),
    ...(await planned(db, asked)),
  ];
};

function factOf(move: Move, subjects: ReadonlyMap<string, string>, asked: Asked, now: Date): Fact {
  const { id, from, to, fromId, change } = move;
  const times = [from, to].flatMap((stop) => (stop ? [stop.startsAt.getTime()] : []));
  const { forumKey } = asked.member;
  return {
    ...{ subject: `meeting ${id}`, version: change, choice: 'meeting' },
    ...{ known: placeOf(fromId, from), state: placeOf(id, to) },
    ...{ since: move.since, changedAt: move.at },
    urgentFrom: times.length > 0 ? new Date(Math.min(...times) - URGENT) : null,
    endsAt: times.length > 0 ? new Date(Math.max(...times) + OVER) : null,
    ...words(move, asked, now),
    entries: {
      kind: 'meeting',
      subjects: [id, fromId].flatMap((each) => subjects.get(each) ?? []),
    },
    href: `/app/${forumKey}/meetings`,
  };
}

const placeOf = (id: string, stop: Stop | null): string =>
  stop ? `${id} ${stop.startsAt.toISOString()} ${stop.table}` : 'none';

function words({ id, fromId, from, to }: Move, { member, zone }: Asked, now: Date) {
  const isToday = (at: Date) => dayOf(at, zone) === dayOf(now, zone);
  const which = ({ startsAt: at }: Stop) =>
    isToday(at) ? t.at(timeOfDay(at, zone)) : t.on(dayName(at, zone), timeOfDay(at, zone));
  const when = ({ startsAt: at }: Stop) =>
    isToday(at) ? t.newAt(timeOfDay(at, zone)) : t.newOn(dayName(at, zone), timeOfDay(at, zone));
  const says = (): string => {
    if (!from || !to) return to ? t.isNew(when(to)) : from ? t.off(which(from)) : t.offAgain;
    if (from.startsAt.getTime() !== to.startsAt.getTime()) return t.moved(which(from), when(to));
    if (id !== fromId) return t.other(which(from));
    return from.table === to.table ? t.as(which(to)) : t.table(which(from), to.table);
  };
  const plain = says();
  const stop = to ?? from;
  if (!stop) return { plain, named: plain };
  const whom = [titleOf(member.role, stop.with), stop.with.name].filter(Boolean);
  const other = [...new Set(whom)].join(', ');
  return { plain, named: to ? t.whom(plain, other, to.table) : t.who(plain, other) };
}

/** A plan of meetings as a whole, against the one that was in force when the person last looked. */
async function planned(db: Db, { member, shownAt }: Asked): Promise<Fact[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'body', 'made_at'])
    .where('forum_id', '=', member.forumId)
    .where('person_id', '=', member.personId)
    .where('kind', '=', PUBLISHED)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const seen = rows.findLast(({ made_at }) => shownAt !== null && made_at <= shownAt);
  const unseen = rows.filter(({ made_at }) => shownAt === null || made_at > shownAt);
  const [first, last] = [unseen[0], unseen.at(-1)];
  if (!first || !last) return [];
  const planOf = ({ body }: { body: unknown }) => String((body as { plan: number }).plan);
  const [known, state] = [seen ? planOf(seen) : 'none', planOf(last)];
  const isBack = known === state;
  const plain = isBack
    ? outwardWords.plannedAsBefore
    : seen
      ? outwardWords.plannedAnew
      : outwardWords.planned;
  return [
    {
      ...{ subject: 'plan', version: last.id, choice: 'meeting', known, state },
      ...{ since: first.made_at, changedAt: last.made_at, urgentFrom: null, endsAt: null },
      ...{ plain, named: plain, href: `/app/${member.forumKey}/meetings` },
      entries: { kind: 'meeting', subjects: 'all' },
    },
  ];
}
