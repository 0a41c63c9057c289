/** What is asked differently in two issues of the report. */
import type { Question, Questionnaire } from '#research/questionnaire.ts';

/**
 * `figure`: the question, as the API calls it · option, row, column: added to or taken from its
 * list; one that is renamed is taken and added, since nobody can tell · wording: what was asked ·
 * type: how it may be answered.
 */
export type QuestionChange = { figure: string } & (
  | { kind: 'question' | 'option' | 'row' | 'column'; name: string; becomes: 'added' | 'removed' }
  | { kind: 'wording' | 'type'; from: string; to: string }
);

/** In the order of the later questionnaire; questions that are gone come last. */
export function questionChanges(before: Questionnaire, after: Questionnaire): QuestionChange[] {
  const old = new Map(before.questions.map((question) => [question.id, question]));
  const now = new Set(after.questions.map(({ id }) => id));
  const added = (question: Question) => whole(question, 'added');
  return [
    ...lists('seniority', 'option', levels(before), levels(after)),
    ...lists('budgetBands', 'option', bands(before), bands(after)),
    ...after.questions.flatMap((question) => {
      const known = old.get(question.id);
      return known ? changesOf(known, question) : [added(question)];
    }),
    ...before.questions.filter(({ id }) => !now.has(id)).map((gone) => whole(gone, 'removed')),
  ];
}

const levels = ({ seniorityBands }: Questionnaire) => seniorityBands.map(({ band }) => band);
const bands = ({ budgetBands }: Questionnaire) => budgetBands.map(({ label }) => label);

const whole = ({ id, text }: Question, becomes: 'added' | 'removed'): QuestionChange => {
  return { figure: id, kind: 'question', name: text, becomes };
};

function changesOf(before: Question, after: Question): QuestionChange[] {
  const { id: figure } = after;
  const said = (kind: 'wording' | 'type', from: string, to: string): QuestionChange[] =>
    from === to ? [] : [{ figure, kind, from, to }];
  return [
    ...said('wording', before.text, after.text),
    ...said('type', typeOf(before), typeOf(after)),
    ...lists(figure, 'option', optionsOf(before), optionsOf(after)),
    ...lists(figure, 'row', rowsOf(before), rowsOf(after)),
    ...lists(figure, 'column', columnsOf(before), columnsOf(after)),
  ];
}

const typeOf = (question: Question): string =>
  'max' in question && question.max ? `${question.type} ${question.max}` : question.type;
const optionsOf = (question: Question) => ('options' in question ? question.options : []);
const rowsOf = (question: Question) => ('rows' in question ? question.rows : []);
const columnsOf = (question: Question) => ('columns' in question ? question.columns : []);

function lists(
  figure: string,
  kind: 'option' | 'row' | 'column',
  before: readonly string[],
  after: readonly string[],
): QuestionChange[] {
  const only = (names: readonly string[], known: readonly string[]) =>
    names.filter((name) => !known.includes(name));
  return [
    ...only(after, before).map((name) => ({ figure, kind, name, becomes: 'added' as const })),
    ...only(before, after).map((name) => ({ figure, kind, name, becomes: 'removed' as const })),
  ];
}
