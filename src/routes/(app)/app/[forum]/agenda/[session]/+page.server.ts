import { error, fail } from '@sveltejs/kit';
import { newId } from '#base/ids.ts';
import { readSession } from '#forum/agenda.server.ts';
import { consentOf } from '#forum/consent.server.ts';
import { readPolls } from '#research/polls/poll-lists.server.ts';
import { mayAsk } from '#research/polls/question.ts';
import { readQuestions } from '#research/polls/question-lists.server.ts';
import {
  askQuestion,
  voteForQuestion,
  withdrawQuestion,
} from '#research/polls/questions.server.ts';
import { readRule, sessionKey } from '#research/polls/session.server.ts';
import { vote } from '#research/polls/vote.server.ts';
import { visitor } from '../../../../../guard.ts';
import { above } from '../../../../../telling.ts';
import type { Actions, PageServerLoad } from './$types';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const load: PageServerLoad = async (event) => {
  const { session: ref } = event.params;
  event.depends('forum:agenda', sessionKey(ref));
  const member = await visitor(event);
  const { db } = event.locals;
  const [session, rule, polls, questions, consent] = await Promise.all([
    readSession(db, member.forumId, ref),
    readRule(db, member.forumId, ref),
    readPolls(db, member, ref),
    readQuestions(db, member, ref),
    member.role === 'delegate' ? consentOf(db, member) : null,
  ]);
  if (!session) error(404);
  const asking = { may: mayAsk(rule, member.role), ...rule };
  return { session, asking, polls, questions, consent, fresh: newId(), now: event.locals.now };
};

async function asked({ request }: { request: Request }) {
  const form = await request.formData();
  const id = (name: string) => {
    const value = String(form.get(name) ?? '');
    return uuid.test(value) ? value.toLowerCase() : null;
  };
  return { form, id };
}

export const actions: Actions = {
  vote: async (event) => {
    const member = await visitor(event);
    const { form, id } = await asked(event);
    const poll = id('poll');
    const choice = form.getAll('choice').slice(0, 60).map(String);
    const at = { poll: poll ?? '', choice };
    if (!poll) return fail(404, { ...at, voteRefused: 'no-such-poll' as const });
    const { db, now } = event.locals;
    const outcome = await vote(db, member, { poll, choice }, above(member), now);
    return 'refused' in outcome
      ? fail(409, { ...at, voteRefused: outcome.refused })
      : { ...at, voted: true };
  },

  ask: async (event) => {
    const member = await visitor(event);
    const { form, id } = await asked(event);
    const words = String(form.get('words') ?? '').slice(0, 2_000);
    const named = form.get('named') === 'yes';
    const session = event.params.session;
    const question = { id: id('id') ?? newId(), session, words, named };
    const outcome = await askQuestion(event.locals.db, member, question, event.locals.now);
    if ('refused' in outcome)
      return fail(outcome.refused === 'no-such-session' ? 404 : 409, {
        ...{ words, named, askRefused: outcome.refused },
      });
    return { asked: outcome.state === 'shown' ? ('shown' as const) : ('waiting' as const) };
  },

  up: async (event) => {
    const member = await visitor(event);
    const { form, id } = await asked(event);
    const question = id('question');
    if (!question) return fail(404, { questionRefused: 'no-such-question' as const });
    const choice = { question, up: form.get('up') !== 'no' };
    const { db, now } = event.locals;
    const outcome = await voteForQuestion(db, member, choice, above(member), now);
    return 'refused' in outcome
      ? fail(409, { questionRefused: outcome.refused })
      : { up: outcome.up };
  },

  withdraw: async (event) => {
    const member = await visitor(event);
    const { id } = await asked(event);
    const question = id('question');
    if (!question) return fail(404, { questionRefused: 'no-such-question' as const });
    const outcome = await withdrawQuestion(event.locals.db, member, question, event.locals.now);
    return 'refused' in outcome
      ? fail(409, { questionRefused: outcome.refused })
      : { withdrawn: true };
  },
};
