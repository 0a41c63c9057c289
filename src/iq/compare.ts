/** Up to five people side by side: each question with what is the same and what differs. */
import { shortMoney } from '#base/money.ts';
import { type Field, titleOf, valuesOf } from '#iq/fields.ts';
import type { Profile } from '#iq/profile.ts';
import type { Question, Questionnaire } from '#research/questionnaire.ts';
import { toldPeople as t } from '#ui/texts/iq-people-told.ts';

export const MOST_COMPARED = 5;

/** `shared`: everyone compared says so too */
type Said = { text: string; shared: boolean; place: number | null };
export type Line = {
  label: string;
  /** all alike, two or more with something in common, nothing in common; null: fewer than two answered, or words */
  verdict: 'same' | 'some' | 'differ' | null;
  /** one for each person; empty: not answered */
  cells: Said[][];
};
export type Part = { title: string; lines: Line[] };

type Kind = { ordered: boolean; words: boolean };

function line(label: string, values: readonly string[][], { ordered, words }: Kind): Line {
  const answered = values.filter(({ length }) => length > 0);
  const compared = answered.length > 1;
  const inAll = (value: string) =>
    compared && answered.length === values.length && values.every((each) => each.includes(value));
  const [first = []] = answered;
  const key = (each: readonly string[]) => (ordered ? each : [...each].sort()).join('\n');
  const same =
    answered.length === values.length && answered.every((each) => key(each) === key(first));
  const said = answered.flatMap((each) => [...new Set(each)]);
  const common = new Set(said).size < said.length;
  return {
    label,
    verdict: words || !compared ? null : same ? 'same' : common ? 'some' : 'differ',
    cells: values.map((each) =>
      each.map((text, i) => ({
        text,
        shared: !words && inAll(text),
        place: ordered ? i + 1 : null,
      })),
    ),
  };
}

const plain: Kind = { ordered: false, words: false };

/** Everything that these people shared, question by question; nothing that nobody answered. */
export function comparison(
  profiles: readonly Profile[],
  questionnaire: Questionnaire,
  fields: readonly Field[],
): Part[] {
  const of = (label: string, value: (profile: Profile) => string | null) =>
    line(
      label,
      profiles.map((profile) => [value(profile) ?? ''].filter(Boolean)),
      plain,
    );
  const money = ({ budget }: Profile) =>
    budget === null ? null : shortMoney(budget, questionnaire.currency);
  const registered = {
    title: t.compare.money,
    lines: [
      of(t.compare.seniority, ({ seniority }) => seniority),
      of(t.compare.country, ({ country }) => country),
      of(t.compare.budget, money),
    ],
  };
  const asked = questionnaire.questions.map((question) => ({
    title: titleOf(question),
    lines: linesOf(question, profiles, fields),
  }));
  return [registered, ...asked].flatMap(({ title, lines }) => {
    const said = lines.filter(({ cells }) => cells.some(({ length }) => length > 0));
    return said.length > 0 ? [{ title, lines: said }] : [];
  });
}

function linesOf(question: Question, profiles: readonly Profile[], fields: readonly Field[]) {
  if (question.type === 'text')
    return [
      line(
        '',
        profiles.map(({ answers }) => {
          const answer = answers[question.id];
          return typeof answer === 'string' && answer.trim() !== '' ? [answer] : [];
        }),
        { ordered: false, words: true },
      ),
    ];
  return fields
    .filter(({ source }) => 'question' in source && source.question === question.id)
    .filter(({ source }) => source.of !== 'ranking' || source.whole)
    .map((field) =>
      line(
        field.source.of === 'row' ? field.source.row : '',
        profiles.map((profile) => valuesOf(profile, field)),
        { ordered: question.type === 'rank', words: false },
      ),
    );
}
