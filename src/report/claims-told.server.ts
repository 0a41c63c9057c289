/** What stands behind a forum's prose, as JSON: for the API, the commands and an import's summary. */
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';
import {
  type ClaimCounts,
  countClaims,
  type Questioned,
  questioned,
  toldSentence,
} from '#report/claims-told.ts';
import { readProof } from '#report/proof.server.ts';

/** `version` 0: as the file has it. */
export async function readClaims(db: Db, staff: Staff) {
  const { texts } = await readProof(db, staff);
  return {
    forum: staff.forumKey,
    counts: countClaims(texts.map(({ checked }) => checked)),
    findings: texts.map(({ text, checked }) => ({
      section: text.section,
      theme: text.theme,
      version: text.number,
      sentences: checked.sentences.map(toldSentence),
    })),
  };
}

export const readClaimCounts = async (db: Db, staff: Staff): Promise<ClaimCounts> =>
  countClaims((await readProof(db, staff)).texts.map(({ checked }) => checked));

/** After an import: what the prose says now, and which lines of the file need somebody. */
export async function readImportedClaims(
  db: Db,
  staff: Staff,
): Promise<ClaimCounts & { questioned: Questioned[] }> {
  const checked = (await readProof(db, staff)).texts.map((each) => each.checked);
  return { ...countClaims(checked), questioned: questioned(checked) };
}
