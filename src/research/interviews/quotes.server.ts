/** Quotes as researchers make them: words, how far they name the person, and taking them back. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Researcher } from '#forum/people.ts';
import { cuesOf } from '#research/interviews/excerpts.server.ts';
import { type Level, namedAs } from '#research/interviews/quote.ts';
import { tellAll, tellStaff } from '#research/interviews/told.server.ts';
import { lockInterview } from '#research/interviews/transcripts.server.ts';
import { isVerbatim } from '#research/interviews/verbatim.ts';

export const LONGEST_QUOTE = 2000;
export type Words = { text: string; verbatim: boolean; level: Level };
type Refused<Why extends string> = { refused: Why };
type BadWords = Refused<'no-words' | 'too-long' | 'not-verbatim'>;
export type MadeQuote =
  | { quote: string }
  | BadWords
  | Refused<'no-such-interview' | 'no-such-excerpt'>;

/** Words of an interview, as a draft; of an excerpt, if they are cut out of the transcript. */
export async function makeQuote(
  db: Kysely<Schema>,
  researcher: Researcher,
  { interview, excerpt, ...words }: Words & { interview: string; excerpt: string | null },
  now: Date,
): Promise<MadeQuote> {
  return db.transaction().execute(async (tx): Promise<MadeQuote> => {
    const { forumId } = researcher;
    const there = await lockInterview(tx, forumId, interview);
    if (!there) return { refused: 'no-such-interview' };
    const source = excerpt === null ? null : await freeExcerpt(tx, forumId, interview, excerpt);
    if (excerpt !== null && source === null) return { refused: 'no-such-excerpt' };
    const text = words.text.replace(/\r\n?/g, '\n').trim();
    const bad = badWords({ ...words, text }, source);
    if (bad) return bad;
    const id = newId();
    const last = await tx
      .selectFrom('quote')
      .select(({ fn }) => fn.max('position').as('position'))
      .where('forum_id', '=', forumId)
      .where('interview_id', '=', interview)
      .executeTakeFirst();
    await tx
      .insertInto('quote')
      .values({
        forum_id: forumId,
        id,
        interview_id: interview,
        position: (last?.position ?? 0) + 1,
        text,
        verbatim: words.verbatim,
        level: words.level,
        named_as: namedAs({ ...there, seated: there.delegate_id !== null }, words.level),
        state: 'draft',
        source: 'person',
        made_at: now,
      })
      .execute();
    if (excerpt !== null)
      await tx
        .updateTable('excerpt')
        .set({ quote_id: id })
        .where('forum_id', '=', forumId)
        .where('id', '=', excerpt)
        .execute();
    await tellStaff(tx, researcher, 'quote made', { interview, quote: id }, now);
    return { quote: id };
  });
}

function badWords({ text, verbatim }: Words, source: string | null): BadWords | null {
  if (text === '') return { refused: 'no-words' };
  if (text.length > LONGEST_QUOTE) return { refused: 'too-long' };
  if (verbatim && source !== null && !isVerbatim(text, source)) return { refused: 'not-verbatim' };
  return null;
}

/** What was said in an excerpt that is no quote yet; null: there is none. */
async function freeExcerpt(tx: Db, forumId: string, interview: string, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const row = await tx
    .selectFrom('excerpt')
    .select(['first_cue', 'last_cue'])
    .where('forum_id', '=', forumId)
    .where('interview_id', '=', interview)
    .where('id', '=', id)
    .where('quote_id', 'is', null)
    .executeTakeFirst();
  return row ? wordsOf(tx, { forum_id: forumId, interview_id: interview, ...row }) : null;
}

type Cut = Pick<Schema['excerpt'], 'forum_id' | 'interview_id' | 'first_cue' | 'last_cue'>;
async function wordsOf(tx: Db, { first_cue, last_cue, ...of }: Cut): Promise<string | null> {
  if (first_cue === null || last_cue === null) return null;
  const cues = await cuesOf(tx, of, { first: first_cue, last: last_cue });
  return cues.map(({ text }) => text).join('\n');
}

const UNDECIDED = {
  decided_at: null,
  decided_by: null,
  approved_text: null,
  approved_as: null,
  approved_verbatim: null,
  proposed_text: null,
} as const;

/** The interview and then its quote, both held until the end of the transaction: always in this order. */
async function lockQuote(tx: Db, forumId: string, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const quotes = tx.selectFrom('quote').selectAll().where('forum_id', '=', forumId);
  const found = await quotes.where('id', '=', id).executeTakeFirst();
  const interview = found && (await lockInterview(tx, forumId, found.interview_id));
  const quote = await quotes.where('id', '=', id).forUpdate().executeTakeFirst();
  return interview && quote ? { quote, interview } : null;
}

export type EditedQuote = { edited: string } | BadWords | Refused<'no-such-quote'>;

/** Changes words or naming: whatever was asked, approved or declined before, it is a draft again. */
export async function editQuote(
  db: Kysely<Schema>,
  researcher: Researcher,
  id: string,
  words: Words,
  now: Date,
): Promise<EditedQuote> {
  return db.transaction().execute(async (tx): Promise<EditedQuote> => {
    const { forumId } = researcher;
    const found = await lockQuote(tx, forumId, id);
    if (!found) return { refused: 'no-such-quote' };
    const { interview } = found;
    const cut = await tx
      .selectFrom('excerpt')
      .select(['forum_id', 'interview_id', 'first_cue', 'last_cue'])
      .where('forum_id', '=', forumId)
      .where('quote_id', '=', id)
      .executeTakeFirst();
    const text = words.text.replace(/\r\n?/g, '\n').trim();
    const bad = badWords({ ...words, text }, cut ? await wordsOf(tx, cut) : null);
    if (bad) return bad;
    const named_as = namedAs({ ...interview, seated: interview.delegate_id !== null }, words.level);
    const wanted = { text, verbatim: words.verbatim, level: words.level, named_as };
    await tx
      .updateTable('quote')
      .set({ ...wanted, ...UNDECIDED, state: 'draft', asked_at: null, source: 'person' })
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .execute();
    await tellAll(tx, researcher, 'quote edited', { interview: interview.id, quote: id }, now);
    return { edited: id };
  });
}

/** What was asked is a draft again; what was approved is withdrawn and printed nowhere. */
export async function takeBack(
  db: Kysely<Schema>,
  researcher: Researcher,
  id: string,
  now: Date,
): Promise<{ takenBack: string } | Refused<'no-such-quote'>> {
  return db.transaction().execute(async (tx) => {
    const { forumId } = researcher;
    const found = await lockQuote(tx, forumId, id);
    const state = found?.quote.state;
    if (!found || (state !== 'asked' && state !== 'approved')) return { refused: 'no-such-quote' };
    const after =
      state === 'asked'
        ? { state: 'draft' as const, asked_at: null }
        : {
            ...UNDECIDED,
            state: 'withdrawn' as const,
            decided_at: now,
            decided_by: 'researcher' as const,
          };
    await tx
      .updateTable('quote')
      .set({ ...after, source: 'person' })
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .execute();
    const about = { interview: found.interview.id, quote: id };
    await tellAll(tx, researcher, 'quote taken back', about, now);
    return { takenBack: id };
  });
}
