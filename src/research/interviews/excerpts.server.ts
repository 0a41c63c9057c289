/** Excerpts: spans of a transcript, or quotes, coded with themes. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Researcher } from '#forum/people.ts';
import { themesNamed } from '#research/interviews/themes.server.ts';
import { tellStaff } from '#research/interviews/told.server.ts';
import { lockInterview } from '#research/interviews/transcripts.server.ts';

export type Span = { first: number; last: number };
export type MadeExcerpt = { excerpt: string } | { refused: 'no-such-interview' | 'no-such-span' };

/** Cuts a span out of the transcript; the same span twice is one excerpt with more themes. */
export async function makeExcerpt(
  db: Kysely<Schema>,
  researcher: Researcher,
  interviewId: string,
  { first, last, themes }: Span & { themes: readonly string[] },
  now: Date,
): Promise<MadeExcerpt> {
  return db.transaction().execute(async (tx): Promise<MadeExcerpt> => {
    const { forumId } = researcher;
    if (!(await lockInterview(tx, forumId, interviewId))) return { refused: 'no-such-interview' };
    const of = { forum_id: forumId, interview_id: interviewId };
    const span = await cuesOf(tx, of, { first, last });
    if (span.length === 0 || span.length !== last - first + 1) return { refused: 'no-such-span' };
    const known = await tx
      .selectFrom('excerpt')
      .select('id')
      .where('forum_id', '=', forumId)
      .where('interview_id', '=', interviewId)
      .where('first_cue', '=', first)
      .where('last_cue', '=', last)
      .executeTakeFirst();
    const id = known?.id ?? newId();
    const made = { made_by: researcher.personId, made_at: now };
    if (!known)
      await tx
        .insertInto('excerpt')
        .values({ ...of, id, first_cue: first, last_cue: last, quote_id: null, ...made })
        .execute();
    await code(tx, researcher, id, themes, now);
    await tellStaff(tx, researcher, 'excerpt made', { interview: interviewId, excerpt: id }, now);
    return { excerpt: id };
  });
}

export const cuesOf = (
  tx: Db,
  { forum_id, interview_id }: { forum_id: string; interview_id: string },
  { first, last }: Span,
) =>
  tx
    .selectFrom('cue')
    .select(['number', 'text'])
    .where('forum_id', '=', forum_id)
    .where('interview_id', '=', interview_id)
    .where('number', '>=', first)
    .where('number', '<=', last)
    .orderBy('number')
    .execute();

async function code(
  tx: Db,
  { forumId, personId }: Researcher,
  excerptId: string,
  themes: readonly string[],
  now: Date,
) {
  for (const theme_id of await themesNamed(tx, forumId, themes, now))
    await tx
      .insertInto('coding')
      .values({
        forum_id: forumId,
        excerpt_id: excerptId,
        theme_id,
        coded_by: personId,
        coded_at: now,
      })
      .onConflict((same) => same.doNothing())
      .execute();
}

/** What is coded: an excerpt there is, or a quote, which becomes an excerpt by it. */
export type Piece = { excerpt: string } | { quote: string };

/** Codes a piece with themes, new ones too, by name. */
export async function codePiece(
  db: Kysely<Schema>,
  researcher: Researcher,
  piece: Piece,
  themes: readonly string[],
  now: Date,
): Promise<{ coded: string } | { refused: 'no-such-piece' }> {
  return db.transaction().execute(async (tx) => {
    const id = await excerptOf(tx, researcher, piece, now);
    if (!id) return { refused: 'no-such-piece' };
    await code(tx, researcher, id, themes, now);
    await tellStaff(tx, researcher, 'excerpt coded', { excerpt: id }, now);
    return { coded: id };
  });
}

async function excerptOf(tx: Db, { forumId, personId }: Researcher, piece: Piece, now: Date) {
  const [column, wanted] =
    'excerpt' in piece ? (['id', piece.excerpt] as const) : (['quote_id', piece.quote] as const);
  if (!/^[0-9a-f-]{36}$/.test(wanted)) return null;
  const known = await tx
    .selectFrom('excerpt')
    .select('id')
    .where('forum_id', '=', forumId)
    .where(column, '=', wanted)
    .executeTakeFirst();
  if (known || 'excerpt' in piece) return known?.id ?? null;
  const quote = await tx
    .selectFrom('quote')
    .select(['id', 'interview_id'])
    .where('forum_id', '=', forumId)
    .where('id', '=', piece.quote)
    .executeTakeFirst();
  if (!quote) return null;
  const id = newId();
  const of = { forum_id: forumId, id, interview_id: quote.interview_id, quote_id: quote.id };
  await tx
    .insertInto('excerpt')
    .values({ ...of, first_cue: null, last_cue: null, made_by: personId, made_at: now })
    .execute();
  return id;
}

/** Takes a theme off a piece; a theme that nothing is coded with stays for the next. */
export async function uncode(
  db: Kysely<Schema>,
  researcher: Researcher,
  { excerpt, theme }: { excerpt: string; theme: string },
  now: Date,
): Promise<{ uncoded: string } | { refused: 'no-such-piece' }> {
  const { forumId } = researcher;
  if (![excerpt, theme].every((id) => /^[0-9a-f-]{36}$/.test(id)))
    return { refused: 'no-such-piece' };
  return db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('coding')
      .where('forum_id', '=', forumId)
      .where('excerpt_id', '=', excerpt)
      .where('theme_id', '=', theme)
      .returning('excerpt_id')
      .executeTakeFirst();
    if (!gone) return { refused: 'no-such-piece' };
    await tellStaff(tx, researcher, 'excerpt uncoded', { excerpt, theme }, now);
    return { uncoded: excerpt };
  });
}
