/** A forum of a full report, always the same: the demo's people, and answers drawn from a seed. */
import type { Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import type { Organiser } from '#forum/people.ts';
import { operator, organiserFor } from '#forum/session.server.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import type { Finding } from '#research/finding.ts';
import { readFolder } from '#research/import/open.server.ts';
import { importIn } from '#research/import.server.ts';
import {
  type Answers,
  isClosed,
  type Question,
  type Questionnaire,
} from '#research/questionnaire.ts';

const FOLDER = new URL('../demo/police-forum-2024', import.meta.url).pathname;
const KEY = 'police-forum-2024';
const QUESTIONS = 18;

/** Numbers from 0 up to 1, the same row for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fills an empty house: 120 delegates, a questionnaire of 18 closed questions, all answered. */
export async function makeLargeForum(db: Kysely<Schema>, random: () => number): Promise<Organiser> {
  const bundle = await readFolder(FOLDER);
  if ('refused' in bundle) throw new Error(`No demo forum in ${FOLDER}`);
  const tx = db.transaction();
  await tx.execute((inside) => importIn(inside, operator(), bundle, new Date()));
  const organiser = await organiserFor(db, operator(), KEY);
  if (!organiser) throw new Error('The demo forum was not imported');
  const small = await readQuestionnaire(db, organiser);
  const questionnaire = { ...small, questions: Array.from({ length: QUESTIONS }, questionAt) };
  const findings = findingsOf(questionnaire);
  await db
    .updateTable('forum')
    .set({ questionnaire: JSON.stringify(questionnaire), findings: JSON.stringify(findings) })
    .where('id', '=', organiser.forumId)
    .execute();
  const responses = await db.selectFrom('response').select('id').execute();
  for (const { id } of responses) {
    const answers = JSON.stringify(answersTo(questionnaire, random));
    await db.updateTable('response').set({ answers }).where('id', '=', id).execute();
  }
  return organiser;
}

/** One of the delegates answers everything anew, now. */
export async function answerAgain(
  db: Kysely<Schema>,
  organiser: Organiser,
  random: () => number,
): Promise<void> {
  const people = await db
    .selectFrom('delegate')
    .select('person_id')
    .where('forum_id', '=', organiser.forumId)
    .where('status', '=', 'confirmed')
    .orderBy('person_id')
    .execute();
  const who = people[Math.floor(random() * people.length)];
  if (!who) throw new Error('Nobody is confirmed');
  const answers = answersTo(await readQuestionnaire(db, organiser), random);
  await db
    .insertInto('response')
    .values({
      ...{ forum_id: organiser.forumId, id: newId(), delegate_id: who.person_id },
      ...{ submitted_at: new Date(), source: 'survey', answers: JSON.stringify(answers) },
      budget: Math.round(1_000_000 + random() * 9_000_000),
    })
    .execute();
}

const TYPES = ['single', 'multi', 'matrix', 'single', 'rank', 'single'] as const;
const names = (word: string, many: number) =>
  Array.from({ length: many }, (_, at) => `${word} ${String.fromCharCode(65 + at)} of the service`);

function questionAt(_: unknown, at: number): Question {
  const type = TYPES[at % TYPES.length] ?? 'single';
  const asked = {
    id: `q${at}`,
    text: `What of area ${at + 1} matters most?`,
    section: `Area ${at + 1}`,
  };
  if (type === 'matrix')
    return { ...asked, type, rows: names('Row', 4), columns: ['Increase', 'Same', 'Decrease'] };
  if (type === 'single') return { ...asked, type, options: names('Option', 6) };
  return { ...asked, type, max: 3, options: names('Option', 7) };
}

function findingsOf({ questions }: Questionnaire): Finding[] {
  const words = 'Leaders of the group say what they need and why it comes before other areas. ';
  const paragraphs = [words.repeat(2)];
  const main = ['One', 'Two', 'Three', 'Four'].map((theme) => ({
    ...{ section: 'Main findings', theme, paragraphs },
  }));
  const some = questions.filter((_, at) => at % 6 === 0);
  return [...main, ...some.map(({ section = '' }) => ({ section, theme: null, paragraphs }))];
}

function answersTo({ questions }: Questionnaire, random: () => number): Answers {
  const one = (list: readonly string[]) =>
    list[Math.floor(random() ** 1.6 * list.length)] ?? list[0] ?? '';
  const several = (list: readonly string[]) => [...new Set([one(list), one(list), one(list)])];
  const answer = (question: Question): Answers[string] => {
    if (question.type === 'text') return '';
    if (question.type === 'matrix')
      return Object.fromEntries(question.rows.map((row) => [row, one(question.columns)]));
    return question.type === 'single' ? one(question.options) : several(question.options);
  };
  return Object.fromEntries(questions.filter(isClosed).map((each) => [each.id, answer(each)]));
}
