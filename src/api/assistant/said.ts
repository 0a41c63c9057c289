/**
 * Answers in a few words, for assistants that read no data. What people wrote stands in JSON's
 * quotation marks, so that it can't pass for anything else.
 */
import type { readFields, readShared } from '#api/iq.server.ts';
import { entriesOf } from '#base/ordered.ts';
import type { Crossed } from '#iq/crossing.ts';
import type { Printed } from '#iq/printed.ts';
import { iqApi } from '#ui/texts/iq-api.ts';

const t = iqApi.said;
const quoted = (text: unknown) => JSON.stringify(text);

type Chip = { label: string; value: string; not: boolean };
const chip = ({ label, value, not }: Chip) => `${label} ${not ? `${t.not} ` : ''}${quoted(value)}`;
const chips = (list: readonly Chip[]) => list.map(chip).join('; ');

type Person = Printed['delegates'][number];
const person = ({ ref, name, title, organisation, country, fit }: Omit<Person, 'answers'>) =>
  [
    `${quoted(ref)}: ${[name, title, organisation, country].map(quoted).join(', ')}`,
    ...(fit
      ? [
          t.fit(
            Math.round(fit.score * 100),
            fit.reasons.map(({ says }) => quoted(says)),
          ),
        ]
      : []),
  ].join(', ');

type Asked = Pick<Printed, 'understood' | 'notUnderstood' | 'total'>;
const heard = ({ understood, notUnderstood, total }: Asked) => [
  t.total(total),
  understood.length > 0 ? t.understood(chips(understood)) : t.everybody,
  ...(notUnderstood.length > 0 ? [t.notUnderstood(notUnderstood.map(quoted).join(', '))] : []),
];

export function sayCrosstab(answer: Asked & { crosstab: Crossed }): string {
  const { row, column, answered, rows } = answer.crosstab;
  return [
    ...heard(answer),
    t.crossed(quoted(row), quoted(column), answered),
    ...entriesOf(rows).map(([label, { answered, options }]) => {
      const cells = entriesOf(options).map(([name, { count }]) => `${quoted(name)} ${count}`);
      return `- ${quoted(label)} (${answered}): ${cells.join(', ')}`;
    }),
  ].join('\n');
}

export function sayFound(answer: Printed): string {
  const { alternatives, total, money, delegates, nextCursor } = answer;
  return [
    ...heard(answer),
    ...(alternatives.length > 0 ? [t.alternatives(chips(alternatives))] : []),
    ...(money ? [t.money(money)] : []),
    ...(total > 0 ? [t.page(delegates.length, nextCursor !== null)] : []),
    ...delegates.flatMap((each) => [
      `- ${person(each)}`,
      ...('answers' in each ? [`  ${quoted(each.answers)}`] : []),
    ]),
    ...(nextCursor === null ? [] : [`cursor: ${nextCursor}`]),
  ].join('\n');
}

export function sayPerson(shared: NonNullable<Awaited<ReturnType<typeof readShared>>>): string {
  const { seniority, budget, answers } = shared;
  return [
    person(shared),
    `seniority: ${quoted(seniority)}`,
    `budget: ${quoted(budget)}`,
    ...Object.entries(answers).map(([question, answer]) => `${question}: ${quoted(answer)}`),
  ].join('\n');
}

export function sayFields({ delegates, fields }: Awaited<ReturnType<typeof readFields>>): string {
  return [
    t.fields(delegates),
    ...fields.map(({ key, label, kind, options }) => {
      const values = options.map(({ value }) => quoted(value)).join(', ');
      return `- ${quoted(key)} (${kind}) ${quoted(label)}${values ? `: ${values}` : ''}`;
    }),
  ].join('\n');
}
