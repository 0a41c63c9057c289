/** When a delegate or a representative can't be met. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import { readSlots } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { ruleChanged } from '#meetings/rules/rules-change.server.ts';
import type { Span } from '#meetings/task.ts';

export const KINDS = ['arrives', 'leaves', 'break', 'away'] as const;
export type AbsenceKind = (typeof KINDS)[number];
export type Absence = Span & { id: string; person: string; kind: AbsenceKind };

export const readAbsences = (db: Db, forumId: string): Promise<Absence[]> =>
  db
    .selectFrom('absence')
    .select(['id', 'person_id as person', 'kind', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('forum_id', '=', forumId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();

const DAY = 86_400_000;

/** Who arrives is away from before the forum until then, who leaves from then until after it. */
export function spanOf(
  kind: AbsenceKind,
  { from, to }: { from: Date | null; to: Date | null },
  slots: readonly Span[],
): Span | null {
  const times = slots.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
  const known = [from, to].flatMap((at) => (at ? [at.getTime()] : []));
  const all = [...times, ...known];
  const startsAt = kind === 'arrives' && !from ? new Date(Math.min(...all) - DAY) : from;
  const endsAt = kind === 'leaves' && !to ? new Date(Math.max(...all) + DAY) : to;
  return startsAt && endsAt && known.length > 0 ? { startsAt, endsAt } : null;
}

export type Noted =
  | { absence: string }
  | { refused: 'no-such-person' | 'no-such-time' | 'ends-before-it-starts' };

/**
 * Notes when a person can't be met. Published meetings stay; the board marks those that now clash.
 * @param from may be null for one who arrives, `to` for one who leaves
 */
export async function noteAbsence(
  db: Db,
  { forumId, personId }: Organiser,
  absence: { person: string; kind: AbsenceKind; from: Date | null; to: Date | null },
  now: Date,
): Promise<Noted> {
  const { person, kind } = absence;
  return db.transaction().execute(async (tx): Promise<Noted> => {
    const span = spanOf(kind, absence, await readSlots(tx, forumId));
    if (!span) return { refused: 'no-such-time' };
    if (span.endsAt <= span.startsAt) return { refused: 'ends-before-it-starts' };
    const known = await tx
      .selectFrom('person')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('id', '=', person)
      .where('role', 'in', ['delegate', 'client'])
      .executeTakeFirst();
    if (!known) return { refused: 'no-such-person' };
    const id = newId();
    await tx
      .insertInto('absence')
      .values({
        ...{ forum_id: forumId, id, person_id: person, kind, made_by: personId, made_at: now },
        ...{ starts_at: span.startsAt, ends_at: span.endsAt },
      })
      .execute();
    await ruleChanged(tx, forumId, now);
    return { absence: id };
  });
}

/** The person can be met after all. */
export async function removeAbsence(
  db: Db,
  { forumId }: Organiser,
  id: string,
  now: Date,
): Promise<{ removed: true } | { refused: 'not-there' }> {
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('absence')
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return { refused: 'not-there' as const };
    await ruleChanged(tx, forumId, now);
    return { removed: true as const };
  });
}
