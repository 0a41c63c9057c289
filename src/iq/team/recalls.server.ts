/** Recalls: whoever stops sharing the profile is asked back from every file that left the house. */
import { type Kysely, sql } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { giveNotice, markRead } from '#exchange/notices/notices.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { type Company, readTeam } from '#iq/team/team.server.ts';

/** What a recall is called in notices; its body is `{ people }`, a count. */
export const RECALL = 'iq:recall';
export const EXPORTS_KEY = 'iq:exports';

/** SQL: the file of `x` still holds somebody who no longer shares the profile. */
const isOpen = sql<boolean>`(x.withdrawn_at is not null and x.returned_at is null and x.acknowledged_at is null)`;

/** To the company's representatives, and to the organisers, who see how many recalls are open. */
export async function tellExports(tx: Db, company: Company, now: Date): Promise<void> {
  const organisers = await tx
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', company.forumId)
    .where('role', '=', 'organiser')
    .execute();
  const people = [...(await readTeam(tx, company)), ...organisers.map(({ id }) => id)];
  await announce(tx, company.forumId, EXPORTS_KEY, people, now);
}

export async function exportingForums(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('export').select('forum_id').distinct().execute();
  return rows.map(({ forum_id }) => forum_id);
}

/**
 * Tells each company whose files hold somebody who withdrew, once for a withdrawal.
 *
 * @returns how many companies were told
 */
export async function tellRecalls(db: Kysely<Schema>, forumId: string, now: Date): Promise<number> {
  await catchUp(db, forumId, now);
  const companies = await db
    .selectFrom('export_person as x')
    .innerJoin('export as e', (join) =>
      join.onRef('e.forum_id', '=', 'x.forum_id').onRef('e.id', '=', 'x.export_id'),
    )
    .select('e.client_id')
    .distinct()
    .where('x.forum_id', '=', forumId)
    .where(isOpen)
    .where('x.told_at', 'is', null)
    .execute();
  let told = 0;
  for (const { client_id } of companies)
    told += await tellCompany(db, { forumId, clientId: client_id }, now);
  return told;
}

/** A withdrawal that committed while the file was being written was seen by no trigger. */
async function catchUp(db: Db, forumId: string, now: Date): Promise<void> {
  await db
    .updateTable('export_person as x')
    .set({ withdrawn_at: now })
    .from('delegate as d')
    .whereRef('d.forum_id', '=', 'x.forum_id')
    .whereRef('d.person_id', '=', 'x.delegate_id')
    .where('x.forum_id', '=', forumId)
    .where('d.consent', '=', 'aggregate')
    .where('x.withdrawn_at', 'is', null)
    .execute();
}

function tellCompany(db: Kysely<Schema>, company: Company, now: Date): Promise<number> {
  const { forumId, clientId } = company;
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .updateTable('export_person as x')
      .set({ told_at: now })
      .from('export as e')
      .whereRef('e.forum_id', '=', 'x.forum_id')
      .whereRef('e.id', '=', 'x.export_id')
      .where('x.forum_id', '=', forumId)
      .where('e.client_id', '=', clientId)
      .where(isOpen)
      .where('x.told_at', 'is', null)
      .returning('x.ref')
      .execute();
    if (rows.length === 0) return 0;
    const people = new Set(rows.map(({ ref }) => ref)).size;
    await tellExports(tx, company, now);
    await giveNotice(
      tx,
      forumId,
      await readTeam(tx, company),
      { kind: RECALL, body: { people } },
      now,
    );
    return 1;
  });
}

/** One row of a file whose person withdrew: no name, no answer, only what finds the copy. */
export type Recall = {
  export: string;
  row: number;
  ref: string;
  withdrawnAt: Date;
  erased: boolean;
  acknowledgedAt: Date | null;
  acknowledgedBy: string;
};

/** The company's recalls: the open ones first, the oldest of them on top. */
export async function readRecalls(
  db: Db,
  { forumId, clientId }: Company,
  file?: string,
): Promise<Recall[]> {
  const rows = await db
    .selectFrom('export_person as x')
    .innerJoin('export as e', (join) =>
      join.onRef('e.forum_id', '=', 'x.forum_id').onRef('e.id', '=', 'x.export_id'),
    )
    .leftJoin('delegate as d', (join) =>
      join.onRef('d.forum_id', '=', 'x.forum_id').onRef('d.person_id', '=', 'x.delegate_id'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'x.forum_id').onRef('p.id', '=', 'x.acknowledged_by'),
    )
    .select(['x.export_id', 'x.row', 'x.ref', 'x.withdrawn_at', 'x.delegate_id'])
    .select(['x.acknowledged_at', 'p.given_name', 'p.family_name'])
    .where('x.forum_id', '=', forumId)
    .where('e.client_id', '=', clientId)
    .$if(file !== undefined, (only) => only.where('x.export_id', '=', file ?? ''))
    .where(({ or, and, eb }) =>
      or([
        and([eb('x.withdrawn_at', 'is not', null), eb('x.returned_at', 'is', null)]),
        and([eb('d.consent', '=', 'aggregate'), eb('x.acknowledged_at', 'is', null)]),
      ]),
    )
    .orderBy(sql`x.acknowledged_at is not null`)
    .orderBy('x.withdrawn_at')
    .orderBy('x.export_id')
    .orderBy('x.row')
    .execute();
  return rows.map((row) => ({
    export: row.export_id,
    row: row.row,
    ref: row.ref,
    withdrawnAt: row.withdrawn_at ?? new Date(0),
    erased: row.delegate_id === null,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: `${row.given_name ?? ''} ${row.family_name ?? ''}`.trim(),
  }));
}

/**
 * A representative says that somebody who withdrew is out of the company's copies: of every file
 * that held the person, with who said so and when.
 */
export async function acknowledgeRecall(
  db: Kysely<Schema>,
  client: Client,
  { ref }: { ref: string },
  now: Date,
): Promise<{ removed: string; files: number } | { refused: 'no-such-recall' }> {
  const { forumId, clientId, personId } = client;
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .updateTable('export_person as x')
      .set({ acknowledged_at: now, acknowledged_by: personId })
      .from('export as e')
      .whereRef('e.forum_id', '=', 'x.forum_id')
      .whereRef('e.id', '=', 'x.export_id')
      .where('x.forum_id', '=', forumId)
      .where('e.client_id', '=', clientId)
      .where('x.ref', '=', ref)
      .where(isOpen)
      .returning('x.export_id')
      .execute();
    if (rows.length === 0) return { refused: 'no-such-recall' };
    const deed = {
      act: 'removed a withdrawn delegate from copies',
      detail: { files: rows.length },
    };
    await record(tx, { forumId, personId, ...deed }, now);
    await tellExports(tx, client, now);
    return { removed: ref, files: new Set(rows.map(({ export_id }) => export_id)).size };
  });
}

/** Remembers that this representative has read of the recalls. */
export const readOfRecalls = (db: Kysely<Schema>, client: Client, now: Date) =>
  markRead(db, client, { kind: RECALL, about: {} }, now);

/** Companies that hold a file with this delegate in it: `removedAt`, if all copies are gone. */
export type Holder = { company: string; at: Date; removedAt: Date | null };

/** What a delegate sees: who took a copy, since when, and whether it was removed again. */
export async function readHolders(db: Db, { forumId, personId }: Delegate): Promise<Holder[]> {
  const rows = await db
    .selectFrom('export_person as x')
    .innerJoin('export as e', (join) =>
      join.onRef('e.forum_id', '=', 'x.forum_id').onRef('e.id', '=', 'x.export_id'),
    )
    .innerJoin('client as c', (join) =>
      join.onRef('c.forum_id', '=', 'e.forum_id').onRef('c.id', '=', 'e.client_id'),
    )
    .select('c.company')
    .select(sql<Date>`max(e.made_at)`.as('at'))
    .select(
      sql<Date | null>`case when bool_and(x.acknowledged_at is not null) then max(x.acknowledged_at) end`.as(
        'removed',
      ),
    )
    .where('x.forum_id', '=', forumId)
    .where('x.delegate_id', '=', personId)
    .groupBy(['c.id', 'c.company'])
    .orderBy('c.company')
    .execute();
  return rows.map(({ company, at, removed }) => ({ company, at, removedAt: removed }));
}

/** What a company keeps, in counts alone; `oldest`: since when its oldest open recall waits. */
export type Keeping = {
  company: string;
  lists: number;
  listed: number;
  segments: number;
  exports: number;
  exported: number;
  open: number;
  oldest: Date | null;
};

/** For the organiser: counts of what companies keep and were asked to give back, nobody's names. */
export async function readKeeping(db: Db, { forumId }: Organiser): Promise<Keeping[]> {
  const { rows } = await sql<Keeping>`
    select c.company,
      (select count(*)::int from shortlist l where l.forum_id = c.forum_id and l.client_id = c.id
        and l.removed_at is null) as lists,
      (select count(distinct s.delegate_id)::int from shortlist_entry s
        join shortlist l on l.forum_id = s.forum_id and l.id = s.list_id
        where s.forum_id = c.forum_id and s.client_id = c.id and s.removed_at is null
        and l.removed_at is null) as listed,
      (select count(*)::int from segment g where g.forum_id = c.forum_id and g.client_id = c.id
        and g.removed_at is null) as segments,
      (select count(*)::int from export e where e.forum_id = c.forum_id and e.client_id = c.id) as exports,
      count(distinct x.ref)::int as exported,
      (count(distinct x.ref) filter (where ${isOpen}))::int as open,
      min(x.withdrawn_at) filter (where ${isOpen}) as oldest
    from client c
    left join export e on e.forum_id = c.forum_id and e.client_id = c.id
    left join export_person x on x.forum_id = e.forum_id and x.export_id = e.id
    where c.forum_id = ${forumId}
    group by c.forum_id, c.id, c.company
    order by open desc, oldest, c.company`.execute(db);
  return rows;
}
