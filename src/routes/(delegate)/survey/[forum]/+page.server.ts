import { fail } from '@sveltejs/kit';
import { readFrame } from '#forum/overview.server.ts';
import { readSurvey, saveSurvey } from '#research/survey.server.ts';
import { BUDGET_FIELD, type Fields, fieldsOf, parseSurvey } from '#research/survey.ts';
import { delegate } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('survey:mine');
  const member = await delegate(event);
  const { db } = event.locals;
  const { questionnaire, submission, submittedAt, consent } = await readSurvey(db, member);
  const { questions, budgetQuestion, currency } = questionnaire;
  return {
    frame: await readFrame(db, member.forumId),
    asked: { questions, currency, budgetQuestion: budgetQuestion ?? null },
    fields: fieldsOf(questionnaire, submission),
    submittedAt,
    consent,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const member = await delegate(event);
    const { db, now } = event.locals;
    const fields = written(await event.request.formData());
    const { questionnaire } = await readSurvey(db, member);
    const { troubles, ...submission } = parseSurvey(questionnaire, fields);
    if (Object.keys(troubles).length > 0) return fail(422, { troubles, fields });
    return saveSurvey(db, member, submission, now);
  },
};

/** The texts of a form by field. */
function written(form: FormData): Fields {
  const names = new Set(
    [...form.keys()].filter((name) => name.startsWith('q:') || name === BUDGET_FIELD),
  );
  return Object.fromEntries(
    [...names].map((name) => [name, form.getAll(name).filter((each) => typeof each === 'string')]),
  );
}
