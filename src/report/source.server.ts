/** What the live report is made of: the draft that staff see, and what an edition freezes. */
import type { Db } from '#db/database.server.ts';
import { readBrand } from '#forum/brand.server.ts';
import { type Brand, noBrand } from '#forum/brand.ts';
import type { Member, Reader } from '#forum/people.ts';
import type { EditionContent } from '#report/edition.ts';
import { readFindings } from '#report/findings.server.ts';
import { type CountingGroup, readCountingGroup, readFieldDates } from '#research/answers.server.ts';
import type { Finding } from '#research/finding.ts';
import {
  countInterviewees,
  readEvidence,
  readPrintable,
} from '#research/interviews/printable.server.ts';
import { type Evidence, type Printable, quotedOf } from '#research/interviews/said.ts';
import { readAllLooks } from '#research/polls/survey-figure.server.ts';
import { type Questionnaire, questionnaireSchema } from '#research/questionnaire.ts';
import type { Earlier } from '#research/release.ts';
import { tally } from '#research/tally.ts';

export type Source = {
  questionnaire: Questionnaire;
  group: CountingGroup;
  /** figures that were shown in a session, as of when each was */
  looks: Earlier[];
  findings: Finding[];
  /** approved words as of now */
  said: Printable[];
  evidence: Evidence[];
  /** absent where nobody asks */
  interviewees?: { interviewed: number; top: number };
  /** absent: the house's own */
  brand?: Brand;
  /** first and last submission of the people in the group, replaced ones included */
  field: { from: Date; to: Date } | null;
};

/** @param before answers sent at or after this instant do not count; null: all do */
export async function readSource(
  db: Db,
  seat: Member | Reader,
  before: Date | null,
): Promise<Source> {
  const forum = await db
    .selectFrom('forum')
    .select('questionnaire')
    .where('id', '=', seat.forumId)
    .executeTakeFirstOrThrow();
  const questionnaire = questionnaireSchema.parse(forum.questionnaire);
  const said = await readPrintable(db, seat, null);
  return {
    questionnaire,
    interviewees: await countInterviewees(db, seat, questionnaire),
    group: await readCountingGroup(db, seat, before),
    looks: await readAllLooks(db, seat, questionnaire, before),
    findings: await readFindings(db, seat),
    said,
    evidence: await readEvidence(db, seat, said),
    brand: await readBrand(db, seat.forumId),
    field: await readFieldDates(db, seat, before),
  };
}

/** Everything of a report but what its readers must wait for. */
export function contentOf(source: Omit<Source, 'looks'>): Omit<EditionContent, 'withheld'> {
  const {
    questionnaire,
    group,
    findings,
    said,
    evidence,
    interviewees,
    brand = noBrand,
    field,
  } = source;
  return {
    questionnaire,
    figures: tally(questionnaire, group),
    counted: Object.fromEntries(
      group.people.map(({ id }) => [id, group.responses.get(id)?.id ?? null]),
    ),
    delegates: group.people.length,
    responses: group.responses.size,
    answeredFrom: field?.from.toISOString() ?? null,
    answeredTo: field?.to.toISOString() ?? null,
    findings,
    interviews: quotedOf(said),
    evidence,
    ...(interviewees && { interviewees }),
    brand,
  };
}
