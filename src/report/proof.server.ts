/** The researchers' findings, checked against the answers as they are now. */
import type { Db } from '#db/database.server.ts';
import type { Staff } from '#forum/people.ts';
import { type CheckedFinding, checkFindings } from '#report/claims/check.ts';
import { groundOf, interviewsIn } from '#report/claims/ground.ts';
import type { Ground } from '#report/claims/measure.ts';
import { type Standing, standing } from '#report/edited.ts';
import { newestEdition, seenBefore } from '#report/editions.server.ts';
import { readStanding } from '#report/findings.server.ts';
import { namedFigures } from '#report/sections.ts';
import { contentOf, readSource } from '#report/source.server.ts';
import type { Questionnaire } from '#research/questionnaire.ts';

export type Proof = {
  ground: Ground;
  questionnaire: Questionnaire;
  /** "Figure 9" of each figure that has data, by its key */
  named: ReadonlyMap<string, { number: string; id: string }>;
  /** every text that is not removed, and its verdicts */
  texts: { text: Standing; checked: CheckedFinding }[];
  removed: Standing[];
};

/** Live: the figures of this moment; “up from” speaks of the newest published edition. */
export async function readProof(db: Db, staff: Staff): Promise<Proof> {
  const source = await readSource(db, staff, null);
  const content = contentOf(source);
  const { questionnaire, figures } = content;
  const newest = await newestEdition(db, staff);
  const earlier = newest && seenBefore([newest]);
  const ground = groundOf(content, interviewsIn(source.said), earlier);
  const all = await readStanding(db, staff.forumId);
  const texts = all.filter(({ removed }) => !removed);
  const checked = checkFindings(ground, texts);
  return {
    ground,
    questionnaire,
    named: namedFigures({
      exact: figures,
      questionnaire,
      forumKey: staff.forumKey,
      number: null,
    }),
    texts: texts.flatMap((text, at) => {
      const each = checked[at];
      return each ? [{ text, checked: each }] : [];
    }),
    removed: all.filter(({ removed }) => removed),
  };
}

/** One text that is not saved, checked as if it were. */
export function checkText(
  ground: Ground,
  { section, theme, body }: { section: string; theme: string; body: string },
): CheckedFinding[] {
  const written = { section, theme, number: 1, body, removed: false };
  return checkFindings(ground, standing([], [written]));
}
