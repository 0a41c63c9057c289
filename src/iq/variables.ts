/** What can be counted and set against each other: every closed question, and who people are. */
import { nameOfField, nameOfRange } from '#iq/chips.ts';
import { type Field, titleOf } from '#iq/fields.ts';
import type { ForumIndex } from '#iq/index.ts';
import { bandRange, type Clause, type Condition, MONEY } from '#iq/query.ts';
import { type Direction, directions } from '#ui/charts/columns.ts';
import { told as t } from '#ui/texts/iq-told.ts';

/** One answer that can be counted; whoever it counts is found by `clause`. */
export type Choice = { label: string; clause: Clause };
export type Variable = {
  /** null for the budget, which is an amount, and for a matrix as a whole */
  field: Field | null;
  /** as in the URL, and as the filters have it */
  key: string;
  name: string;
  /** the matrix that it is a row of, and the row; null for everything else */
  matrix: string | null;
  row: string | null;
  choices: Choice[];
  /** choices that are left out, because there are more than a table can show */
  more: number;
  /** a person may have several of the choices */
  several: boolean;
  /** what the choices say of change, or null */
  directions: Direction[] | null;
  /** the choices are values in use, not a list that was asked */
  inUse: boolean;
  /** a question; otherwise who people are */
  asked: boolean;
  /** whoever said nothing of it */
  none: Clause;
};

/** More columns or rows than this are no table: the most frequent are shown. */
export const MOST_CHOICES = 30;

const silent = (field: string): Clause => [{ kind: 'answered', field, not: true }];

function variableOf(field: Field): Variable {
  const { key, source, options } = field;
  const inUse = source.of === 'registration' && (key === 'country' || key === 'organisation');
  const shown = options.slice(0, MOST_CHOICES);
  return {
    field,
    key,
    name: nameOfField(field),
    matrix: source.of === 'row' ? source.question : null,
    row: source.of === 'row' ? source.row : null,
    choices: shown.map((option) => ({
      label: option,
      clause: [{ kind: 'option', field: key, option }],
    })),
    more: options.length - shown.length,
    several: false,
    directions: source.of === 'row' ? directions(options) : null,
    inUse,
    asked: source.of !== 'registration',
    none: silent(key),
  };
}

/** The bands of the budget, which is an amount and no field. */
function budgetOf({ questionnaire }: ForumIndex): Variable[] {
  const { budgetBands } = questionnaire;
  if (budgetBands.length === 0) return [];
  const choices = budgetBands.map((_, place): Choice => {
    const range = bandRange(budgetBands, place);
    const limited = range.min !== null || range.max !== null;
    const condition: Condition = limited
      ? { kind: 'range', field: MONEY, range }
      : { kind: 'answered', field: MONEY };
    return { label: nameOfRange(range, questionnaire), clause: [condition] };
  });
  return [
    {
      ...{
        field: null,
        key: MONEY,
        name: t.field.budget,
        matrix: null,
        row: null,
        choices,
        more: 0,
      },
      ...{ several: false, directions: null, inUse: false, asked: false, none: silent(MONEY) },
    },
  ];
}

/** In the order of the questionnaire, after who people are; one without choices is left out. */
export function variablesOf(index: ForumIndex): Variable[] {
  const { fields, questionnaire } = index;
  const many = new Set(
    questionnaire.questions.filter(({ type }) => type === 'multi').map(({ id }) => id),
  );
  const variables = fields.map((field): Variable => {
    const { source } = field;
    const several =
      (source.of === 'choice' && many.has(source.question)) ||
      (source.of === 'ranking' && source.depth > 1);
    return { ...variableOf(field), several };
  });
  const at = fields.findLastIndex(({ source }) => source.of === 'registration') + 1;
  return variables.toSpliced(at, 0, ...budgetOf(index));
}

/** A matrix as a whole: its rows, each with the same columns. */
export type Grid = { key: string; question: string; name: string; rows: Variable[] };

export function gridsOf(variables: readonly Variable[], { questionnaire }: ForumIndex): Grid[] {
  return questionnaire.questions.flatMap((question): Grid[] => {
    const rows = variables.filter(({ matrix }) => matrix === question.id);
    const { id } = question;
    return rows.length > 0
      ? [{ key: `grid.${id}`, question: id, name: titleOf(question), rows }]
      : [];
  });
}

/** Whether somebody said anything of any row of a matrix: a variable without choices. */
export const anyOf = ({ key, question, name }: Grid): Variable => ({
  ...{ field: null, key, name, matrix: question, row: null, choices: [], more: 0, several: false },
  ...{ directions: null, inUse: false, asked: true, none: silent(question) },
});
