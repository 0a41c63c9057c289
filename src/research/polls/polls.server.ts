/** What the organiser does with polls: make, open, close, show, hide, throw away. */
import type { Kysely } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { record } from '#forum/audit.server.ts';
import type { Organiser } from '#forum/people.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import { pollable } from '#research/polls/counting.server.ts';
import {
  FEWEST_OPTIONS,
  MOST_ENTRIES,
  MOST_OPTIONS,
  OPTION,
  type PollKind,
  WORDS,
} from '#research/polls/poll.ts';
import { SCALE } from '#research/polls/scale.ts';
import { hasSession, organisers, sessionKey } from '#research/polls/session.server.ts';
import type { Above } from '#research/polls/telling.ts';
import { tellTold } from '#research/polls/told.server.ts';
import { entryOf } from '#research/polls/words-said.ts';

export type NewPoll = {
  id: string;
  session: string;
  kind: PollKind;
  /** '' for a survey question */
  asked: string;
  options: string[];
  /** options or words at most; null: all */
  most: number | null;
  /** how far a scale goes */
  scale: number | null;
  survey: string | null;
  voters: 'delegates' | 'everyone';
};
export type PollRefused =
  | 'no-such-session'
  | 'no-question'
  | 'too-long'
  | 'too-few-options'
  | 'too-many-options'
  | 'same-option'
  | 'no-such-survey-question';

/** Makes a poll that nobody sees yet. Made twice with one id, it stands once. */
export async function makePoll(
  db: Kysely<Schema>,
  staff: Organiser,
  poll: NewPoll,
  now: Date,
): Promise<{ poll: string } | { refused: PollRefused }> {
  const { forumId } = staff;
  type Made = { poll: string } | { refused: PollRefused };
  return db.transaction().execute(async (tx): Promise<Made> => {
    if (!(await hasSession(tx, forumId, poll.session))) return { refused: 'no-such-session' };
    const read = poll.kind === 'survey' ? await readSurvey(tx, staff, poll) : readOwn(poll);
    if ('refused' in read) return read;
    await tx
      .insertInto('poll')
      .values({
        ...{ forum_id: forumId, id: poll.id, session_ref: poll.session, kind: poll.kind },
        ...{ made_at: now, ...read },
      })
      .onConflict((conflict) => conflict.columns(['forum_id', 'id']).doNothing())
      .execute();
    await announce(tx, forumId, sessionKey(poll.session), await organisers(tx, forumId), now);
    return { poll: poll.id };
  });
}

type Read =
  | (Pick<Schema['poll'], 'survey_id' | 'asked' | 'options' | 'most'> & Pick<NewPoll, 'voters'>)
  | { refused: PollRefused };

async function readSurvey(tx: Db, staff: Organiser, { survey }: NewPoll): Promise<Read> {
  const known = pollable(await readQuestionnaire(tx, staff)).some(({ id }) => id === survey);
  if (!known || survey === null) return { refused: 'no-such-survey-question' };
  return { survey_id: survey, asked: '', options: [], most: null, voters: 'delegates' };
}

function readOwn({ kind, asked, options, most, scale, voters }: NewPoll): Read {
  const words = asked.toWellFormed().trim();
  if (words === '') return { refused: 'no-question' };
  const given = options.map((each) => each.toWellFormed().trim()).filter((each) => each !== '');
  if ([...words].length > WORDS || given.some((each) => [...each].length > OPTION))
    return { refused: 'too-long' };
  const own = { survey_id: null, asked: words, voters };
  if (kind === 'words') {
    const entries = Math.min(Math.max(most ?? 1, 1), MOST_ENTRIES);
    return { ...own, options: [], most: entries };
  }
  if (kind === 'scale') {
    const steps = SCALE.find((each) => each === scale) ?? 5;
    return { ...own, options: Array.from({ length: steps }, (_, at) => String(at + 1)), most: 1 };
  }
  if (given.length < FEWEST_OPTIONS) return { refused: 'too-few-options' };
  if (given.length > MOST_OPTIONS) return { refused: 'too-many-options' };
  if (new Set(given).size < given.length) return { refused: 'same-option' };
  const atMost = kind === 'single' ? 1 : most && most < given.length ? Math.max(most, 1) : null;
  return { ...own, options: given, most: atMost };
}

export type PollAct = 'open' | 'close' | 'show' | 'hide' | 'remove';
const CHANGES = {
  open: { state: 'open' },
  close: { state: 'closed' },
  show: { results: 'shown' },
  hide: { results: 'hidden' },
} as const;

/** One step of a poll. What was opened once can be closed, never thrown away with its votes. */
export async function changePoll(
  db: Kysely<Schema>,
  staff: Organiser,
  { poll: id, act }: { poll: string; act: PollAct },
  above: Above,
  now: Date,
): Promise<{ did: PollAct } | { refused: 'no-such-poll' | 'was-open' }> {
  const { forumId, personId } = staff;
  return db.transaction().execute(async (tx) => {
    const poll = await tx
      .selectFrom('poll')
      .select(['session_ref', 'state'])
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .forUpdate() // after votes that are on their way
      .executeTakeFirst();
    if (!poll) return { refused: 'no-such-poll' };
    const detail = { poll: id, session: poll.session_ref };
    if (act === 'remove') {
      if (poll.state !== 'draft') return { refused: 'was-open' };
      await tx.deleteFrom('poll').where('forum_id', '=', forumId).where('id', '=', id).execute();
    } else {
      const opens = act === 'open' && poll.state === 'draft';
      if ((act === 'close' || act === 'show') && poll.state === 'draft')
        return { refused: 'no-such-poll' };
      await tx
        .updateTable('poll')
        .set({ ...CHANGES[act], ...(opens && { opened_at: now }) })
        .where('forum_id', '=', forumId)
        .where('id', '=', id)
        .execute();
    }
    await record(tx, { forumId, personId, act: `poll ${act}`, detail }, now);
    const people = act === 'remove' ? await organisers(tx, forumId) : 'everyone';
    await announce(tx, forumId, sessionKey(poll.session_ref), people, now);
    await tellTold(tx, staff, id, above, now);
    return { did: act };
  });
}

/** Takes a word off the wall, or puts it back; its votes stay. */
export async function hideWord(
  db: Kysely<Schema>,
  staff: Organiser,
  { poll, word, hide }: { poll: string; word: string; hide: boolean },
  above: Above,
  now: Date,
): Promise<{ word: string } | { refused: 'no-such-poll' }> {
  const { forumId, personId } = staff;
  const row = { forum_id: forumId, poll_id: poll, word: entryOf(word) };
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('poll')
      .select('session_ref')
      .where('forum_id', '=', forumId)
      .where('id', '=', poll)
      .where('kind', '=', 'words')
      .executeTakeFirst();
    if (!found) return { refused: 'no-such-poll' };
    if (hide)
      await tx
        .insertInto('poll_hidden_word')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else
      await tx
        .deleteFrom('poll_hidden_word')
        .where('forum_id', '=', forumId)
        .where('poll_id', '=', poll)
        .where('word', '=', row.word)
        .execute();
    const act = hide ? 'poll word hidden' : 'poll word shown';
    await record(tx, { forumId, personId, act, detail: { poll } }, now);
    await announce(tx, forumId, sessionKey(found.session_ref), await organisers(tx, forumId), now);
    await tellTold(tx, staff, poll, above, now);
    return { word: row.word };
  });
}
