/** The editions that a reader may open, each with its mark and whether it is still what was published. */
import type { Db } from '#db/database.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import { editionName } from '#report/compose.ts';
import { listEditions } from '#report/desk.server.ts';
import { printedDay } from '#report/printing.ts';
import { unsoundEditions } from '#report/seal.server.ts';

export type MarkRow = {
  number: number;
  name: string;
  published: string;
  mark: string;
  sound: boolean;
  newest: boolean;
};

/** Newest first; the hash of each is computed again from what is stored. */
export async function readMarks(db: Db, seat: Member | Reader): Promise<MarkRow[]> {
  const { timezone } = await readFrame(db, seat.forumId);
  const unsound = await unsoundEditions(db, seat);
  const open = (await listEditions(db, seat)).filter(({ takenDownAt }) => takenDownAt === null);
  return open.map(({ number, kind, hash, publishedAt }, at) => ({
    number,
    name: editionName(kind, number),
    published: printedDay(new Date(publishedAt), timezone),
    mark: hash.slice(0, 12),
    sound: !unsound.has(number),
    newest: at === 0,
  }));
}
