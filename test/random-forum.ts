/** Random questionnaires, people and searches, for the properties that tests state. */
import fc from 'fast-check';
import type { Field } from '#iq/fields.ts';
import type { Profile } from '#iq/profile.ts';
import { type Askable, type Condition, REGISTERED, type Search } from '#iq/query.ts';
import {
  type Answers,
  type Question,
  type Questionnaire,
  questionnaireSchema,
} from '#research/questionnaire.ts';

const smallest: Questionnaire = questionnaireSchema.parse({
  title: 'A forum',
  dates: ['2026-01-01'],
  timezone: 'UTC',
  currency: 'EUR',
  questions: [],
});
export const questionnaires = { smallest };

const OPTIONS = ['Cloud', 'Cyber security', 'Données ouvertes', 'データ分析', 'None', 'a & b=c'];
const WORDS = ['legacy', 'records', 'leg', 'trust', 'Zoë', 'møte', 'データ'];

const someOf = (list: readonly string[], minLength = 0) => fc.subarray([...list], { minLength });
const inAnyOrder = (list: readonly string[]) => fc.shuffledSubarray([...list]);

function aQuestion(id: string): fc.Arbitrary<Question> {
  const options = someOf(OPTIONS, 1);
  const asked = { id: fc.constant(id), text: fc.constant(`About ${id}`) };
  return fc.oneof(
    fc.record({ ...asked, type: fc.constant('single' as const), options }),
    fc.record({ ...asked, type: fc.constant('multi' as const), options }),
    fc.record({
      ...asked,
      type: fc.constant('rank' as const),
      options,
      max: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({
      ...asked,
      type: fc.constant('matrix' as const),
      rows: options,
      columns: someOf(OPTIONS, 1),
    }),
    fc.record({ ...asked, type: fc.constant('text' as const) }),
  );
}

/** Now and then a question's id is one that the URL keeps for itself. */
export const aQuestionnaire: fc.Arbitrary<Questionnaire> = fc
  .uniqueArray(fc.constantFrom('one', 'two', 'three', 'words', 'country', 'three.Cloud'), {
    maxLength: 5,
  })
  .chain((ids) => fc.tuple(...ids.map(aQuestion)))
  .map((questions) => ({
    ...smallest,
    questions,
    seniorityBands: [{ band: 'Chiefs', titleStartsWith: ['Chief'] }],
    budgetBands: [
      { label: 'Less', min: 1 },
      { label: 'Some', min: 100 },
      { label: 'More', min: 1000 },
    ],
  }));

function anAnswer(question: Question): fc.Arbitrary<Answers[string]> {
  if (question.type === 'text') return someOf(WORDS).map((words) => words.join(' '));
  if (question.type === 'single') return fc.constantFrom(...question.options);
  if (question.type === 'multi') return someOf(question.options);
  if (question.type === 'rank') return inAnyOrder(question.options);
  const { rows, columns } = question;
  return fc.dictionary(fc.constantFrom(...rows), fc.constantFrom(...columns));
}

function aProfile(questionnaire: Questionnaire): fc.Arbitrary<Profile> {
  return fc.record({
    id: fc.uuid(),
    ref: fc.integer({ min: 1, max: 1e6 }).map(String),
    name: fc.constantFrom('Zoë Łukasik', 'Amara Legacy', 'Jo'),
    title: fc.constantFrom('Chief of records', 'Head of Trust'),
    organisation: fc.constantFrom('Møte AS', 'Leg Ltd', ''),
    country: fc.constantFrom('Norway', 'Ireland', ''),
    seniority: fc.constantFrom('Chiefs', null),
    budget: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 2000 })),
    answers: fc
      .tuple(...questionnaire.questions.map((question) => fc.option(anAnswer(question))))
      .map((answers) =>
        Object.fromEntries(
          questionnaire.questions.flatMap(({ id }, i) => {
            const answer = answers[i];
            return answer == null ? [] : [[id, answer]];
          }),
        ),
      ),
  });
}

export const people = (questionnaire: Questionnaire): fc.Arbitrary<Profile[]> =>
  fc.uniqueArray(aProfile(questionnaire), { maxLength: 70, selector: ({ ref }) => ref });

const negation = fc.constantFrom<{ not?: boolean }>({}, {}, { not: true });
const limit = fc.option(fc.integer({ min: 0, max: 2000 }));

function aRange(): fc.Arbitrary<Condition> {
  return fc
    .tuple(limit, fc.boolean(), limit, fc.boolean())
    .filter(([min, , max]) => min !== null || max !== null)
    .map(([min, over, max, under]) => ({
      kind: 'range',
      field: 'budget',
      range: { min, over: min !== null && over, max, under: max !== null && under },
    }));
}

function someWords(questionnaire: Questionnaire): fc.Arbitrary<Condition> {
  const open = questionnaire.questions.filter(({ type }) => type === 'text').map(({ id }) => id);
  const place = fc.constantFrom<{ in?: string }>({}, ...open.map((id) => ({ in: id })));
  return fc
    .tuple(someOf(WORDS, 1), place)
    .map(([list, where]) => ({ kind: 'words', words: list.join(' '), ...where }));
}

function aFieldHas(fields: readonly Field[]): fc.Arbitrary<Condition> {
  return fc
    .constantFrom(...fields)
    .chain(({ key, options }) =>
      fc.constantFrom(...options).map((option) => ({ kind: 'option', field: key, option })),
    );
}

function isAnswered(fields: readonly Field[], of: Questionnaire): fc.Arbitrary<Condition> {
  const whole = of.questions.filter(
    ({ type, id }) => (type === 'matrix' || type === 'text') && !REGISTERED.includes(id),
  );
  const keys = ['budget', ...fields.map(({ key }) => key), ...whole.map(({ id }) => id)];
  return fc.constantFrom(...keys).map((field) => ({ kind: 'answered', field }));
}

/** @param deep how far an `all` may go on inside another */
function aCondition(forum: Askable, deep: number): fc.Arbitrary<Condition> {
  const { fields, questionnaire } = forum;
  const plain = [aRange(), someWords(questionnaire), isAnswered(fields, questionnaire)];
  const arbitrary = fc.oneof(
    ...plain,
    ...(fields.length > 0 ? [{ weight: 5, arbitrary: aFieldHas(fields) }] : []),
    ...(deep > 0 ? [all(forum, deep - 1)] : []),
  );
  return fc.tuple(negation, arbitrary).map(([not, condition]) => ({ ...not, ...condition }));
}

const all = (forum: Askable, deep: number): fc.Arbitrary<Condition> =>
  clauses(forum, deep, 1).map((list) => ({ kind: 'all', clauses: list }));

const clauses = (forum: Askable, deep: number, minLength: number) =>
  fc.array(fc.array(aCondition(forum, deep), { minLength: 1, maxLength: 3 }), {
    minLength,
    maxLength: 4 - deep,
  });

export const aSearch = (forum: Askable): fc.Arbitrary<Search> =>
  clauses(forum, 1, 0).map((list) => ({ clauses: list, lost: [] }));
