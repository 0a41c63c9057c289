/** What went wrong on the day: written down once, and read again as the re-plan takes it. */
import type { Selectable } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { MeetingTables } from '#db/meeting-tables.ts';
import type { Incident } from '#meetings/change.ts';

export type IncidentRow = Selectable<MeetingTables['incident']>;
export type IncidentKind = IncidentRow['kind'];
/** Who says so. `not seen`: nobody, the house found that only one side was at the table. */
export type Found = IncidentRow['found'];

type Said = Pick<IncidentRow, 'kind' | 'found' | 'made_by'> &
  Partial<
    Pick<IncidentRow, 'meeting_id' | 'person_id' | 'table_number' | 'session_ref' | 'until_at'>
  >;

/** Writes an incident down. @returns null: this no-show was said already, perhaps this very instant */
export async function writeIncident(
  tx: Db,
  forumId: string,
  said: Said,
  now: Date,
): Promise<IncidentRow | null> {
  const row = await tx
    .insertInto('incident')
    .values({ forum_id: forumId, id: newId(), made_at: now, ...said })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export const readIncident = (tx: Db, forumId: string, id: string) =>
  tx
    .selectFrom('incident')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** Speakers of a session and those who booked a seat in it. */
export async function peopleIn(tx: Db, forumId: string, session: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('speaker')
    .select('delegate_id as id')
    .where('forum_id', '=', forumId)
    .where('session_ref', '=', session)
    .union(
      tx
        .selectFrom('attendee')
        .select('person_id as id')
        .where('forum_id', '=', forumId)
        .where('session_ref', '=', session),
    )
    .execute();
  return rows.map(({ id }) => id).sort();
}

/** The absence or the lost table that an incident brought about has the incident's own id. */
const spanOf = async (tx: Db, { forum_id, id }: IncidentRow, table: 'absence' | 'lost_table') => {
  const rows = tx.selectFrom(table).select(['starts_at as startsAt', 'ends_at as endsAt']);
  return rows.where('forum_id', '=', forum_id).where('id', '=', id).executeTakeFirst();
};

/** An incident as the re-plan takes it; null: it was taken back, or said nothing that can be planned. */
export async function asIncident(tx: Db, row: IncidentRow): Promise<Incident | null> {
  const { kind, meeting_id, person_id, table_number, session_ref, until_at } = row;
  if (kind === 'no-show')
    return meeting_id && person_id ? { kind, meeting: meeting_id, person: person_id } : null;
  if (kind === 'overrun') {
    if (!session_ref || !until_at) return null;
    const people = await peopleIn(tx, row.forum_id, session_ref);
    return { kind, people, span: { startsAt: row.made_at, endsAt: until_at } };
  }
  const span = await spanOf(tx, row, kind === 'lost-table' ? 'lost_table' : 'absence');
  if (!span) return null;
  if (kind === 'lost-table')
    return table_number === null ? null : { kind, table: table_number, span };
  return person_id ? { kind: 'away', person: person_id, span } : null;
}
