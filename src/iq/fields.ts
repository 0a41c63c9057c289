/** What can be asked of a forum: its registration, and every closed question of its questionnaire. */
import type { Profile } from '#iq/profile.ts';
import { RESERVED } from '#iq/query.ts';
import type { Question, Questionnaire } from '#research/questionnaire.ts';

type Registered = 'seniority' | 'country' | 'organisation' | 'consent';

/** Where a field's values come from. `depth`: among the first so many of a ranking; `whole`: at any place. */
export type Source =
  | { of: 'registration'; column: Registered }
  | { of: 'choice'; question: string }
  | { of: 'row'; question: string; row: string }
  | { of: 'ranking'; question: string; depth: number; whole: boolean };

/** One thing to filter by: a person has no, one or several of its options. */
export type Field = {
  /** its name in the URL, unique in the forum */
  key: string;
  /** the question's title, as in the report; empty for a registration field */
  label: string;
  source: Source;
  options: string[];
};

/** A question's short title: its section in the report, or else its text. */
export const titleOf = (question: Question) => question.section ?? question.text;

function questionFields(question: Question): Field[] {
  const label = titleOf(question);
  const { id } = question;
  if (question.type === 'text') return [];
  if (question.type === 'matrix')
    return question.rows.map((row) => ({
      key: `${id}.${row}`,
      label,
      source: { of: 'row', question: id, row },
      options: question.columns,
    }));
  const { options } = question;
  if (question.type !== 'rank')
    return [{ key: id, label, source: { of: 'choice', question: id }, options }];
  const most = question.max ?? options.length;
  return depthsOf(most).map((depth) => ({
    key: depth === most ? id : depth === 1 ? `${id}.first` : `${id}.top${depth}`,
    label,
    source: { of: 'ranking', question: id, depth, whole: depth === most },
    options,
  }));
}

/** Ranked at all, ranked first, and among the first two, three … in between. */
const depthsOf = (most: number) => [
  most,
  ...Array.from({ length: Math.max(0, most - 1) }, (_, i) => i + 1),
];

/** Values in use of what people bring: the most frequent first. */
export type InUse = { country: readonly string[]; organisation: readonly string[] };

/**
 * The fields of a forum in the order of its screens. Keys that would clash with each other or with
 * a reserved parameter get a prefix, always the same one for the same questionnaire.
 *
 * @param staff with who shares the profile: for clients there is nobody else
 */
export function fieldsOf(
  questionnaire: Questionnaire,
  { country, organisation }: InUse,
  staff = false,
): Field[] {
  const registration = (column: Registered, options: readonly string[]): Field => ({
    key: column,
    label: '',
    source: { of: 'registration', column },
    options: [...options],
  });
  const taken = new Set<string>([...RESERVED, 'consent']);
  const unique = (key: string): string =>
    taken.has(key) || /^[-/]|^$|^words\./.test(key) ? unique(`answer.${key}`) : key;
  const bands = questionnaire.seniorityBands.map(({ band }) => band);
  const registered = [
    registration('seniority', [...new Set(bands)]),
    registration('country', country),
    registration('organisation', organisation),
  ];
  for (const { key } of registered) taken.add(key);
  const asked = questionnaire.questions.flatMap(questionFields).map((field) => {
    const key = unique(field.key);
    taken.add(key);
    return { ...field, key };
  });
  const shared = staff ? [registration('consent', ['named', 'aggregate'])] : [];
  return [...registered, ...shared, ...asked].filter(({ options }) => options.length > 0);
}

/** What a person has of a field: none, one or several options. */
export function valuesOf(profile: Profile, { source, options }: Field): string[] {
  if (source.of === 'registration') return [profile[source.column] ?? ''].filter(Boolean);
  const answer = profile.answers[source.question];
  if (answer === undefined) return [];
  if (source.of === 'row')
    return typeof answer === 'object' && !Array.isArray(answer)
      ? options.filter((option) => option === answer[source.row])
      : [];
  const chosen = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : [];
  return source.of === 'ranking' ? chosen.slice(0, source.depth) : chosen;
}
