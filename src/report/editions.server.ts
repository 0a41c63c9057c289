import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Member, Organiser, Reader, Staff } from '#forum/people.ts';
import { provedFindings, type Unproven } from '#report/claims/publish.ts';
import type { SeenCrosstab } from '#report/crosstabs.ts';
import { releaseOf, seenFigures } from '#report/deciding.ts';
import { readChoices } from '#report/disclosing.server.ts';
import { arranged, type Edition, type EditionContent, type Seal } from '#report/edition.ts';
import { answersHash, hashed } from '#report/seal.server.ts';
import { knownOf, readSeenCrosstabs } from '#report/seen-crosstabs.server.ts';
import { contentOf, readSource } from '#report/source.server.ts';
import { withheldToday } from '#report/today.server.ts';
import { disclosed, type Withheld } from '#research/disclosure.ts';
import type { Figures } from '#research/figure.ts';
import { withMerges } from '#research/merging-options.ts';
import { type Earlier, firstOfEach, newAnswers } from '#research/release.ts';
import { tally } from '#research/tally.ts';

/** A new interim edition needs this many new or changed responses since the last one. */
export const FEWEST_NEW_ANSWERS = 10;

/** `sentences`: those that are not true, not bound or not labelled, with what is wrong */
/** Why the report itself can't be an edition as it stands. */
export type Unpublishable = Extract<Published, { refused: 'unproven-claims' | 'unsafe-crosstabs' }>;
export type Published =
  | { edition: Edition }
  | { refused: 'unproven-claims'; sentences: Unproven[] }
  | { refused: 'too-few-new-answers'; newAnswers: number }
  | { refused: 'unsafe-crosstabs'; crosstabs: { id: string; name: string }[] };

/** Freezes the report as it stands. A final edition needs no new answers. */
export async function publishEdition(
  db: Db,
  staff: Organiser,
  { kind }: { kind: Edition['kind'] },
  now: Date,
): Promise<Published> {
  return db.transaction().execute((tx) => publishIn(tx, staff, kind, now));
}

/** `publishEdition` inside a transaction that does more. */
export async function publishIn(
  tx: Db,
  staff: Organiser,
  kind: Edition['kind'],
  now: Date,
): Promise<Published> {
  const { forumId, personId } = staff;
  await sql`select id from forum where id = ${forumId} for update`.execute(tx); // one at a time
  const earlier = await readEditions(tx, staff);
  const source = await readSource(tx, staff, now);
  const frozen = contentOf(source);

  const last = earlier[0];
  const fresh = newAnswers(last?.content.counted ?? {}, frozen.counted);
  if (kind === 'interim' && last && fresh < FEWEST_NEW_ANSWERS)
    return { refused: 'too-few-new-answers', newAnswers: fresh };
  const proved = provedFindings(frozen, source.said, seenBefore(earlier));
  if ('unproven' in proved) return { refused: 'unproven-claims', sentences: proved.unproven };

  const number = (last?.number ?? 0) + 1;
  const kept = await readChoices(tx, staff);
  const released = releaseOf(source, frozen.counted, kept, await knownOf(tx, staff, earlier), {
    number,
    now,
  });
  if ('refused' in released) return released;
  const seal: Seal = {
    number,
    kind,
    asOf: now.toISOString(),
    publishedAt: now.toISOString(),
    before: last?.hash ?? null,
    answers: await answersHash(tx, staff, frozen.counted),
  };
  const { findings, earlierFigures } = proved;
  const content: EditionContent = { ...frozen, ...released, findings, earlierFigures, seal };
  const hash = hashed(content);
  const edition: Edition = {
    id: newId(),
    number,
    kind,
    asOf: now,
    publishedAt: now,
    takenDownAt: null,
    hash,
    content,
  };
  await tx
    .insertInto('edition')
    .values({
      forum_id: forumId,
      id: edition.id,
      number: edition.number,
      kind,
      as_of: now,
      published_by: personId,
      published_at: now,
      content: JSON.stringify(content),
      hash: edition.hash,
    })
    .execute();
  await record(
    tx,
    { forumId, personId, act: 'edition published', detail: { edition: edition.id, number, hash } },
    now,
  );
  await announce(tx, forumId, 'report:editions', 'everyone', now);
  return { edition };
}

/** What readers saw of the edition that is newest now: “up from” and “doubled” may speak of nothing else. */
export function seenBefore(editions: readonly Edition[]): Figures | null {
  const newest = editions.find(({ takenDownAt }) => takenDownAt === null);
  return newest ? disclosed(seenFigures(newest.content), newest.content.withheld) : null;
}

/** From now on readers see the edition before it, or that the report is being revised. */
export async function takeDown(
  db: Db,
  staff: Organiser,
  id: string,
  now: Date,
): Promise<{ takenDown: string } | { refused: 'no-such-edition' }> {
  return db.transaction().execute(async (tx) => {
    const taken = await tx
      .updateTable('edition')
      .set({ taken_down_at: now })
      .where('forum_id', '=', staff.forumId)
      .where('id', '=', id)
      .where('taken_down_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!taken) return { refused: 'no-such-edition' };
    const { forumId, personId } = staff;
    await record(
      tx,
      { forumId, personId, act: 'edition taken down', detail: { edition: id } },
      now,
    );
    await announce(tx, staff.forumId, 'report:editions', 'everyone', now);
    return { takenDown: id };
  });
}

/** Readers see an edition that was taken down again, while none after it is published. */
export async function putBack(
  db: Db,
  staff: Organiser,
  id: string,
  now: Date,
): Promise<{ putBack: string } | { refused: 'no-such-edition' | 'newer-published' }> {
  const { forumId, personId } = staff;
  return db.transaction().execute(async (tx) => {
    await sql`select id from forum where id = ${forumId} for update`.execute(tx); // nothing is published meanwhile
    const all = await editions(tx, staff).select(['id', 'number', 'taken_down_at']).execute();
    const down = all.find((each) => each.id === id && each.taken_down_at !== null);
    if (!down) return { refused: 'no-such-edition' };
    if (all.some(({ number, taken_down_at }) => number > down.number && !taken_down_at))
      return { refused: 'newer-published' };
    await tx
      .updateTable('edition')
      .set({ taken_down_at: null })
      .where('forum_id', '=', forumId)
      .where('id', '=', id)
      .execute();
    await record(tx, { forumId, personId, act: 'edition put back', detail: { edition: id } }, now);
    await announce(tx, forumId, 'report:editions', 'everyone', now);
    return { putBack: id };
  });
}

const editions = (db: Db, { forumId }: Member | Reader) =>
  db.selectFrom('edition').where('forum_id', '=', forumId).orderBy('number', 'desc');

/** All that were ever published, newest first, taken down or not: readers may have kept them. */
export async function readEditions(db: Db, seat: Staff): Promise<Edition[]> {
  return (await editions(db, seat).selectAll().execute()).map(editionOf);
}

/** What readers were ever shown of the survey: whatever is shown next is judged beside it. */
export const readShown = async (db: Db, seat: Member): Promise<Earlier[]> =>
  knownOf(db, seat, (await editions(db, seat).selectAll().execute()).map(editionOf));

/** The newest that is not taken down. */
export async function newestEdition(db: Db, seat: Member | Reader): Promise<Edition | null> {
  const row = await editions(db, seat)
    .selectAll()
    .where('taken_down_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row ? editionOf(row) : null;
}

/** The newest before a number that is not taken down. */
export async function editionBefore(
  db: Db,
  seat: Member | Reader,
  number: number,
): Promise<Edition | null> {
  const row = await editions(db, seat)
    .selectAll()
    .where('taken_down_at', 'is', null)
    .where('number', '<', number)
    .limit(1)
    .executeTakeFirst();
  return row ? editionOf(row) : null;
}

/** One by its number; to all but staff one that is taken down is none. */
export async function editionAt(
  db: Db,
  seat: Member | Reader,
  number: number,
): Promise<Edition | null> {
  const all = seat.role === 'organiser' || seat.role === 'researcher';
  const row = await editions(db, seat)
    .selectAll()
    .where('number', '=', number)
    .$if(!all, (query) => query.where('taken_down_at', 'is', null))
    .executeTakeFirst();
  return row ? editionOf(row) : null;
}

type Row = Omit<Edition, 'asOf' | 'publishedAt' | 'takenDownAt' | 'content'> & {
  as_of: Date;
  published_at: Date;
  taken_down_at: Date | null;
  content: unknown;
};
function editionOf({ id, number, kind, hash, ...row }: Row): Edition {
  const { as_of, published_at, taken_down_at, content } = row;
  const stored = content as EditionContent;
  const { questionnaire, merges = [], merged } = stored;
  const nobody = { people: [], responses: new Map() };
  const order = (asked: typeof questionnaire, figures: Figures) =>
    arranged<Figures>(tally(asked, nobody), figures);
  const seen = withMerges({ questionnaire, group: nobody }, merges).questionnaire;
  return {
    id,
    number,
    kind,
    hash,
    asOf: as_of,
    publishedAt: published_at,
    takenDownAt: taken_down_at,
    content: {
      ...stored,
      figures: order(questionnaire, stored.figures),
      ...(merged && { merged: order(seen, merged) }),
    },
  };
}

/**
 * What readers and clients see of an edition: never more than when it was published, and less
 * where so many hidden people agreed to be named since that the rest could be worked out, from the
 * edition itself or from what it changed in an earlier one, which stays readable.
 */
export async function readDisclosed(
  db: Db,
  seat: Member | Reader,
  edition: Edition,
): Promise<{ figures: Figures; withheld: Withheld[]; crosstabs: SeenCrosstab[] }> {
  const today = await withheldToday(db, seat, edition);
  const withheld = firstOfEach([...edition.content.withheld, ...today]);
  const crosstabs = await readSeenCrosstabs(db, seat, edition.content);
  return { figures: disclosed(seenFigures(edition.content), withheld), withheld, crosstabs };
}
