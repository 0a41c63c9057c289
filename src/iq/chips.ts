/** Conditions as they are read: “Seniority Heads of Department”, “Budget over £5m”. */
import { shortMoney } from '#base/money.ts';
import type { Field } from '#iq/fields.ts';
import {
  bandRange,
  type Clause,
  type Condition,
  clauseField,
  formatRange,
  type Range,
} from '#iq/query.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { told as t } from '#ui/texts/iq-told.ts';

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
      value: parts.map(({ value }) => value).join(` ${t.or} `),
      not: clause.every(({ not }) => not),
    };
  const written = parts.map(
    ({ label, value, not }) => `${label} ${not ? `${t.not} ` : ''}${value}`,
  );
  return { label: t.field.either, value: written.join(` ${t.or} `), not: false };
}
