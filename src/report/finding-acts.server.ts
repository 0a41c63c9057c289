/** What researchers do with findings: write, take back, add, remove, put in order. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { fold } from '#base/text.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Staff } from '#forum/people.ts';
import { announceToStaff } from '#forum/staff.server.ts';
import { type Spot, type Standing, spotKey } from '#report/edited.ts';
import { readStanding, readVersions, type Version } from '#report/findings.server.ts';
import { sectionTitles } from '#report/section-titles.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import { report as t } from '#ui/texts/report.ts';

/** Signs of a text, and of a main finding's title. */
export const LONGEST_TEXT = 20_000;
export const LONGEST_THEME = 200;

/** What a text was edited from: its version (0: the file's) and `seen`, a mark of the file's words then. */
export type Base = { base: number; seen?: string | undefined };
/** Somebody saved in between: nothing is overwritten, here is the other text. `number` 0: the file's */
export type Changed = {
  refused: 'changed-meanwhile';
  theirs: Pick<Version, 'number' | 'body' | 'by'>;
};
export type Saved = { saved: number } | Changed | { refused: 'too-long' | 'no-such-section' };

/** A mark of the words of the file, so that an import in between does not go unseen. */
export const markOf = (paragraphs: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(paragraphs)).digest('hex').slice(0, 12);

/**
 * Saves a text as a new version, which counts from now on.
 *
 * @param text `body`: Markdown with tokens; null: back to what the file says
 */
export async function saveFinding(
  db: Db,
  staff: Staff,
  text: Spot & Base & { body: string | null },
  now: Date,
): Promise<Saved> {
  const body = text.body === null ? null : text.body.replace(/\r\n?/g, '\n').trim();
  if (body !== null && body.length > LONGEST_TEXT) return { refused: 'too-long' };
  return inTurn(db, staff, async (tx, all) => {
    const there = at(all, text);
    if (!there && !(await isSection(tx, staff, text))) return { refused: 'no-such-section' };
    return write(tx, staff, there, { ...text, body, removed: false }, now);
  });
}

/** An earlier version becomes the newest; `version` 0: what the file says. */
export async function restoreFinding(
  db: Db,
  staff: Staff,
  { version, ...text }: Spot & Base & { version: number },
  now: Date,
): Promise<Saved | { refused: 'no-such-version' }> {
  return inTurn(db, staff, async (tx, all) => {
    const there = at(all, text);
    const versions = await readVersions(tx, staff.forumId);
    const found = versions.find(
      (each) => each.number === version && spotKey(each) === spotKey(there?.spot ?? text),
    );
    const known = version === 0 ? there?.inFile : found && !found.removed;
    if (!known) return { refused: 'no-such-version' };
    return write(tx, staff, there, { ...text, body: found?.body ?? null, removed: false }, now);
  });
}

/** A main finding of one's own, with its first words; `theme` is its title. */
export async function addMainFinding(
  db: Db,
  staff: Staff,
  { theme, body }: { theme: string; body: string },
  now: Date,
): Promise<{ saved: number } | { refused: 'no-title' | 'too-long' | 'there-already' }> {
  const title = theme.replace(/\s+/g, ' ').trim();
  if (title === '') return { refused: 'no-title' };
  if (title.length > LONGEST_THEME || body.length > LONGEST_TEXT) return { refused: 'too-long' };
  return inTurn(db, staff, async (tx, all) => {
    const spot = { section: MAIN, theme: title };
    const there = at(all, spot);
    if (there && !there.removed) return { refused: 'there-already' };
    const text = { ...spot, body: body.trim(), removed: false };
    return insert(tx, staff, there, text, now);
  });
}
const MAIN = t.names.findings;

/** Takes a main finding out of the report. Its versions stay: `saveFinding` brings any back. */
export async function removeMainFinding(
  db: Db,
  staff: Staff,
  spot: Spot & Base,
  now: Date,
): Promise<{ saved: number } | Changed | { refused: 'no-such-section' }> {
  return inTurn(db, staff, async (tx, all) => {
    const there = at(all, spot);
    if (!there || there.theme === null) return { refused: 'no-such-section' };
    return write(tx, staff, there, { ...spot, body: null, removed: true }, now);
  });
}

/** One place up or down among the main findings; at the end of the list nothing moves. */
export async function moveMainFinding(
  db: Db,
  staff: Staff,
  { to, ...spot }: Spot & { to: 'up' | 'down' },
  now: Date,
): Promise<{ moved: boolean } | { refused: 'no-such-section' }> {
  return inTurn(db, staff, async (tx, all) => {
    const main = all.filter(({ theme, removed }) => theme !== null && !removed);
    const from = main.findIndex((each) => spotKey(each.spot) === spotKey(spot));
    if (from < 0) return { refused: 'no-such-section' };
    const [moved] = main.splice(from, 1);
    const target = Math.max(0, Math.min(main.length, to === 'up' ? from - 1 : from + 1));
    if (!moved || target === from) return { moved: false };
    main.splice(target, 0, moved);
    const { forumId } = staff;
    await tx.deleteFrom('finding_place').where('forum_id', '=', forumId).execute();
    await tx
      .insertInto('finding_place')
      .values(main.map((each, at) => ({ forum_id: forumId, ...each.spot, place: at + 1 })))
      .execute();
    await tell(tx, staff, 'main findings put in order', {}, now);
    return { moved: true };
  });
}

/** One writer of a forum after the other, each over what stands then. */
function inTurn<Outcome>(
  db: Db,
  { forumId }: Staff,
  go: (tx: Db, all: Standing[]) => Promise<Outcome>,
): Promise<Outcome> {
  return db.transaction().execute(async (tx) => {
    await sql`select id from forum where id = ${forumId} for update`.execute(tx);
    return go(tx, await readStanding(tx, forumId));
  });
}

const at = (all: readonly Standing[], spot: Spot) =>
  all.find((each) => spotKey(each.spot) === spotKey(spot));

/** A section without a text yet: one that the report has. */
async function isSection(tx: Db, staff: Staff, { section, theme }: Spot): Promise<boolean> {
  const titles = sectionTitles(await readQuestionnaire(tx, staff));
  return theme === '' && titles.some((title) => fold(title) === fold(section));
}

type Text = Spot & { body: string | null; removed: boolean };

async function write(
  tx: Db,
  staff: Staff,
  there: Standing | undefined,
  { base, seen, ...text }: Text & Base,
  now: Date,
): Promise<{ saved: number } | Changed> {
  const number = there?.number ?? 0;
  const paragraphs = there?.paragraphs ?? [];
  const fileMoved = number === 0 && seen !== undefined && seen !== markOf(paragraphs);
  if (base === number && !fileMoved) return insert(tx, staff, there, text, now);
  const { spot } = there ?? { spot: text };
  const theirs = (await readVersions(tx, staff.forumId)).find(
    (each) => each.number === number && spotKey(each) === spotKey(spot),
  );
  const body = theirs?.body ?? (theirs?.removed ? null : paragraphs.join('\n\n'));
  return { refused: 'changed-meanwhile', theirs: { number, body, by: theirs?.by ?? '' } };
}

async function insert(
  tx: Db,
  staff: Staff,
  there: Standing | undefined,
  { section, theme, body, removed }: Text,
  now: Date,
): Promise<{ saved: number }> {
  const { forumId, personId } = staff;
  const number = (there?.number ?? 0) + 1;
  await tx
    .insertInto('finding_text')
    .values({
      forum_id: forumId,
      ...(there?.spot ?? { section, theme }),
      number,
      body,
      removed,
      written_by: personId,
      written_at: now,
    })
    .execute();
  const act = removed
    ? 'finding removed'
    : body === null
      ? 'finding taken back'
      : 'finding written';
  await tell(tx, staff, act, { section: there?.spot.section ?? section, version: number }, now);
  return { saved: number };
}

/** Drafts are for staff alone. `detail` names the section, never what was written. */
async function tell(
  tx: Db,
  { forumId, personId }: Staff,
  act: string,
  detail: Record<string, string | number>,
  now: Date,
): Promise<void> {
  await record(tx, { forumId, personId, act, detail }, now);
  await announceToStaff(tx, forumId, 'report:figures', now);
}
