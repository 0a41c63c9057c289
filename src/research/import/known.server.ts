/** What a forum has before an import. */
import type { Db } from '#db/database.server.ts';
import type { Known } from '#research/import/plan.ts';
import { questionnaireSchema } from '#research/questionnaire.ts';

/** A forum that is about to begin. */
export const NOTHING_KNOWN: Known = { questionnaire: null, delegates: [], clients: [], seats: [] };

export async function readKnown(tx: Db, forumId: string): Promise<Known> {
  const { questionnaire } = await tx
    .selectFrom('forum')
    .select('questionnaire')
    .where('id', '=', forumId)
    .executeTakeFirstOrThrow();
  const people = await tx
    .selectFrom('person')
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .select(['person.email', 'person.role', 'delegate.ref', 'delegate.status'])
    .where('person.forum_id', '=', forumId)
    .execute();
  const clients = await tx
    .selectFrom('client')
    .select('ref')
    .where('forum_id', '=', forumId)
    .execute();
  return {
    questionnaire: questionnaireSchema.parse(questionnaire),
    delegates: people.flatMap(({ email, ref, status }) =>
      ref !== null && status !== null ? [{ email, ref, status }] : [],
    ),
    clients,
    seats: people.filter(({ role }) => role !== 'delegate'),
  };
}
