/** Transcripts: a file as it was, and its cues. */
import type { Kysely } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Researcher } from '#forum/people.ts';
import type { Fault } from '#research/interviews/cues.ts';
import { tellStaff } from '#research/interviews/told.server.ts';
import { readTranscript, type Transcript } from '#research/interviews/transcript.ts';

export type AddedTranscript =
  | { cues: number }
  | { refused: 'no-such-interview' | 'has-excerpts' }
  | { refused: 'fault'; fault: Fault };

/** Adds a transcript or takes a better one, as long as nothing is cut out of the one there is. */
export async function addTranscript(
  db: Kysely<Schema>,
  researcher: Researcher,
  interviewId: string,
  file: { name: string; bytes: Uint8Array },
  now: Date,
): Promise<AddedTranscript> {
  const read = readTranscript(file.name, file.bytes);
  if ('reason' in read) return { refused: 'fault', fault: read };
  return db.transaction().execute(async (tx): Promise<AddedTranscript> => {
    const { forumId, personId } = researcher;
    const there = await lockInterview(tx, forumId, interviewId);
    if (!there) return { refused: 'no-such-interview' };
    if (await hasSpans(tx, forumId, interviewId)) return { refused: 'has-excerpts' };
    const by = { source: 'person' as const, added_by: personId };
    await writeTranscript(tx, { forumId, interviewId }, read, by, now);
    await tellStaff(tx, researcher, 'transcript added', { interview: interviewId }, now);
    return { cues: read.cues.length };
  });
}

/** Holds the interview until the end of the transaction, so that acts on it take turns. */
export async function lockInterview(tx: Db, forumId: string, id: string) {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  return tx
    .selectFrom('interview')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function hasSpans(tx: Db, forumId: string, interviewId: string): Promise<boolean> {
  const span = await tx
    .selectFrom('excerpt')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('interview_id', '=', interviewId)
    .where('first_cue', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return span !== undefined;
}

type Source = Pick<Schema['transcript'], 'source' | 'added_by'>;
/** PostgreSQL takes 65,535 parameters in a statement; a cue has seven. */
const STEP = 5_000;

/** Puts a transcript in the place of the one there was. */
export async function writeTranscript(
  tx: Db,
  { forumId, interviewId }: { forumId: string; interviewId: string },
  { format, original, cues }: Transcript,
  by: Source,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('transcript')
    .where('forum_id', '=', forumId)
    .where('interview_id', '=', interviewId)
    .execute();
  const key = { forum_id: forumId, interview_id: interviewId };
  await tx
    .insertInto('transcript')
    .values({ ...key, format, original, ...by, added_at: now })
    .execute();
  const rows = cues.map(({ startMs, endMs, speaker, text }, at) => {
    return { ...key, number: at + 1, starts_ms: startMs, ends_ms: endMs, speaker, text };
  });
  for (let at = 0; at < rows.length; at += STEP)
    await tx
      .insertInto('cue')
      .values(rows.slice(at, at + STEP))
      .execute();
}
