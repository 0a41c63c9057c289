/** The tables of questions, and the reader of a checkout that is to be examined with them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { forums } from './forums/all.ts';
import type { Forum } from './forums/making.ts';
import { type Asked, type Reader, readingsOf, type Verdict, verdictOn } from './score.ts';

const TABLES = new URL('./table/', import.meta.url);

/** One question of a file, which says for all of them what forum they are put to. */
type Line = Omit<Asked, 'forum'> & { forum?: string };

export function questionsIn(file: string | URL): Asked[] {
  const { forum, questions }: { forum?: string; questions: Line[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return questions.map((line) => ({ ...line, forum: line.forum ?? forum ?? 'police' }));
}

export const allQuestions = (): Asked[] =>
  readdirSync(TABLES)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => questionsIn(new URL(name, TABLES)));

/** The reader in the checkout at `root`, for each forum. */
async function readersIn(
  root: string,
  all: ReadonlyMap<string, Forum>,
): Promise<Map<string, Reader>> {
  const load = (path: string) => import(pathToFileURL(join(root, path)).href);
  const { readWords }: typeof import('#iq/words.ts') = await load('src/iq/words.ts');
  const { buildIndex }: typeof import('#iq/index.ts') = await load('src/iq/index.ts');
  const { find }: typeof import('#iq/find.ts') = await load('src/iq/find.ts');
  return new Map(
    [...all].map(([name, { questionnaire, people }]): [string, Reader] => {
      const index = buildIndex(questionnaire, people);
      const refs: Reader['refs'] = (clauses) =>
        find(index, { clauses, lost: [] })
          .rows.map((row) => index.people.refOf(row))
          .sort();
      return [name, { index, readWords, refs }];
    }),
  );
}

export type Result = { question: Asked; verdict: Verdict };

export async function examine(questions: readonly Asked[], root: string): Promise<Result[]> {
  const all = await forums();
  const readers = await readersIn(root, all);
  return questions.map((question) => {
    const [forum, reader] = [all.get(question.forum), readers.get(question.forum)];
    if (!forum || !reader) throw new Error(`${question.asks}: no forum “${question.forum}”`);
    try {
      return { question, verdict: verdictOn(question, forum, reader) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { question, verdict: { right: false, dropped: [], complaints: [`failed: ${why}`] } };
    }
  });
}

/** What a person reads of a miss. */
export const told = ({ question, verdict }: Result): string =>
  [
    `✗ [${question.forum}] ${question.asks}`,
    `    means ${readingsOf(question).join('  or  ')}`,
    ...verdict.complaints.map((each) => `    ${each}`),
  ].join('\n');
