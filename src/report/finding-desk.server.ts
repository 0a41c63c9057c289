/** The researchers' desk: every text with its verdicts, versions and cures, as they are now. */
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';
import { binderOf } from '#report/claims/bind.ts';
import { type Cure, curedParagraphs, type Where } from '#report/claims/cure.ts';
import { draftFindings } from '#report/claims/draft.ts';
import { catalogueOf } from '#report/claims/measure.ts';
import { type Spot, spotKey } from '#report/edited.ts';
import { type Base, markOf, type Saved, saveFinding } from '#report/finding-acts.server.ts';
import { type DeskText, deskOf, drawn, type FindingsDesk } from '#report/finding-desk.ts';
import { readVersions } from '#report/findings.server.ts';
import { checkText, readProof } from '#report/proof.server.ts';

/** `proposed`: titles of main findings that the answers propose and nobody has written yet. */
export async function readFindingsDesk(
  db: Db,
  staff: Staff,
): Promise<FindingsDesk & { proposed: string[] }> {
  const proof = await readProof(db, staff);
  const desk = deskOf(proof, await readVersions(db, staff.forumId), markOf);
  const there = new Set(desk.main.map(spotKey));
  const proposed = draftFindings(proof.ground).flatMap(({ section, theme }) =>
    theme !== null && !there.has(spotKey({ section, theme })) ? [theme] : [],
  );
  return { ...desk, proposed };
}

/** A text that is not saved, checked: what the screen draws of it. */
export async function checkUnsaved(
  db: Db,
  staff: Staff,
  text: Spot & { body: string },
): Promise<Pick<DeskText, 'paragraphs' | 'proofs'>> {
  const { ground, named } = await readProof(db, staff);
  const [checked] = checkText(ground, text);
  return checked
    ? drawn(binderOf(catalogueOf(ground)), checked, named)
    : { paragraphs: [], proofs: [] };
}

/** The product's own words for a section or a main finding; null where the answers say nothing. */
export async function readProposal(db: Db, staff: Staff, spot: Spot): Promise<string | null> {
  const { ground } = await readProof(db, staff);
  const found = draftFindings(ground).find(
    ({ section, theme }) => spotKey({ section, theme: theme ?? '' }) === spotKey(spot),
  );
  return found?.paragraphs.join('\n\n') ?? null;
}

/** One cure, pressed: the sentence is changed as the button says, and the text saved as a new version. */
export async function cureFinding(
  db: Db,
  staff: Staff,
  { where, cure, ...spot }: Spot & Base & { where: Where; cure: Cure },
  now: Date,
): Promise<Saved> {
  const { ground, texts } = await readProof(db, staff);
  const found = texts.find(({ text }) => spotKey(text.spot) === spotKey(spot));
  const before = found?.checked.paragraphs ?? [];
  const body = curedParagraphs(catalogueOf(ground), before, where, cure).join('\n\n');
  return saveFinding(db, staff, { ...spot, body }, now);
}
