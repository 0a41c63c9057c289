/** Writes the agenda: slots, sessions, speakers. */
import { fold } from '#base/text.ts';
import type { Db } from '#db/database.server.ts';
import type { Ledger, PlannedAgenda } from '#research/import/plan.ts';
import { count, store, type Tables } from '#research/import/store.server.ts';
import type { Ids } from '#research/import/write-people.server.ts';
import { notes } from '#ui/texts/import.ts';

/** The file holds the whole agenda: what it no longer has goes, but for slots with meetings. */
export async function writeAgenda(
  tx: Db,
  forumId: string,
  { slots, sessions }: PlannedAgenda,
  delegates: Ids,
  ledger: Ledger,
  tables: Tables,
): Promise<void> {
  const stored = await tx.selectFrom('slot').selectAll().where('forum_id', '=', forumId).execute();
  const wanted = slots.map((slot) => ({ forum_id: forumId, number: slot.number, ...spanOf(slot) }));
  await removeSlots(tx, forumId, slots.length, ledger, tables);
  await store(tx, 'slot', ['forum_id', 'number'], stored, wanted, tables);
  await writeSessions(tx, forumId, sessions, tables);
  await writeSpeakers(tx, forumId, sessions, delegates, tables);
}

const spanOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  starts_at: startsAt,
  ends_at: endsAt,
});

async function removeSlots(tx: Db, forumId: string, last: number, ledger: Ledger, tables: Tables) {
  const surplus = await tx
    .selectFrom('slot')
    .leftJoin('meeting', (join) =>
      join
        .onRef('meeting.forum_id', '=', 'slot.forum_id')
        .onRef('meeting.slot', '=', 'slot.number'),
    )
    .select(['slot.number', 'meeting.id as meeting'])
    .distinctOn('slot.number')
    .where('slot.forum_id', '=', forumId)
    .where('slot.number', '>', last)
    .orderBy('slot.number')
    .execute();
  const kept = surplus.filter(({ meeting }) => meeting !== null).map(({ number }) => number);
  const gone = surplus.filter(({ meeting }) => meeting === null).map(({ number }) => number);
  if (kept.length > 0) ledger.notes.push(notes.keptSlots(kept));
  if (gone.length === 0) return;
  await tx.deleteFrom('slot').where('forum_id', '=', forumId).where('number', 'in', gone).execute();
  count(tables, 'slot', { removed: gone.length });
}

type Sessions = PlannedAgenda['sessions'];

async function writeSessions(tx: Db, forumId: string, sessions: Sessions, tables: Tables) {
  const stored = await tx
    .selectFrom('session')
    .selectAll()
    .where('forum_id', '=', forumId)
    .execute();
  const refs = new Set(sessions.map(({ ref }) => ref));
  const gone = stored.filter(({ ref }) => !refs.has(ref)).map(({ ref }) => ref);
  if (gone.length > 0) {
    const here = tx.deleteFrom('session').where('forum_id', '=', forumId);
    await here.where('ref', 'in', gone).execute();
    count(tables, 'session', { removed: gone.length });
  }
  const wanted = sessions.map((session) => {
    const { ref, title, room } = session;
    return { forum_id: forumId, ref, title, room, ...spanOf(session) };
  });
  await store(tx, 'session', ['forum_id', 'ref'], stored, wanted, tables);
}

async function writeSpeakers(
  tx: Db,
  forumId: string,
  sessions: Sessions,
  delegates: Ids,
  tables: Tables,
) {
  const stored = await tx
    .selectFrom('speaker')
    .selectAll()
    .where('forum_id', '=', forumId)
    .execute();
  const wanted = sessions.flatMap(({ ref, speakers }) =>
    speakers.flatMap((name) => {
      const delegate_id = delegates.get(fold(name));
      return delegate_id === undefined ? [] : { forum_id: forumId, session_ref: ref, delegate_id };
    }),
  );
  const keyOf = (row: { session_ref: string; delegate_id: string }) =>
    `${row.delegate_id} ${row.session_ref}`;
  const stays = new Set(wanted.map(keyOf));
  const gone = stored.filter((row) => !stays.has(keyOf(row)));
  for (const { session_ref, delegate_id } of gone)
    await tx
      .deleteFrom('speaker')
      .where('forum_id', '=', forumId)
      .where('session_ref', '=', session_ref)
      .where('delegate_id', '=', delegate_id)
      .execute();
  if (gone.length > 0) count(tables, 'speaker', { removed: gone.length });
  const keys = ['forum_id', 'session_ref', 'delegate_id'] as const;
  await store(tx, 'speaker', keys, stored, wanted, tables);
}
