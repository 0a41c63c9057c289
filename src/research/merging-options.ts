/**
 * Options printed as one. A merge is applied to the questionnaire and to the answers, so that all
 * that counts them (tally, crosstab, disclosure) needs to know nothing of it.
 */
import type { Variable } from '#research/figure.ts';
import type { Answers, Question, Questionnaire } from '#research/questionnaire.ts';
import { bandOf, type Group } from '#research/tally.ts';

/** `options` of a figure (columns, for a matrix), as the questionnaire has them, printed as `into` */
export type OptionMerge = { figure: string; into: string; options: string[] };

type Forum = { questionnaire: Questionnaire; group: Group };

/** The forum as it would be had the merged options been one from the start. */
export function withMerges(forum: Forum, merges: readonly OptionMerge[]): Forum {
  return merges.reduce(withMerge, forum);
}

function withMerge({ questionnaire, group }: Forum, merge: OptionMerge): Forum {
  const { figure, into, options } = merge;
  if (figure === 'seniority') {
    const bands = questionnaire.seniorityBands;
    const titleStartsWith = bands
      .filter(({ band }) => options.includes(band))
      .flatMap((each) => each.titleStartsWith);
    const seniorityBands = replaced(
      bands,
      ({ band }) => options.includes(band),
      () => ({ band: into, titleStartsWith }),
    );
    return { questionnaire: { ...questionnaire, seniorityBands }, group };
  }
  if (figure === 'budgetBands') {
    const bands = questionnaire.budgetBands;
    const least = Math.min(
      ...bands.filter(({ label }) => options.includes(label)).map(({ min }) => min),
    );
    const budgetBands = replaced(
      bands,
      ({ label }) => options.includes(label),
      () => ({ label: into, min: least }),
    );
    return { questionnaire: { ...questionnaire, budgetBands }, group };
  }
  const questions = questionnaire.questions.map((question) =>
    question.id === figure ? renamed(question, merge) : question,
  );
  const people = [...group.responses].map(([id, response]) => {
    const answer = response.answers[figure];
    if (answer === undefined) return [id, response] as const;
    return [
      id,
      { ...response, answers: { ...response.answers, [figure]: said(answer, merge) } },
    ] as const;
  });
  return {
    questionnaire: { ...questionnaire, questions },
    group: { people: group.people, responses: new Map(people) },
  };
}

/** The first that is merged gives the place, the others go. */
function replaced<Item>(list: readonly Item[], isMerged: (item: Item) => boolean, by: () => Item) {
  const first = list.findIndex(isMerged);
  return list.flatMap((item, at) => (!isMerged(item) ? [item] : at === first ? [by()] : []));
}

function renamed(question: Question, { into, options }: OptionMerge): Question {
  const isMerged = (option: string) => options.includes(option);
  const list = (all: string[]) => replaced(all, isMerged, () => into);
  if (question.type === 'text') return question;
  return question.type === 'matrix'
    ? { ...question, columns: list(question.columns) }
    : { ...question, options: list(question.options) };
}

function said(answer: Answers[string], { into, options }: OptionMerge): Answers[string] {
  const one = (option: string) => (options.includes(option) ? into : option);
  if (typeof answer === 'string') return one(answer);
  if (Array.isArray(answer)) return [...new Set(answer.map(one))];
  return Object.fromEntries(Object.entries(answer).map(([row, column]) => [row, one(column)]));
}

/** What is printed as one once two lists of merges both hold: the finest that is coarser than each. */
export function joined(a: readonly OptionMerge[], b: readonly OptionMerge[]): OptionMerge[] {
  const groups: OptionMerge[] = [];
  for (const merge of [...a, ...b]) {
    const touching = groups.filter(
      ({ figure, options }) =>
        figure === merge.figure && options.some((option) => merge.options.includes(option)),
    );
    for (const each of touching) groups.splice(groups.indexOf(each), 1);
    const options = [...new Set([merge, ...touching].flatMap((each) => each.options))];
    groups.push({ figure: merge.figure, into: touching[0]?.into ?? merge.into, options });
  }
  return groups;
}

/** Whether options of a variable have an order, so that only neighbours are ever merged. */
export function orderOf({ questions }: Questionnaire, { figure }: Pick<Variable, 'figure'>) {
  const question = questions.find(({ id }) => id === figure);
  return !question || question.type === 'matrix' ? 'ordered' : 'any';
}

/** The options of a variable in the order in which they are neighbours: bands by money, others as asked. */
export function inOrder(questionnaire: Questionnaire, figure: string, options: readonly string[]) {
  if (figure !== 'budgetBands') return [...options];
  const rising = questionnaire.budgetBands
    .toSorted((a, b) => a.min - b.min)
    .map(({ min }) => bandOf(questionnaire, min));
  return options.toSorted((a, b) => rising.indexOf(a) - rising.indexOf(b));
}

/**
 * Whether a merge may be: two options or more of the questionnaire, neighbours where there is an
 * order, not all there are, under a name that no other option has.
 */
export function isMergeOf(
  questionnaire: Questionnaire,
  { figure, into, options }: OptionMerge,
  all: readonly string[],
): boolean {
  const places = inOrder(questionnaire, figure, all);
  const at = options.map((option) => places.indexOf(option)).sort((a, b) => a - b);
  const [first = -1] = at;
  const neighbours = at.every((place, index) => place === first + index);
  const others = all.filter((option) => !options.includes(option));
  return (
    new Set(options).size === options.length &&
    options.length > 1 &&
    first >= 0 &&
    others.length > 0 &&
    (neighbours || orderOf(questionnaire, { figure }) === 'any') &&
    into.trim() !== '' &&
    !others.includes(into)
  );
}
