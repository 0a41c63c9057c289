/** The same, holding two editions: what their difference tells of those who answered in between. */
import {
  type Answer,
  type Asked,
  conditions,
  Program,
  type Published,
  typesOf,
} from './disclosure-attack.ts';

/** What two editions tell together of the hidden who answered in between. */
export type Late = {
  asked: readonly Asked[];
  before: Published;
  after: Published;
  /** of each person, in the same order: what they had said, and what they say now */
  people: readonly { hidden: boolean; before: readonly Answer[]; after: readonly Answer[] }[];
};

/**
 * What is determined of hidden people who had not answered in the earlier edition and have in the
 * later. The reader takes it that nobody changes or takes back an answer, which tells the most.
 */
export function determinedOfLate({ asked, before, after, people }: Late): string[] {
  const kinds = typesOf(asked);
  const waits = (answer: Answer | undefined) => answer === null;
  const paths = kinds.flatMap((old) =>
    kinds.flatMap((now) => {
      const fits = asked.every(
        (_, at) => waits(old[at]) || JSON.stringify(old[at]) === JSON.stringify(now[at]),
      );
      return fits ? [{ old, now }] : [];
    }),
  );
  const program = new Program(paths.length);
  const named = people.filter(({ hidden }) => !hidden);
  const hidden = people.filter((person) => person.hidden);
  const of = (which: 'old' | 'now') => paths.map((path) => path[which]);
  const said = (list: typeof named, which: 'before' | 'after') =>
    list.map((person) => ({ hidden: false, said: person[which] }));
  conditions(program, of('old'), asked, before, said(named, 'before'), hidden.length);
  conditions(program, of('now'), asked, after, said(named, 'after'), hidden.length);

  type Fits = (old: readonly Answer[], now: readonly Answer[]) => boolean;
  const truth = (fits: Fits) => hidden.filter((each) => fits(each.before, each.after)).length;
  const isTold = (fits: Fits) =>
    program.tells(
      new Map(paths.flatMap(({ old, now }, at) => (fits(old, now) ? [[at, 1] as const] : []))),
      truth(fits),
    );
  const found: string[] = [];
  for (const [at, { key, options }] of asked.entries()) {
    const late: Fits = (old, now) => waits(old[at]) && !waits(now[at]);
    const several = truth(late);
    if (several === 0 || !isTold(late)) continue;
    if (several < 10) found.push(`${key}: ${several} late`);
    for (const option of options)
      if (
        truth((old, now) => late(old, now) && !now[at]?.includes(option)) === 0 &&
        isTold((old, now) => late(old, now) && !now[at]?.includes(option))
      )
        found.push(`${key}: all who are late said ${option}`);
  }
  for (const [published, which] of [
    [before, 'old'],
    [after, 'now'],
  ] as const)
    for (const { rows, columns, printed } of published.crosstabs)
      for (const [i, row] of printed.rows.entries())
        for (const [j, column] of printed.columns.entries()) {
          if (printed.shares[i]?.[j] !== null) continue;
          const chose = (list: readonly Answer[], at: number, option: string) =>
            list[at]?.includes(option) ?? false;
          const cell: Fits = (old, now) => {
            const answers = which === 'old' ? old : now;
            return chose(answers, rows, row) && chose(answers, columns, column);
          };
          if (truth(cell) > 0 && isTold(cell)) found.push(`${row}, ${column}: off, and told`);
        }
  for (const { rows, columns, printed } of after.crosstabs) {
    const both = (answers: readonly Answer[]) => !waits(answers[rows]) && !waits(answers[columns]);
    for (const row of printed.rows) {
      const late: Fits = (old, now) =>
        both(now) && !both(old) && (now[rows]?.includes(row) ?? false);
      for (const column of printed.columns) {
        const here: Fits = (old, now) =>
          late(old, now) && (now[columns]?.includes(column) ?? false);
        const mine = truth(here);
        if (mine > 0 && mine < 10 && truth(late) < 10 && isTold(here))
          found.push(`${asked[rows]?.key} ${row}, ${asked[columns]?.key} ${column}: ${mine} late`);
      }
    }
  }
  return found;
}
