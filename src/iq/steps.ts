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

/** Parameters of the same search with other clauses in the place of one; none: without it. */
export const withClause = (
  { clauses, lost }: Search,
  clause: Clause,
  others: readonly Clause[],
): URLSearchParams =>
  writeSearch({ clauses: clauses.flatMap((each) => (each === clause ? others : [each])), lost });

const turn = ({ not, ...condition }: Condition): Condition =>
  not ? condition : { ...condition, not: true };

/** The opposite of a clause: not (a or b) is not a and not b. */
export const turned = (clause: Clause): Clause[] => clause.map((condition) => [turn(condition)]);

/** Sets “not” on a condition, or takes it off; whatever asked for it before goes. */
export function refused(search: Search, condition: Condition & { not?: never }): URLSearchParams {
  const not: Condition = { ...condition, not: true };
  if (isOn(search, not))
    return writeSearch({
      ...search,
      clauses: search.clauses.filter((clause) => !isOnly(clause, not)),
    });
  const clauses = search.clauses
    .map((clause) =>
      isChoice(clause) && clauseField(clause) !== null
        ? clause.filter((each) => nameOf(each) !== nameOf(condition))
        : clause,
    )
    .filter(({ length }) => length > 0);
  return writeSearch({ ...search, clauses: [...clauses, [not]] });
}

const isOnly = (clause: Clause, condition: Condition) =>
  clause.length === 1 && clause.every((each) => nameOf(each) === nameOf(condition));

const speaksOf = (clause: Clause, fields: readonly string[]) =>
  fields.includes(clauseField(clause) ?? '') ||
  clause.every((each) => each.kind === 'answered' && fields.includes(each.field));

/** The same search without anything that is asked of these fields alone. */
export const withoutFields = ({ clauses, lost }: Search, fields: readonly string[]): Search => ({
  clauses: clauses.filter((clause) => !speaksOf(clause, fields)),
  lost,
});

/** The same search with the options of one field asked of another, as of another depth of a ranking. */
export const movedTo = ({ clauses, lost }: Search, from: string, to: string): Search => ({
  clauses: clauses.map((clause) =>
    clause.map((each) =>
      each.kind === 'option' && each.field === from ? { ...each, field: to } : each,
    ),
  ),
  lost,
});

const isChoice = (clause: Clause) => clause.every(({ not }) => !not);

/** Whether a condition is on, alone or as one choice of its field. */
export const isOn = ({ clauses }: Search, condition: Condition): boolean =>
  clauses.some(
    (clause) =>
      clauseField(clause) !== null && clause.some((each) => nameOf(each) === nameOf(condition)),
  );
