/** Two issues of a report side by side, as far as whoever asks may see each. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import { consentsSince } from '#forum/consent.server.ts';
import type { Member, Reader, Staff } from '#forum/people.ts';
import { sidesOf } from '#report/change-list.ts';
import { type Changes, changesBetween } from '#report/changes.ts';
import { piecesOf } from '#report/claims/markup.ts';
import type { Issue } from '#report/compose.ts';
import { listEditions } from '#report/desk.server.ts';
import { canonical } from '#report/edition.ts';
import { editionAt } from '#report/editions.server.ts';
import { draftIssue, editionIssue } from '#report/figures.server.ts';
import type { Finding } from '#research/finding.ts';
import { changes as t } from '#ui/texts/changes.ts';

/** An edition by its number, or the live draft, which is for staff. */
export type Which = number | 'draft';
export type Pair = { from: Which; to: Which };

const isStaff = (seat: Member | Reader): seat is Staff =>
  seat.role === 'organiser' || seat.role === 'researcher';

/** "3" or "draft"; null for anything else. */
export const whichOf = (text: string): Which | null =>
  text === 'draft' ? text : /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;

/**
 * What is compared unless somebody says otherwise: for staff the newest edition with the draft, for
 * readers the newest two. null: there is nothing to compare.
 */
export async function usualPair(db: Db, seat: Member | Reader): Promise<Pair | null> {
  const [newest, before] = (await listEditions(db, seat))
    .filter(({ takenDownAt }) => takenDownAt === null)
    .map(({ number }) => number);
  if (newest === undefined) return null;
  if (isStaff(seat)) return { from: newest, to: 'draft' };
  return before === undefined ? null : { from: before, to: newest };
}

/** Both, or null where one is not there for this seat. Delegates see editions exact. */
export async function readPair(
  db: Db,
  seat: Member | Reader,
  { from, to }: Pair,
  now: Date,
): Promise<{ before: Issue; after: Issue } | null> {
  const [before, after] = await Promise.all([
    readIssue(db, seat, from, now),
    readIssue(db, seat, to, now),
  ]);
  return before && after ? { before, after } : null;
}

async function readIssue(db: Db, seat: Member | Reader, which: Which, now: Date) {
  if (which === 'draft') return isStaff(seat) ? draftIssue(db, seat, 'staff', null, now) : null;
  const edition = await editionAt(db, seat, which);
  if (!edition) return null;
  const issue = await editionIssue(db, seat, edition, isStaff(seat) ? 'staff' : 'reader');
  return seat.role === 'delegate' ? { ...issue, withheld: [] } : issue;
}

/** The change list as data. */
export async function readChanges(
  db: Db,
  seat: Member | Reader,
  pair: Pair,
  now: Date,
): Promise<Changes | null> {
  const issues = await readPair(db, seat, pair, now);
  return issues && changesBetween(...sidesOf(issues.before, issues.after));
}

/** Why two issues differ, in sentences, for staff alone: it counts what single people did. */
export async function readReasons(
  db: Db,
  staff: Staff,
  { before, after }: { before: Issue; after: Issue },
): Promise<string[]> {
  const [old, now] = [before.content.counted, after.content.counted];
  const ids = Object.keys(now);
  const fresh = ids.filter((id) => now[id] && !old[id]);
  const changed = ids.filter((id) => now[id] && old[id] && now[id] !== old[id]);
  const corrected = await correctedAmong(
    db,
    staff,
    changed.map((id) => old[id] ?? ''),
  );
  const said = await consentsSince(db, staff, before.asOf);
  const when = (n: number, sentence: (n: number) => string) => (n > 0 ? [sentence(n)] : []);
  const same = (part: (issue: Issue) => unknown) =>
    canonical(part(before)) === canonical(part(after));
  return [
    ...when(fresh.length, t.why.fresh),
    ...when(changed.length - corrected, t.why.changed),
    ...when(corrected, t.why.corrected),
    ...when(ids.filter((id) => !Object.hasOwn(old, id)).length, t.why.joined),
    ...when(Object.keys(old).filter((id) => !Object.hasOwn(now, id)).length, t.why.left),
    ...(after.state === 'draft' ? when(said.aggregate.length, t.why.lowered) : []),
    ...(after.state === 'draft' ? when(said.named.length, t.why.raised) : []),
    ...(same(({ content }) => content.questionnaire) ? [] : [t.why.asked]),
    ...(same(({ content }) => content.findings.map(wordsOf)) ? [] : [t.why.words]),
  ];
}

/** What is read, whether its claims are bound yet or not. */
const wordsOf = ({ section, theme, paragraphs }: Finding): unknown => [
  section,
  theme,
  paragraphs.map((paragraph) =>
    piecesOf(paragraph)
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' '),
  ),
];

async function correctedAmong(db: Db, { forumId }: Staff, ids: readonly string[]) {
  const { many } = await db
    .selectFrom('response')
    .select(({ fn }) => fn.countAll<string>().as('many'))
    .where('forum_id', '=', forumId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('corrected_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(many);
}
