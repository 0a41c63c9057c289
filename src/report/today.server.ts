/** What readers of an edition must wait for by the consents of today. */
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import type { Edition, EditionContent } from '#report/edition.ts';
import { readCountedGroup } from '#research/answers.server.ts';
import type { Withheld } from '#research/disclosure.ts';
import { readAllLooks } from '#research/polls/survey-figure.server.ts';
import { withheldAtRelease } from '#research/release.ts';
import type { Group } from '#research/tally.ts';

type Seat = Member | Reader;

/**
 * The rule of publishing once more, with what people say of themselves now: the hidden of the
 * edition, and those whose contribution changed since each earlier one, which stays readable.
 *
 * All that can change its outcome are titles and consents, so it is kept until one of them does.
 */
export async function withheldToday(db: Db, seat: Seat, edition: Edition): Promise<Withheld[]> {
  const key = await keyOf(db, seat, edition);
  const known = kept.get(key);
  if (known) return known;
  const found = await judged(db, seat, edition);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, found);
  return found;
}

const kept = new Map<string, Withheld[]>();
const MOST_KEPT = 500;

/** Editions are known by the hashes of what they hold, people by one of all they say. */
async function keyOf(db: Db, { forumId }: Seat, { number, hash }: Edition): Promise<string> {
  const { rows } = await sql<{ people: string | null; earlier: string | null }>`
    select
      (select md5(string_agg(concat_ws('\t', person_id, consent, title), '\n' order by person_id))
        from delegate where forum_id = ${forumId}) as people,
      (select string_agg(hash, ' ' order by number)
        from edition where forum_id = ${forumId} and number < ${number}) as earlier`.execute(db);
  return JSON.stringify([forumId, hash, rows[0]?.earlier, rows[0]?.people]);
}

async function judged(
  db: Db,
  seat: Seat,
  { number, content, publishedAt }: Edition,
): Promise<Withheld[]> {
  const earlier = (await db
    .selectFrom('edition')
    .select([sql`content -> 'counted'`.as('counted'), sql`content -> 'withheld'`.as('withheld')])
    .select(sql`coalesce(content -> 'merges', '[]')`.as('merges'))
    .where('forum_id', '=', seat.forumId)
    .where('number', '<', number)
    .execute()) as Pick<EditionContent, 'counted' | 'withheld' | 'merges'>[];
  const read = (counted: EditionContent['counted']) => readCountedGroup(db, seat, counted);
  const [group, ...groups] = await Promise.all([
    read(content.counted),
    ...earlier.map(({ counted }) => read(counted)),
  ]);
  const known = earlier.map(({ withheld, merges = [] }, at) => ({
    withheld,
    merges,
    group: groups[at] as Group,
  }));
  const looks = await readAllLooks(db, seat, content.questionnaire, publishedAt);
  return withheldAtRelease(
    content.questionnaire,
    group,
    [...known, ...looks],
    content.merges ?? [],
  );
}
