/** Conditions as they are read: “Seniority Heads of Department”, “Budget over £5m”. */
import { shortMoney } from '#base/money.ts';
import { type Field, titleOf } from '#iq/fields.ts';
import {
  bandRange,
  type Clause,
  type Condition,
  clauseField,
  formatRange,
  MONEY,
  type Range,
  WORDS,
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

function said(condition: Condition, forum: Forum): Omit<Chip, 'not'> {
  if (condition.kind === 'range')
    return { label: t.field.budget, value: nameOfRange(condition.range, forum.questionnaire) };
  if (condition.kind === 'words')
    return { label: labelOf(condition.in ?? WORDS, forum), value: condition.words };
  if (condition.kind === 'answered')
    return { label: labelOf(condition.field, forum), value: t.answered };
  if (condition.kind === 'option')
    return { label: labelOf(condition.field, forum), value: condition.option };
  const parts = condition.clauses.map((clause) => written(chipOf(clause, forum)));
  return { label: t.field.all, value: parts.join(` ${t.and} `) };
}

/** What a field, the budget or a question is called. */
function labelOf(key: string, { fields, questionnaire }: Forum): string {
  if (key === MONEY) return t.field.budget;
  if (key === WORDS) return t.field.words;
  const field = fields.find((each) => each.key === key);
  const question = questionnaire.questions.find(({ id }) => id === key);
  return field ? nameOfField(field) : question ? titleOf(question) : key;
}

const written = ({ label, value, not }: Chip) => `${label} ${not ? `${t.not} ` : ''}${value}`;

/** Values of one field stand together; a choice between several says each field's name. */
export function chipOf(clause: Clause, forum: Forum): Chip {
  const parts = clause.map(
    (condition): Chip => ({ ...said(condition, forum), not: condition.not === true }),
  );
  const [first] = parts;
  const together = clauseField(clause) !== null && parts.every(({ not }) => !not);
  if (!first || parts.length === 1) return first ?? { label: '', value: '', not: false };
  if (together && parts.every(({ label }) => label === first.label))
    return { ...first, value: parts.map(({ value }) => value).join(` ${t.or} `) };
  return { label: t.field.either, value: parts.map(written).join(` ${t.or} `), not: false };
}
