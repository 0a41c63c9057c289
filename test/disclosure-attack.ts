/**
 * Somebody who holds everything that was published and knows what the named said, and works out
 * what the hidden said, by whole-number programs solved by HiGHS. It shares no code with what
 * decides on publishing: that is the point.
 */
import loadHighs from 'highs';
import type { EditionCrosstab } from '#report/crosstabs.ts';
import type { Distribution } from '#research/figure.ts';

const highs = await loadHighs();

/** What a person said of one variable; null: not in its base. A set, since some may give several. */
export type Answer = readonly string[] | null;
export type Person = { hidden: boolean; said: readonly Answer[] };
export type Asked = {
  key: string;
  options: readonly string[];
  kind: 'single' | 'several';
  /** leaving an option out is an answer too */
  all: boolean;
  /** everybody is in the base; in no option, perhaps */
  always: boolean;
};
/** `figures` by key of the variable, absent where it waits; `crosstabs` by the places of their variables */
export type Published = {
  figures: Readonly<Record<string, Distribution | undefined>>;
  crosstabs: readonly PublishedCrosstab[];
};
/** `counts`: where a careless publisher prints them and exact bases, null for a cell that is off */
type PublishedCrosstab = {
  rows: number;
  columns: number;
  printed: EditionCrosstab['printed'];
  counts?: readonly (readonly (number | null)[])[];
};

type Sum = ReadonlyMap<number, number>;
type Row = { sum: Sum; least: number; most: number };

/** Unknown: how many hidden people there are of each type. */
export class Program {
  rows: Row[] = [];
  readonly size: number;
  constructor(size: number) {
    this.size = size;
  }
  add(sum: Sum, least: number, most: number) {
    if (sum.size > 0) this.rows.push({ sum, least, most });
    else if (least > 1e-9 || most < -1e-9) this.rows.push({ sum: new Map([[0, 0]]), least, most });
  }
  /**
   * Whether a sum has one value only over all whole numbers that fit.
   *
   * @param truth the value that it has, which fits
   */
  tells(sum: Sum, truth: number): boolean {
    return this.ends('Maximize', sum) === truth && this.ends('Minimize', sum) === truth;
  }
  ends(sense: 'Minimize' | 'Maximize', sum: Sum): number {
    const end = this.solve(sense, sum);
    if (end === null) throw new Error('nothing fits what is published');
    return end;
  }
  private solve(sense: string, sum: Sum): number | null {
    if (sum.size === 0) return 0;
    const lines = this.rows.flatMap(({ sum: terms, least, most }, at) =>
      least === most
        ? [`e${at}: ${spelled(terms)} = ${least}`]
        : [
            ...(least > 0 ? [`l${at}: ${spelled(terms)} >= ${least}`] : []),
            ...(most < Infinity ? [`u${at}: ${spelled(terms)} <= ${most}`] : []),
          ],
    );
    const names = Array.from({ length: this.size }, (_, at) => `x${at}`).join(' ');
    const text = `${sense}\n obj: ${spelled(sum)}\nSubject To\n ${lines.join('\n ')}\nGeneral\n ${names}\nEnd`;
    const found = highs.solve(text, { output_flag: false });
    if (found.Status === 'Optimal') return Math.round(found.ObjectiveValue);
    if (found.Status === 'Unbounded' || found.Status === 'Primal infeasible or unbounded')
      return sense === 'Maximize' ? Infinity : null;
    return null;
  }
}
const spelled = (sum: Sum) =>
  [...sum].map(([at, by]) => `${by < 0 ? '-' : '+'} ${Math.abs(by)} x${at}`).join(' ');

/** Every combination of what a person can have said. */
export function typesOf(asked: readonly Asked[]): Answer[][] {
  const answers = ({ options, kind, always }: Asked): Answer[] => {
    const sets =
      kind === 'single'
        ? options.map((option) => [option])
        : Array.from({ length: 2 ** options.length - 1 }, (_, mask) =>
            options.filter((_option, at) => (mask + 1) & (1 << at)),
          );
    return [always ? [] : null, ...sets];
  };
  return asked.reduce<Answer[][]>(
    (types, each) => types.flatMap((type) => answers(each).map((answer) => [...type, answer])),
    [[]],
  );
}

export const sumOver = (
  types: readonly (readonly Answer[])[],
  fits: (type: readonly Answer[]) => boolean,
): Sum => new Map(types.flatMap((type, at) => (fits(type) ? [[at, 1] as const] : [])));
const plus = (a: Sum, by: number, b: Sum): Sum => {
  const sum = new Map(a);
  for (const [at, each] of b) sum.set(at, (sum.get(at) ?? 0) + by * each);
  return new Map([...sum].filter(([, each]) => Math.abs(each) > 1e-12));
};

/** Writes down what is published as conditions on the hidden. */
export function conditions(
  program: Program,
  types: readonly (readonly Answer[])[],
  asked: readonly Asked[],
  published: Published,
  named: readonly Person[],
  hiddenPeople: number,
): void {
  const all = sumOver(types, () => true);
  program.add(all, hiddenPeople, hiddenPeople);
  const known = (fits: (said: readonly Answer[]) => boolean) =>
    named.filter(({ said }) => fits(said)).length;
  const exact = (fits: (said: readonly Answer[]) => boolean, count: number) =>
    program.add(sumOver(types, fits), count - known(fits), count - known(fits));
  for (const [at, { key }] of asked.entries()) {
    const figure = published.figures[key];
    if (!figure) continue;
    exact((said) => said[at] !== null, figure.answered);
    for (const [option, { count }] of Object.entries(figure.options))
      exact((said) => said[at]?.includes(option) ?? false, count);
  }
  for (const { rows, columns, printed, counts } of published.crosstabs) {
    const both = (said: readonly Answer[]) => said[rows] !== null && said[columns] !== null;
    const slack = counts ? 0 : 2;
    const near = (fits: (said: readonly Answer[]) => boolean, base: number) =>
      program.add(
        sumOver(types, fits),
        Math.max(0, base - slack - known(fits)),
        base + slack - known(fits),
      );
    near(both, printed.base);
    for (const [i, row] of printed.rows.entries()) {
      const inRow = (said: readonly Answer[]) => both(said) && (said[rows]?.includes(row) ?? false);
      near(inRow, printed.rowBases[i] ?? 0);
      for (const [j, column] of printed.columns.entries()) {
        const share = printed.shares[i]?.[j] ?? null;
        if (share === null) continue;
        const inCell = (said: readonly Answer[]) =>
          inRow(said) && (said[columns]?.includes(column) ?? false);
        const count = counts?.[i]?.[j];
        if (count !== undefined && count !== null) {
          exact(inCell, count);
          continue;
        }
        const cell = sumOver(types, inCell);
        const [mine, line] = [known(inCell), known(inRow)];
        program.add(cell, 3 - mine, Infinity);
        // (share - 2.5)% ≤ (mine + cell) / (line + row) < (share + 2.5)%
        const low = (share - 2.5) / 100;
        const high = (share + 2.5) / 100;
        const along = sumOver(types, inRow);
        program.add(plus(cell, -low, along), low * line - mine, Infinity);
        program.add(plus(along, -1 / high, cell), mine / high - line + 1e-6, Infinity);
      }
    }
  }
}

/** Everything that is determined of hidden people, as sentences. */
export function determined(
  asked: readonly Asked[],
  published: Published,
  people: readonly Person[],
): string[] {
  const hidden = people.filter((person) => person.hidden);
  if (hidden.length === 0) return [];
  const types = typesOf(asked);
  const program = new Program(types.length);
  const named = people.filter((person) => !person.hidden);
  conditions(program, types, asked, published, named, hidden.length);

  type Fits = (said: readonly Answer[]) => boolean;
  const truth = (fits: Fits) => hidden.filter(({ said }) => fits(said)).length;
  const isTold = (fits: Fits) => program.tells(sumOver(types, fits), truth(fits));
  const isFew = (fits: Fits) => truth(fits) > 0 && truth(fits) < 10 && isTold(fits);
  const isNobody = (fits: Fits) => truth(fits) === 0 && isTold(fits);
  const chose =
    (at: number, option: string): Fits =>
    (said) =>
      said[at]?.includes(option) ?? false;
  const found: string[] = [];

  for (const [at, { key, options, all }] of asked.entries()) {
    if (!published.figures[key]) continue;
    const base: Fits = (said) => said[at] !== null;
    if (isFew(base)) found.push(`${key}: few hidden people`);
    if (truth(base) === 0) continue;
    for (const option of options) {
      const mine = chose(at, option);
      if (isNobody((said) => base(said) && !mine(said))) found.push(`${key}: all said ${option}`);
      if (all && isNobody(mine)) found.push(`${key}: nobody said ${option}`);
    }
  }
  for (const { rows, columns, printed } of published.crosstabs) {
    const name = `${asked[rows]?.key} by ${asked[columns]?.key}`;
    const both: Fits = (said) => said[rows] !== null && said[columns] !== null;
    const along = printed.columns.map((column) => chose(columns, column));
    for (const [i, row] of printed.rows.entries()) {
      const inRow: Fits = (said) => both(said) && chose(rows, row)(said);
      if (isFew(inRow)) found.push(`${name}: few hidden in ${row}`);
      for (const [j, column] of printed.columns.entries()) {
        const inColumn: Fits = (said) => both(said) && (along[j]?.(said) ?? false);
        const inCell: Fits = (said) => inRow(said) && inColumn(said);
        const place = `${name}: ${row}, ${column}`;
        const [down, across] = [truth(inRow), truth(inColumn)];
        if (i === 0 && isFew(inColumn)) found.push(`${name}: few hidden in ${column}`);
        if (down > 0 && across > 0 && printed.shares[i]?.[j] === null && isTold(inCell))
          found.push(`${place}: off, and told`);
        if (down > 0 && isNobody((said) => inRow(said) && !inColumn(said)))
          found.push(`${place}: all of the row`);
        if (across > 0 && isNobody((said) => inColumn(said) && !inRow(said)))
          found.push(`${place}: all of the column`);
        if (asked[columns]?.all && down > 0 && isNobody(inCell))
          found.push(`${place}: nobody of the row`);
        if (asked[rows]?.all && across > 0 && isNobody(inCell))
          found.push(`${place}: nobody of the column`);
      }
    }
    for (const [one, other] of [
      [rows, columns],
      [columns, rows],
    ] as const) {
      const only: Fits = (said) => said[one] !== null && said[other] === null;
      if (!isFew(only)) continue;
      for (const option of asked[one]?.options ?? [])
        if (isFew((said) => only(said) && chose(one, option)(said)))
          found.push(`${name}: who answered ${asked[one]?.key} alone, ${option}`);
    }
  }
  return found;
}
