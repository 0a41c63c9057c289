/** Topic tables with what the diaries say of them: who can't come, and when more could. */
import { readTables, type TopicTable } from '#exchange/tables/read.server.ts';
import type { Delegate, Organiser } from '#forum/people.ts';
import { readAbsent, readTableTimes } from '#meetings/day/table-times.server.ts';

/** @param leads whether its time is chosen by whoever looks */
export async function tablesFor(
  { db, now }: App.Locals,
  member: Delegate | Organiser,
  leads: (table: TopicTable) => boolean,
) {
  const tables = await readTables(db, member);
  return Promise.all(
    tables.map(async (table) => {
      const at = { room: table.room, people: table.people.map(({ id }) => id) };
      const { startsAt, endsAt } = table;
      const absent =
        startsAt && endsAt && endsAt > now
          ? await readAbsent(db, member.forumId, at, { startsAt, endsAt })
          : [];
      return {
        ...table,
        clashes: member.personId !== null && absent.includes(member.personId),
        absent: leads(table)
          ? table.people.filter(({ id }) => absent.includes(id)).map(({ name }) => name)
          : [],
        times: leads(table) ? await readTableTimes(db, member.forumId, at, now) : null,
      };
    }),
  );
}
