/** Makes the people of an invented forum: the same ones every time, some of whose answers are missing. */
import type { Profile } from '#iq/profile.ts';
import {
  type Answers,
  type Question,
  type Questionnaire,
  questionnaireSchema,
} from '#research/questionnaire.ts';

export type Forum = { questionnaire: Questionnaire; people: Profile[] };

/** What an invented forum is made of; `texts`: what people write, by question. */
export type Recipe = {
  seed: number;
  many: number;
  prefix: string;
  questionnaire: unknown;
  given: readonly string[];
  family: readonly string[];
  /** most frequent first */
  titles: readonly string[];
  /** organisation and its country */
  organisations: readonly (readonly [string, string])[];
  amounts: readonly number[];
  texts: Readonly<Record<string, readonly string[]>>;
};

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function forumOf(recipe: Recipe): Forum {
  const questionnaire = questionnaireSchema.parse(recipe.questionnaire);
  const random = dice(recipe.seed);
  const from = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  /** The first of a list come up more often than the last. */
  const skewed = <T>(list: readonly T[]): T => list[Math.floor(random() ** 1.6 * list.length)] as T;
  const several = (list: readonly string[], most: number): string[] => {
    const rest = [...list];
    const wanted = 1 + Math.floor(random() * most);
    return Array.from({ length: Math.min(wanted, list.length) }, () => {
      const chosen = skewed(rest);
      rest.splice(rest.indexOf(chosen), 1);
      return chosen;
    });
  };
  const answerTo = (question: Question): Answers[string] | undefined => {
    if (random() < 0.14) return undefined;
    if (question.type === 'single') return skewed(question.options);
    if (question.type === 'text')
      return random() < 0.3 ? undefined : from(recipe.texts[question.id] ?? []);
    if (question.type === 'matrix')
      return Object.fromEntries(
        question.rows.flatMap((row) => (random() < 0.1 ? [] : [[row, skewed(question.columns)]])),
      );
    const chosen = several(question.options, question.max ?? question.options.length);
    return question.type === 'rank'
      ? chosen
      : question.options.filter((option) => chosen.includes(option));
  };
  const people = Array.from({ length: recipe.many }, (_, i): Profile => {
    const title = skewed(recipe.titles);
    const [organisation, country] = from(recipe.organisations);
    const name = `${from(recipe.given)} ${from(recipe.family)}`;
    const answers = questionnaire.questions.flatMap((question) => {
      const answer = answerTo(question);
      return answer === undefined ? [] : [[question.id, answer] as const];
    });
    const ref = `${recipe.prefix}-${String(i + 1).padStart(3, '0')}`;
    return {
      id: ref,
      ref,
      name,
      title,
      organisation,
      country,
      seniority: bandOfTitle(questionnaire, title),
      budget: random() < 0.15 ? null : from(recipe.amounts),
      answers: Object.fromEntries(answers),
    };
  });
  return { questionnaire, people };
}

/** The first band with a beginning that fits; `*` fits all. */
export const bandOfTitle = ({ seniorityBands }: Questionnaire, title: string): string | null =>
  seniorityBands.find(({ titleStartsWith }) =>
    titleStartsWith.some((start) => start === '*' || title.startsWith(start)),
  )?.band ?? null;
