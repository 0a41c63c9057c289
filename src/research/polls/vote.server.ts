/** Voting: once each, changed as often as one likes while the poll is open. */
import type { Kysely } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Client, Delegate } from '#forum/people.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import { askedBy, type PollRow, pollable } from '#research/polls/counting.server.ts';
import { type Refused, readChoice } from '#research/polls/poll.ts';
import type { Above } from '#research/polls/telling.ts';
import { POLL_COLUMNS, tellSoon } from '#research/polls/told.server.ts';
import { answerOne } from '#research/survey.server.ts';

export type Voted = { voted: string[] } | { refused: Refused | 'no-such-poll' | 'closed' };

/**
 * One person's vote, which takes the place of an earlier one: sent twice it counts once. A vote on
 * a question of the survey is the answer to it, saved as the survey saves it.
 */
export async function vote(
  db: Kysely<Schema>,
  voter: Delegate | Client,
  { poll: id, choice }: { poll: string; choice: readonly string[] },
  above: Above,
  now: Date,
): Promise<Voted> {
  let session = '';
  const outcome = await db.transaction().execute(async (tx): Promise<Voted> => {
    const poll = await openPoll(tx, voter, id);
    session = poll?.session_ref ?? '';
    if (!poll) return { refused: 'no-such-poll' };
    if (poll.state !== 'open') return { refused: 'closed' };
    if (voter.role === 'client' && poll.voters === 'delegates') return { refused: 'no-such-poll' };
    const questionnaire = await readQuestionnaire(tx, voter);
    const asked = askedBy(poll, questionnaire);
    if (!asked) return { refused: 'no-such-poll' };
    const read = readChoice(asked, choice);
    if ('refused' in read) return read;
    if (poll.kind !== 'survey') {
      await keep(tx, voter, id, read.choice, now);
      return { voted: read.choice };
    }
    const question = pollable(questionnaire).find((each) => each.id === poll.survey_id);
    if (!question || voter.role !== 'delegate') return { refused: 'no-such-poll' };
    const saved = await answerOne(tx, voter, { question, values: read.choice }, now);
    return 'saved' in saved ? { voted: read.choice } : { refused: 'no-such-option' };
  });
  if ('voted' in outcome) tellSoon(db, voter, { poll: id, session }, above);
  return outcome;
}

/** The lock lets other voters by, but no closing: a vote is in before it or after it, never both. */
const openPoll = (
  tx: Db,
  { forumId }: Delegate | Client,
  id: string,
): Promise<PollRow | undefined> =>
  tx
    .selectFrom('poll')
    .select(POLL_COLUMNS)
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .where('state', '<>', 'draft')
    .forKeyShare()
    .executeTakeFirst();

async function keep(
  tx: Db,
  { forumId, personId }: Delegate | Client,
  poll: string,
  choice: string[],
  now: Date,
): Promise<void> {
  await tx
    .insertInto('poll_vote')
    .values({ forum_id: forumId, poll_id: poll, person_id: personId, choice, voted_at: now })
    .onConflict((conflict) =>
      conflict.columns(['forum_id', 'poll_id', 'person_id']).doUpdateSet({ choice, voted_at: now }),
    )
    .execute();
}
