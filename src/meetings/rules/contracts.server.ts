/** What a client's package promises, and what the organiser adds to it: the most, and a table. */
import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { ruleChanged } from '#meetings/rules/rules-change.server.ts';

export type Contract = {
  ref: string;
  company: string;
  package: string;
  /** meetings that the package guarantees; it comes with the import */
  guaranteed: number;
  /** null: half as many again as guaranteed, at least two more */
  most: number | null;
  /** its own table throughout; null: any */
  table: number | null;
};

export const readContracts = (db: Db, forumId: string): Promise<Contract[]> =>
  db
    .selectFrom('client')
    .select(['ref', 'company', 'package', 'meetings_guaranteed as guaranteed'])
    .select(['meetings_most as most', 'table_number as table'])
    .where('forum_id', '=', forumId)
    .orderBy('company')
    .orderBy('ref')
    .execute();

export type ContractChanged =
  | { contract: 'changed' }
  | { refused: 'no-such-client' | 'below-guarantee' | 'no-such-table' };

/** Sets a client's most meetings and its own table. */
export async function changeContract(
  db: Db,
  { forumId }: Organiser,
  { ref, most, table }: Pick<Contract, 'ref' | 'most' | 'table'>,
  now: Date,
): Promise<ContractChanged> {
  return db.transaction().execute(async (tx): Promise<ContractChanged> => {
    const client = await tx
      .selectFrom('client')
      .innerJoin('forum', 'forum.id', 'client.forum_id')
      .select(['client.id', 'meetings_guaranteed as guaranteed', 'forum.table_count as tables'])
      .where('client.forum_id', '=', forumId)
      .where('client.ref', '=', ref)
      .executeTakeFirst();
    if (!client) return { refused: 'no-such-client' };
    if (most !== null && most < client.guaranteed) return { refused: 'below-guarantee' };
    if (table !== null && (table < 1 || table > client.tables)) return { refused: 'no-such-table' };
    await tx
      .updateTable('client')
      .set({ meetings_most: most, table_number: table })
      .where('forum_id', '=', forumId)
      .where('id', '=', client.id)
      .execute();
    await ruleChanged(tx, forumId, now);
    return { contract: 'changed' };
  });
}
