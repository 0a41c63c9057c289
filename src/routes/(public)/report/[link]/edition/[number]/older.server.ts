import type { Db } from '#db/database.server.ts';
import type { Reader } from '#forum/people.ts';
import type { Issue } from '#report/compose.ts';
import { editionAt } from '#report/editions.server.ts';
import { withChanges } from '#report/figures.server.ts';
import { whichOf } from '#report/history.server.ts';

/** The edition of this number as readers see it today; null: none, taken down, or no number. */
export async function olderIssue(db: Db, reader: Reader, text: string): Promise<Issue | null> {
  const number = whichOf(text);
  const edition = typeof number === 'number' ? await editionAt(db, reader, number) : null;
  return edition && withChanges(db, reader, edition, 'reader');
}
