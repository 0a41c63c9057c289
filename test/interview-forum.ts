/** A forum with a researcher, two delegates and an interview of each kind of person. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Delegate, Organiser, Researcher } from '#forum/people.ts';
import { seatStaff } from '#forum/seats.server.ts';
import { memberOf, operator } from '#forum/session.server.ts';
import type { Bundle } from '#research/import/open.server.ts';
import { importForum } from '#research/import.server.ts';
import { makeInterview } from '#research/interviews/interviews.server.ts';
import { makeQuote } from '#research/interviews/quotes.server.ts';
import { DELEGATE_COLUMNS, tiny } from './forum-files.ts';

export const KEY = 'talk';
export const now = new Date('2026-01-05T10:00:00Z');

const PEOPLE = [
  DELEGATE_COLUMNS,
  'T1,Li,Ann,Chief,Port of Ys,ann@t.example,yes,Yes',
  'T2,Bo,Ben,Head,Port of Ys,ben@t.example,yes,Aggregate only',
].join('\n');

export const files = (more: Record<string, string> = {}): Bundle =>
  tiny(KEY, { 'delegates.csv': PEOPLE, ...more });

export async function talkForum(db: Kysely<Schema>, more: Record<string, string> = {}) {
  const outcome = await importForum(db, operator(), files(more), now);
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome));
  const { id: forumId } = await db.selectFrom('forum').select('id').executeTakeFirstOrThrow();
  await seatStaff(db, forumId, { email: 'research@t.example', role: 'researcher' });
  await seatStaff(db, forumId, { email: 'boss@t.example', role: 'organiser' });
  const seat = async <M>(email: string) => (await memberOf(db, email, KEY)) as M;
  return {
    forumId,
    researcher: await seat<Researcher>('research@t.example'),
    organiser: await seat<Organiser>('boss@t.example'),
    ann: await seat<Delegate>('ann@t.example'),
    ben: await seat<Delegate>('ben@t.example'),
  };
}

export const nobody = {
  ...{ ref: '', name: '', title: '', organisation: '', email: '' },
  ...{ channel: 'video', heading: 'What comes first', heldAt: null },
};

/** An interview of the delegate of this Ref with one drafted quote. */
export async function draft(
  db: Kysely<Schema>,
  researcher: Researcher,
  person: Partial<typeof nobody> = { ref: 'T1' },
): Promise<{ interview: string; quote: string }> {
  const made = await makeInterview(db, researcher, { ...nobody, ...person }, now);
  if ('refused' in made) throw new Error(made.refused);
  const { interview } = made;
  const words = { text: 'People come first', verbatim: true, level: 'name' as const };
  const quote = await makeQuote(db, researcher, { interview, excerpt: null, ...words }, now);
  if ('refused' in quote) throw new Error(quote.refused);
  return { interview, quote: quote.quote };
}
