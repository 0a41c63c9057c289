/** Conditions as they are read: “Seniority Heads of Department”, “Budget over £5m”. */
import { shortMoney } from '#base/money.ts';
import type { Field } from '#iq/fields.ts';
import {
  type Clause,
  type Condition,
  clauseField,
  formatRange,
  type Lost,
  type Range,
  type Search,
  writeSearch,
} from '#iq/query.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { iq as t } from '#ui/texts/iq.ts';

/** A clause as a chip: what it asks about, and what must hold of it. */
export type Chip = { label: string; value: string; not: boolean };
type Forum = { fields: readonly Field[]; questionnaire: Questionnaire };

/** What a field is called where it stands alone. */
export function nameOfField({ source, label }: Field): string {
  if (source.of === 'registration') return t.field[source.column];
  if (source.of === 'row') return t.field.row(source.row, label);
  if (source.of === 'choice' || source.whole) return label;
  return source.depth === 1 ? t.field.first(label) : t.field.top(label, source.depth);
}

/** “over £5m”; a band of the questionnaire by its label. */
export function nameOfRange(range: Range, { currency, budgetBands }: Questionnaire): string {
  const written = formatRange(range);
  const band = budgetBands.find(
    (_, place) => formatRange(bandRange(budgetBands, place)) === written,
  );
  if (band) return band.label;
  const money = (amount: number | null) => shortMoney(amount ?? 0, currency);
  const [min, max] = [money(range.min), money(range.max)];
  if (range.max === null) return range.over ? t.range.over(min) : t.range.atLeast(min);
  if (range.min === null) return range.under ? t.range.under(max) : t.range.upTo(max);
  return range.under ? t.range.below(min, max) : t.range.between(min, max);
}

/** A band covers min ≤ amount < the next band's min; the first has no lower limit, the last no upper. */
export function bandRange(bands: readonly { min: number }[], place: number): Range {
  const max = bands[place + 1]?.min ?? null;
  return {
    min: place === 0 ? null : (bands[place]?.min ?? null),
    over: false,
    max,
    under: max !== null,
  };
}

function said(condition: Condition, { fields, questionnaire }: Forum): Omit<Chip, 'not'> {
  if (condition.kind === 'words') return { label: t.field.words, value: condition.words };
  if (condition.kind === 'money')
    return { label: t.field.budget, value: nameOfRange(condition.range, questionnaire) };
  const field = fields.find(({ key }) => key === condition.field);
  return { label: field ? nameOfField(field) : condition.field, value: condition.option };
}

export function chipOf(clause: Clause, forum: Forum): Chip {
  const parts = clause.map((condition) => ({ ...said(condition, forum), not: condition.not }));
  const [first] = parts;
  if (!first || clauseField(clause) !== null)
    return {
      label: first?.label ?? '',
      value: parts.map(({ value }) => value).join(` ${t.ask.or} `),
      not: clause.every(({ not }) => not),
    };
  const written = parts.map(
    ({ label, value, not }) => `${label} ${not ? `${t.ask.not} ` : ''}${value}`,
  );
  return { label: t.field.either, value: written.join(` ${t.ask.or} `), not: false };
}

/** Parameters of the same search without one of its clauses, or without a part that is lost. */
export const withoutClause = ({ clauses, lost }: Search, clause: Clause): URLSearchParams =>
  writeSearch({ clauses: clauses.filter((each) => each !== clause), lost });
export const withoutLost = ({ clauses, lost }: Search, part: Lost): URLSearchParams =>
  writeSearch({ clauses, lost: lost.filter((each) => each !== part) });

/** Switches one condition on or off within its field, as a tap on a filter does. */
export function toggled(search: Search, condition: Condition & { not?: never }): URLSearchParams {
  const same = (a: Condition) => JSON.stringify(a) === JSON.stringify(condition);
  const field = clauseField([condition]);
  const on = search.clauses.find((clause) => isChoice(clause) && clauseField(clause) === field);
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
      clauseField(clause) !== null &&
      clause.some((each) => JSON.stringify(each) === JSON.stringify(condition)),
  );
