/** The one read path of figures and of the report, whoever asks. */
import type { Db } from '#db/database.server.ts';
import { readLogoPng } from '#forum/brand.server.ts';
import type { Brand } from '#forum/brand.ts';
import { readUnnamed } from '#forum/consent.server.ts';
import type { Client, Delegate, Member, Reader, Staff } from '#forum/people.ts';
import { changeList } from '#report/change-list.ts';
import { composeReport, type Issue } from '#report/compose.ts';
import { draftCrosstab, seenCrosstab } from '#report/crosstab-figure.ts';
import { decide } from '#report/deciding.ts';
import { readChoices } from '#report/disclosing.server.ts';
import type { Edition } from '#report/edition.ts';
import {
  editionBefore,
  newestEdition,
  readDisclosed,
  seenBefore,
} from '#report/editions.server.ts';
import type { Report } from '#report/model.ts';
import { withoutNames } from '#report/names.ts';
import { shortChanges } from '#report/short-changes.ts';
import { contentOf, readSource } from '#report/source.server.ts';
import { readCountingGroup, readQuestionnaire } from '#research/answers.server.ts';
import type { FigureSet } from '#research/figure.ts';
import { readPrintable } from '#research/interviews/printable.server.ts';
import { tally } from '#research/tally.ts';

/** Live and exact, for staff. `day`: what `before` is the start of, in UTC */
export async function readLiveFigures(
  db: Db,
  staff: Staff,
  asOf: { day: string; before: Date } | null,
): Promise<FigureSet> {
  const questionnaire = await readQuestionnaire(db, staff);
  const group = await readCountingGroup(db, staff, asOf?.before ?? null);
  return {
    forum: staff.forumKey,
    asOf: asOf?.day ?? null,
    delegates: group.people.length,
    responses: group.responses.size,
    figures: tally(questionnaire, group),
  };
}

/** Those of the newest published edition: exact for a delegate, else under the disclosure rule. */
export async function readPublishedFigures(
  db: Db,
  seat: Delegate | Client | Reader,
): Promise<FigureSet | { refused: 'no-edition' }> {
  const edition = await newestEdition(db, seat);
  if (!edition) return { refused: 'no-edition' };
  const { content, asOf } = edition;
  const shown =
    seat.role === 'delegate' ? content.figures : (await readDisclosed(db, seat, edition)).figures;
  return {
    forum: seat.forumKey,
    asOf: asOf.toISOString().slice(0, 10),
    delegates: content.delegates,
    responses: content.responses,
    figures: shown,
  };
}

/**
 * The draft as staff see it: live, everything in it, with a note where readers would wait.
 *
 * @param before answers sent at or after this instant do not count; null: all do
 */
export const readDraft = async (
  db: Db,
  staff: Staff,
  now: Date,
  before: Date | null = null,
): Promise<Report> => composeReport(await draftIssue(db, staff, 'staff', before, now));

/**
 * What a draft is composed of, for staff or as readers would get it.
 *
 * @param before answers sent at or after this instant do not count; null: all do
 */
export async function draftIssue(
  db: Db,
  staff: Staff,
  audience: Issue['audience'],
  before: Date | null,
  now: Date,
): Promise<Issue> {
  const source = await readSource(db, staff, before);
  const frozen = contentOf(source);
  const { withheld, merges, merged, decided } = decide(
    source,
    frozen.counted,
    await readChoices(db, staff),
    [],
    { number: 0, now: before ?? now },
  );
  const newest = await newestEdition(db, staff);
  const earlierFigures = newest && seenBefore([newest]);
  const asSeen = { ...(merges && { merges }), ...(merged && { merged }) };
  const content = { ...frozen, ...asSeen, earlierFigures };
  return {
    forumKey: staff.forumKey,
    state: 'draft',
    number: null,
    asOf: before ?? now,
    hash: null,
    content: audience === 'staff' ? content : await unnamed(db, staff, content),
    said: source.said,
    logoPng: await logoOf(db, staff, source.brand),
    withheld,
    crosstabs: decided.map((each) => draftCrosstab(source.questionnaire, each)),
    audience,
  };
}

/** The newest published edition as readers see it, or null if there is none. */
export async function readNewest(db: Db, seat: Member | Reader): Promise<Report | null> {
  const issue = await newestIssue(db, seat);
  return issue && composeReport(issue);
}

/** What the newest published edition is composed of for a reader. */
export async function newestIssue(db: Db, seat: Member | Reader): Promise<Issue | null> {
  const edition = await newestEdition(db, seat);
  return edition && withChanges(db, seat, edition, 'reader');
}

/** An edition with what it changed in the one before, as this audience may see both. */
export async function withChanges(
  db: Db,
  seat: Member | Reader,
  edition: Edition,
  audience: Issue['audience'],
): Promise<Issue> {
  const before = await editionBefore(db, seat, edition.number);
  const issue = await editionIssue(db, seat, edition, audience);
  if (!before) return issue;
  const list = changeList(await editionIssue(db, seat, before, audience), issue);
  return { ...issue, changes: shortChanges(list) };
}

/** What an edition is composed of today: for readers without the names of those who withdrew theirs. */
export async function editionIssue(
  db: Db,
  seat: Member | Reader,
  edition: Edition,
  audience: Issue['audience'],
): Promise<Issue> {
  const { number, kind, asOf, hash } = edition;
  const { withheld, crosstabs } = await readDisclosed(db, seat, edition);
  const content = audience === 'staff' ? edition.content : await unnamed(db, seat, edition.content);
  const { forumKey } = seat;
  const said = await readPrintable(db, seat, null);
  const told = {
    ...{ said, withheld, crosstabs: crosstabs.map(seenCrosstab) },
    logoPng: await logoOf(db, seat, content.brand),
  };
  return { forumKey, state: kind, number, asOf, hash, content, ...told, audience };
}

/** The picture of a brand's logo, base64. */
async function logoOf(db: Db, seat: Member | Reader, brand?: Brand): Promise<string | null> {
  const png = brand?.logo && (await readLogoPng(db, seat.forumId, brand.logo.mark));
  return png ? Buffer.from(png).toString('base64') : null;
}

const unnamed = async (db: Db, seat: Member | Reader, content: Issue['content']) => ({
  ...content,
  findings: withoutNames(content.findings, await readUnnamed(db, seat)),
});
