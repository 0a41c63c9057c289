/** What the screen that compares people reads. */
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { fitFor } from '#iq/answer.ts';
import { comparison, MOST_COMPARED, type Part } from '#iq/compare.ts';
import { askerFor, type Wishes } from '#iq/find.server.ts';
import { indexFor } from '#iq/index.server.ts';
import { type Row, rowOf } from '#iq/portrait.ts';

export type Compared =
  | { refused: 'too-many'; asked: number; most: number }
  /** `missing`: how many of those asked for are nobody whom this member may see */
  | { people: Row[]; parts: Part[]; missing: number };

/** In the order of the URL. Whoever may not be seen looks like whoever does not exist. */
export async function readComparison(
  db: Db,
  member: Client | Staff,
  params: URLSearchParams,
  wishes: Wishes,
): Promise<Compared> {
  const refs = [...new Set(params.getAll('ref').filter((ref) => ref !== ''))];
  if (refs.length > MOST_COMPARED)
    return { refused: 'too-many', asked: refs.length, most: MOST_COMPARED };
  const index = await indexFor(db, member);
  const asker = await askerFor(db, member, wishes);
  const profiles = refs.flatMap((ref) => {
    const row = index.people.rowOf(ref);
    return (row === undefined ? undefined : index.people.at(row)) ?? [];
  });
  return {
    people: profiles.map((each) => rowOf(each, fitFor(index, each, asker), index.questionnaire)),
    parts: comparison(profiles, index.questionnaire, index.fields),
    missing: refs.length - profiles.length,
  };
}
