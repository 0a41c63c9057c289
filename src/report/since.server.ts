/** What happened to the edition that readers see: consents withdrawn, people gone, figures that wait since. */
import type { Db } from '#db/database.server.ts';
import { consentsSince, readUnnamed } from '#forum/consent.server.ts';
import type { Staff } from '#forum/people.ts';
import type { Part } from '#report/changes.ts';
import type { Edition } from '#report/edition.ts';
import { FEWEST_NEW_ANSWERS, readDisclosed, readEditions } from '#report/editions.server.ts';
import { sectionsNaming } from '#report/names.ts';
import {
  readCountedGroup,
  readCountingGroup,
  readQuestionnaire,
} from '#research/answers.server.ts';
import type { Withheld } from '#research/disclosure.ts';
import { readPrintable } from '#research/interviews/printable.server.ts';
import { stillSaid } from '#research/interviews/said.ts';
import { readAllLooks } from '#research/polls/survey-figure.server.ts';
import { newAnswers, withheldAtRelease } from '#research/release.ts';
import { type Group, tally } from '#research/tally.ts';

export type Since = {
  edition: Edition;
  /** people whom the edition counted and who share no profile since */
  withdrawn: number;
  /** people whom it counted and who are no longer confirmed */
  left: number;
  /** people whom it counted and who share their profile since */
  raised: number;
  /** figures and rows in whose base the people of `withdrawn` and `left` were counted */
  affected: Part[];
  /** what readers saw at first and do not see any more, by the rule of today */
  hidden: Withheld[];
  /** quotes of the edition that are not printed any more */
  unsaid: number;
  /** sections without a paragraph that names one of those who may not be named */
  unnamed: string[];
  /** what the next edition needs and brings */
  next: {
    newAnswers: number;
    /** answers that an interim edition still needs; a final one needs none */
    missing: number;
    /** figures and rows that readers would wait for */
    waits: Part[];
  };
};

/** @returns null if there is no edition that readers see */
export async function readSince(db: Db, staff: Staff): Promise<Since | null> {
  const editions = await readEditions(db, staff);
  const edition = editions.find(({ takenDownAt }) => takenDownAt === null);
  if (!edition) return null;
  const { content, publishedAt } = edition;
  const [consents, group, now, names, said] = await Promise.all([
    consentsSince(db, staff, publishedAt),
    readCountedGroup(db, staff, content.counted),
    readCountingGroup(db, staff, null),
    readUnnamed(db, staff),
    readPrintable(db, staff, null),
  ]);
  const confirmed = new Set(now.people.map(({ id }) => id));
  const counted = (ids: readonly string[]) =>
    ids.filter((id) => Object.hasOwn(content.counted, id));
  const withdrawn = counted(consents.aggregate);
  const left = Object.keys(content.counted).filter((id) => !confirmed.has(id));
  const gone = new Set([...withdrawn, ...left]);
  const { withheld } = await readDisclosed(db, staff, edition);
  return {
    edition,
    withdrawn: withdrawn.length,
    left: left.length,
    raised: counted(consents.named).length,
    affected: answeredBy(content.questionnaire, {
      ...group,
      people: group.people.filter(({ id }) => gone.has(id)),
    }),
    hidden: without(withheld, content.withheld),
    unsaid: quotesIn(content) - stillSaid(content.interviews, said).length,
    unnamed: sectionsNaming(content.findings, names),
    next: await nextEdition(db, staff, editions, now),
  };
}

const quotesIn = ({ interviews }: Edition['content']): number =>
  interviews.reduce((sum, each) => sum + ('quotes' in each ? each.quotes : each.points).length, 0);

/** Figures and rows that have one of these people in their base. */
function answeredBy(questionnaire: Edition['content']['questionnaire'], group: Group): Part[] {
  return Object.entries(tally(questionnaire, group)).flatMap(([figure, shown]): Part[] =>
    'rows' in shown
      ? Object.entries(shown.rows).flatMap(([row, { answered }]) =>
          answered > 0 ? [{ figure, row }] : [],
        )
      : shown.answered > 0
        ? [{ figure, row: null }]
        : [],
  );
}

const without = (parts: readonly Withheld[], known: readonly Part[]) =>
  parts.filter(
    ({ figure, row }) => !known.some((each) => each.figure === figure && each.row === row),
  );

/** The one that would be published now, judged as it would be at publishing. */
async function nextEdition(
  db: Db,
  staff: Staff,
  editions: readonly Edition[],
  group: Awaited<ReturnType<typeof readCountingGroup>>,
): Promise<Since['next']> {
  const after = Object.fromEntries(
    group.people.map(({ id }) => [id, group.responses.get(id)?.id ?? null]),
  );
  const known = await Promise.all(
    editions.map(async ({ content: { counted, withheld } }) => {
      return { group: await readCountedGroup(db, staff, counted), withheld };
    }),
  );
  const questionnaire = await readQuestionnaire(db, staff);
  const looks = await readAllLooks(db, staff, questionnaire, null);
  const fresh = newAnswers(editions[0]?.content.counted ?? {}, after);
  return {
    newAnswers: fresh,
    missing: Math.max(0, FEWEST_NEW_ANSWERS - fresh),
    waits: withheldAtRelease(questionnaire, group, [...known, ...looks]),
  };
}
