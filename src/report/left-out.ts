/** Who of the confirmed is not in a figure's base, and why: for staff, since it tells of few people. */
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { type Counted, type Group, tally } from '#research/tally.ts';

/** silent: sent no answers · blank: sent some, not this one · unlisted: chose nothing that is an option */
export type LeftOutRow = { row: string | null; silent: number; blank: number; unlisted: number };
export type LeftOut = {
  /** invited people who are not in the group; null where it is not known how many they were then */
  outside: { invited: number; declined: number; cancelled: number } | null;
  /** one for a figure, or one for each row of a matrix */
  rows: LeftOutRow[];
};

/** @param key a figure of the questionnaire, as the API calls it */
export function leftOutRows(all: Questionnaire, group: Group, key: string): LeftOutRow[] {
  const question = all.questions.filter(isClosed).find(({ id }) => id === key);
  const questionnaire = { ...all, questions: question ? [question] : [] };
  const rows = question?.type === 'matrix' ? question.rows : [null];
  const counts = (person: Counted, row: string | null): boolean => {
    const figure = tally(questionnaire, { ...group, people: [person] })[key];
    if (!figure) return false;
    const part = 'rows' in figure ? figure.rows[row ?? ''] : figure;
    return (part?.answered ?? 0) > 0;
  };
  return rows.map((row) => {
    const why = group.people
      .filter((person) => !counts(person, row))
      .map(({ id }) => reason(group.responses.get(id), key, row));
    const of = (wanted: Why) => why.filter((each) => each === wanted).length;
    return { row, silent: of('silent'), blank: of('blank'), unlisted: of('unlisted') };
  });
}

type Why = 'silent' | 'blank' | 'unlisted';
type Response = Group['responses'] extends ReadonlyMap<string, infer One> ? One : never;

function reason(response: Response | undefined, key: string, row: string | null): Why {
  if (!response) return 'silent';
  const answer = response.answers[key];
  const said =
    row !== null && typeof answer === 'object' && !Array.isArray(answer) ? answer[row] : answer;
  return said === undefined || said.length === 0 ? 'blank' : 'unlisted';
}
