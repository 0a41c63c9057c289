/** One edition as the API gives it. */
import type { Db } from '#db/database.server.ts';
import type { Member, Staff } from '#forum/people.ts';
import type { Part } from '#report/changes.ts';
import { editionAt, readDisclosed } from '#report/editions.server.ts';
import { whichOf } from '#report/history.server.ts';
import { unsoundEditions } from '#report/seal.server.ts';
import { readSince, type Since } from '#report/since.server.ts';
import type { Withheld } from '#research/disclosure.ts';
import type { Figures } from '#research/figure.ts';

export type EditionForApi = {
  id: string;
  number: number;
  kind: 'interim' | 'final';
  hash: string;
  /** instants (ISO 8601) */
  asOf: string;
  publishedAt: string;
  takenDownAt: string | null;
  /** whether it is still what was published */
  asPublished: boolean;
  delegates: number;
  responses: number;
  /** exact for staff and delegates, else under the disclosure rule of today */
  figures: Figures;
  /** what clients wait for; only staff are told why, since the reason may be an answer */
  withheld: (Part | Withheld)[];
  /** for staff, of the edition that readers see: what happened since */
  since?: Omit<Since, 'edition'> | null;
};

/** @param text the edition's number; null: there is none for this member */
export async function readEditionForApi(
  db: Db,
  member: Member,
  text: string,
): Promise<EditionForApi | null> {
  const which = whichOf(text);
  const edition = typeof which === 'number' ? await editionAt(db, member, which) : null;
  if (!edition) return null;
  const { id, number, kind, hash, content, takenDownAt } = edition;
  const { figures, withheld } = await readDisclosed(db, member, edition);
  const unsound = await unsoundEditions(db, member);
  const isStaff = member.role === 'organiser' || member.role === 'researcher';
  return {
    id,
    number,
    kind,
    hash,
    asOf: edition.asOf.toISOString(),
    publishedAt: edition.publishedAt.toISOString(),
    takenDownAt: takenDownAt?.toISOString() ?? null,
    asPublished: !unsound.has(number),
    delegates: content.delegates,
    responses: content.responses,
    figures: member.role === 'client' ? figures : content.figures,
    withheld: isStaff
      ? withheld
      : member.role === 'client'
        ? withheld.map(({ figure, row }) => ({ figure, row }))
        : [],
    ...(isStaff && { since: await sinceThis(db, member as Staff, id) }),
  };
}

async function sinceThis(db: Db, staff: Staff, id: string) {
  const found = await readSince(db, staff);
  if (found?.edition.id !== id) return null;
  const { edition: _, ...since } = found;
  return since;
}
