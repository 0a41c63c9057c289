/** Writes interviews.md and transcripts/. What somebody decided or edited here is newer than the files. */
import { newId } from '#base/ids.ts';
import { fold, slugOf } from '#base/text.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import type { Ledger, Plan, PlannedInterview, PlannedTranscript } from '#research/import/plan.ts';
import { quoteRows, type StoredQuote } from '#research/import/quote-rows.ts';
import { count, store, type Tables } from '#research/import/store.server.ts';
import { confirmedDelegates, onlyOne } from '#research/interviews/interviews.server.ts';
import { hasSpans, writeTranscript } from '#research/interviews/transcripts.server.ts';
import { leftOut, notes } from '#ui/texts/import.ts';

type StoredInterview = Schema['interview'];

const readInterviews = (tx: Db, forumId: string): Promise<StoredInterview[]> =>
  tx
    .selectFrom('interview')
    .selectAll()
    .where('forum_id', '=', forumId)
    .orderBy('position')
    .orderBy('id')
    .execute();

/** The same title and organisation a second time is a second interview. */
function numbered<Each extends { title: string; organisation: string }>(all: readonly Each[]) {
  const seen = new Map<string, number>();
  return all.map((each) => {
    const key = `${fold(each.title)}\n${fold(each.organisation)}`;
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return { each, number, key: `${key}\n${number}` };
  });
}

export async function writeInterviews(
  tx: Db,
  forumId: string,
  { interviews: planned, questionnaire }: Plan,
  ledger: Ledger,
  tables: Tables,
  now: Date,
): Promise<void> {
  if (!planned) return;
  const stored = await readInterviews(tx, forumId);
  const imported = numbered(stored.filter(({ source }) => source === 'import'));
  const known = new Map(imported.map(({ key, each }) => [key, each]));
  const people = await confirmedDelegates(tx, forumId);
  const wanted = numbered(planned).map(({ each, key }, at) => {
    const before = known.get(key);
    const delegate = before?.delegate_id ? null : onlyOne(people, each);
    const delegate_id = before?.delegate_id ?? delegate?.id ?? null;
    const row = {
      forum_id: forumId,
      id: before?.id ?? newId(),
      position: at + 1,
      delegate_id,
      name: delegate?.name ?? before?.name ?? '',
      ...{ title: each.title, organisation: each.organisation },
      email: delegate_id ? null : (before?.email ?? null),
      ...{ channel: each.channel, heading: each.heading },
      source: 'import' as const,
      made_at: before?.made_at ?? now,
    };
    return { row, said: each };
  });
  const rows = wanted.map(({ row }) => row);
  await store(tx, 'interview', ['forum_id', 'id'], stored, rows, tables);
  await writeQuotes(tx, forumId, wanted, questionnaire.timezone, ledger, tables, now);
  await removeEmpty(tx, forumId, new Set(rows.map(({ id }) => id)), tables);
}

type Wanted = { row: Omit<StoredInterview, 'held_at'>; said: PlannedInterview };

async function writeQuotes(
  tx: Db,
  forumId: string,
  wanted: readonly Wanted[],
  zone: string,
  ledger: Ledger,
  tables: Tables,
  now: Date,
) {
  const stored: StoredQuote[] = await tx
    .selectFrom('quote')
    .selectAll()
    .where('forum_id', '=', forumId)
    .where('file_position', 'is not', null)
    .execute();
  const { rows, own } = quoteRows(wanted, stored, zone, ledger, now);
  if (own > 0) ledger.notes.push(notes.ownQuotes(own));
  const kept = new Set(rows.map(({ id }) => id));
  const gone = stored.filter(({ id, source }) => source === 'import' && !kept.has(id));
  await store(tx, 'quote', ['forum_id', 'id'], stored, rows, tables);
  for (const { id } of gone) await letGo(tx, forumId, id, tables);
}

/** A quote that left the file is no longer approved; if it is coded, it stays as a draft. */
async function letGo(tx: Db, forumId: string, id: string, tables: Tables) {
  const coded = await tx
    .selectFrom('excerpt')
    .select('id')
    .where('forum_id', '=', forumId)
    .where('quote_id', '=', id)
    .executeTakeFirst();
  if (!coded) {
    await tx.deleteFrom('quote').where('forum_id', '=', forumId).where('id', '=', id).execute();
    return count(tables, 'quote', { removed: 1 });
  }
  await tx
    .updateTable('quote')
    .set({ state: 'draft', decided_at: null, decided_by: null, source: 'person' })
    .set({ approved_text: null, approved_as: null, approved_verbatim: null })
    .where('forum_id', '=', forumId)
    .where('id', '=', id)
    .execute();
  count(tables, 'quote', { updated: 1 });
}

/** An interview that left the file goes with it, if nobody here did anything with it. */
async function removeEmpty(tx: Db, forumId: string, stay: ReadonlySet<string>, tables: Tables) {
  const all = await readInterviews(tx, forumId);
  for (const { id } of all.filter((each) => each.source === 'import' && !stay.has(each.id))) {
    const of = (table: 'quote' | 'transcript' | 'excerpt') =>
      tx
        .selectFrom(table)
        .select('interview_id')
        .where('forum_id', '=', forumId)
        .where('interview_id', '=', id)
        .limit(1)
        .executeTakeFirst();
    if ((await of('quote')) || (await of('transcript')) || (await of('excerpt'))) continue;
    await tx.deleteFrom('interview').where('forum_id', '=', forumId).where('id', '=', id).execute();
    count(tables, 'interview', { removed: 1 });
  }
}

/** A transcript belongs to the interview that its file is named after; a second one ends in -2. */
export async function writeTranscripts(
  tx: Db,
  forumId: string,
  planned: readonly PlannedTranscript[],
  ledger: Ledger,
  tables: Tables,
  now: Date,
): Promise<void> {
  if (planned.length === 0) return;
  const interviews = numbered(await readInterviews(tx, forumId));
  const nameOf = ({ each, number }: (typeof interviews)[number]) =>
    slugOf(`${each.title} ${each.organisation}`) + (number > 1 ? `-${number}` : '');
  for (const { file, stem, transcript } of planned) {
    const number = /-(\d+)$/.exec(stem)?.[1];
    const names = [slugOf(stem), `${slugOf(stem.replace(/-\d+$/, ''))}-${number}`];
    const interviewId = interviews.find((each) => names.includes(nameOf(each)))?.each.id;
    if (!interviewId) {
      ledger.leftOut.push({ file, line: null, reason: leftOut.noInterview });
      continue;
    }
    const before = await tx
      .selectFrom('transcript')
      .select(['original', 'source'])
      .where('forum_id', '=', forumId)
      .where('interview_id', '=', interviewId)
      .executeTakeFirst();
    if (before?.original === transcript.original) continue;
    if (before && (before.source === 'person' || (await hasSpans(tx, forumId, interviewId)))) {
      ledger.notes.push(notes.ownTranscript(file));
      continue;
    }
    const by = { source: 'import' as const, added_by: null };
    await writeTranscript(tx, { forumId, interviewId }, transcript, by, now);
    count(tables, 'transcript', before ? { updated: 1 } : { inserted: 1 });
  }
}
