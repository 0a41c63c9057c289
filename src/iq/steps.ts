/** One step from a search to the next: what a tap on a chip or an option leads to. */
import {
  type Clause,
  type Condition,
  clauseField,
  type Lost,
  nameOf,
  type Search,
  writeSearch,
} from '#iq/query.ts';

/** Parameters of the same search without one of its clauses, or without a part that is lost. */
export const withoutClause = ({ clauses, lost }: Search, clause: Clause): URLSearchParams =>
  writeSearch({ clauses: clauses.filter((each) => each !== clause), lost });
export const withoutLost = ({ clauses, lost }: Search, part: Lost): URLSearchParams =>
  writeSearch({ clauses, lost: lost.filter((each) => each !== part) });

/** Switches one condition on or off within its field, as a tap on a filter does. */
export function toggled(search: Search, condition: Condition & { not?: never }): URLSearchParams {
  const same = (each: Condition) => nameOf(each) === nameOf(condition);
  const field = clauseField([condition]);
  const own = search.clauses.filter((clause) => isChoice(clause) && clauseField(clause) === field);
  const on = own.find((clause) => clause.some(same)) ?? own[0];
  if (!on) return writeSearch({ ...search, clauses: [...search.clauses, [condition]] });
  const next = on.some(same) ? on.filter((each) => !same(each)) : [...on, condition];
  const clauses = search.clauses.map((clause) => (clause === on ? next : clause));
  return writeSearch({ ...search, clauses });
}

const isChoice = (clause: Clause) => clause.every(({ not }) => !not);

/** Whether a condition is on, alone or as one choice of its field. */
export const isOn = ({ clauses }: Search, condition: Condition): boolean =>
  clauses.some(
    (clause) =>
      clauseField(clause) !== null && clause.some((each) => nameOf(each) === nameOf(condition)),
  );
