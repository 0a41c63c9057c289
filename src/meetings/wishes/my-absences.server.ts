/** When a delegate can't be met, by his or her own word: arrives later, leaves earlier, takes a break. */
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Delegate } from '#forum/people.ts';
import { forumDays, tellOfLimits } from '#meetings/wishes/my-time.server.ts';

export type Absence = {
  id: string;
  kind: 'arrives' | 'leaves' | 'break' | 'away';
  startsAt: Date;
  endsAt: Date;
  /** entered by the delegate, who may take it back */
  own: boolean;
};
/** `arrives` begins with the forum and ends at `to`; `leaves` begins at `from` and ends with it. */
export type Absent =
  | { kind: 'arrives'; to: Date }
  | { kind: 'leaves'; from: Date }
  | { kind: 'break'; from: Date; to: Date };

/** More would be a diary of its own. */
const MOST = 20;

export async function readOwnAbsences(db: Db, { forumId, personId }: Delegate): Promise<Absence[]> {
  const rows = await db
    .selectFrom('absence')
    .select(['id', 'kind', 'starts_at as startsAt', 'ends_at as endsAt', 'made_by'])
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows.map(({ made_by, ...row }) => ({ ...row, own: made_by === personId }));
}

type NotAbsent = 'outside' | 'backwards' | 'too-many';

/** One arrival and one leaving; a new one takes the place of the one before. */
export async function addMyAbsence(
  db: Db,
  delegate: Delegate,
  absent: Absent,
  now: Date,
): Promise<{ saved: true } | { refused: NotAbsent }> {
  const { forumId, personId } = delegate;
  return db.transaction().execute(async (tx) => {
    const days = await forumDays(tx, forumId);
    if (!days) return { refused: 'outside' };
    const from = absent.kind === 'arrives' ? days.startsAt : absent.from;
    const to = absent.kind === 'leaves' ? days.endsAt : absent.to;
    if (from < days.startsAt || to > days.endsAt) return { refused: 'outside' };
    if (from >= to) return { refused: absent.kind === 'break' ? 'backwards' : 'outside' };
    if (absent.kind !== 'break') await drop(tx, delegate, absent.kind);
    if ((await readOwnAbsences(tx, delegate)).length >= MOST) return { refused: 'too-many' };
    await tx
      .insertInto('absence')
      .values({
        ...{ forum_id: forumId, id: newId(), person_id: personId, kind: absent.kind },
        ...{ starts_at: from, ends_at: to, made_by: personId, made_at: now },
      })
      .execute();
    await tellOfLimits(tx, delegate, now);
    return { saved: true };
  });
}

const drop = (tx: Db, { forumId, personId }: Delegate, kind: 'arrives' | 'leaves') =>
  tx
    .deleteFrom('absence')
    .where('forum_id', '=', forumId)
    .where('person_id', '=', personId)
    .where('made_by', '=', personId)
    .where('kind', '=', kind)
    .execute();

/** What an organiser entered stays. */
export async function removeMyAbsence(
  db: Db,
  delegate: Delegate,
  { id }: { id: string },
  now: Date,
): Promise<{ saved: true } | { refused: 'no-such-absence' }> {
  const { forumId, personId } = delegate;
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('absence')
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .where('made_by', '=', personId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return { refused: 'no-such-absence' };
    await tellOfLimits(tx, delegate, now);
    return { saved: true };
  });
}
