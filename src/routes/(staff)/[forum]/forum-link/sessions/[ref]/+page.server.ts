import { error, fail } from '@sveltejs/kit';
import { newId } from '#base/ids.ts';
import { readSession } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { readQuestionnaire } from '#research/answers.server.ts';
import { pollable } from '#research/polls/counting.server.ts';
import {
  changeRule,
  mergeQuestions,
  moderate,
  type QuestionAct,
} from '#research/polls/moderate.server.ts';
import { readStaffPolls } from '#research/polls/poll-lists.server.ts';
import { changePoll, hideWord, makePoll, type PollAct } from '#research/polls/polls.server.ts';
import { readAllQuestions } from '#research/polls/question-lists.server.ts';
import { readRule, sessionKey } from '#research/polls/session.server.ts';
import { organiser } from '../../../../../guard.ts';
import { above } from '../../../../../telling.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { idIn, newPollIn, ruleIn } from './asked.ts';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  const { ref } = event.params;
  for (const key of ['forum:agenda', sessionKey(ref), 'report:figures'] as const)
    event.depends(key);
  const { db } = event.locals;
  const [session, rule, polls, questions, questionnaire] = await Promise.all([
    readSession(db, member.forumId, ref),
    readRule(db, member.forumId, ref),
    readStaffPolls(db, member, ref),
    readAllQuestions(db, member, ref),
    readQuestionnaire(db, member),
  ]);
  if (!session) error(404);
  const survey = pollable(questionnaire).map(({ id, text }) => ({ id, text }));
  return { session, rule, polls, questions, survey, fresh: newId() };
};

const polls: PollAct[] = ['open', 'close', 'show', 'hide', 'remove'];
const moderating: QuestionAct[] = ['show', 'hide', 'answered', 'not answered'];

/** Reads the form of an act of the organiser's. */
async function asked(event: RequestEvent) {
  const member: Organiser = await organiser(event);
  const form = await event.request.formData();
  const { db, now } = event.locals;
  return { member, form, db, now, text: (name: string) => String(form.get(name) ?? '') };
}

export const actions: Actions = {
  make: async (event) => {
    const { member, form, db, now } = await asked(event);
    const { poll, given } = newPollIn(form, event.params.ref);
    if (!poll) return fail(422, { given, makeRefused: 'no-question' as const });
    const outcome = await makePoll(db, member, poll, now);
    return 'refused' in outcome
      ? fail(422, { given, makeRefused: outcome.refused })
      : { made: true };
  },
  poll: async (event) => {
    const { member, form, db, now, text } = await asked(event);
    const [poll, act] = [idIn(form, 'poll'), polls.find((each) => each === text('act'))];
    if (!poll || !act) return fail(404, { refused: 'no-such-poll' as const });
    const outcome = await changePoll(db, member, { poll, act }, above(member), now);
    return 'refused' in outcome
      ? fail(409, { refused: outcome.refused })
      : { did: `poll ${act}` as const };
  },
  word: async (event) => {
    const { member, form, db, now, text } = await asked(event);
    const poll = idIn(form, 'poll');
    if (!poll) return fail(404, { refused: 'no-such-poll' as const });
    const word = { poll, word: text('word').slice(0, 200), hide: text('hide') !== 'no' };
    const outcome = await hideWord(db, member, word, above(member), now);
    return 'refused' in outcome ? fail(409, { refused: outcome.refused }) : { word: outcome.word };
  },
  question: async (event) => {
    const { member, form, db, now, text } = await asked(event);
    const question = idIn(form, 'question');
    const act = moderating.find((each) => each === text('act'));
    if (!question || !act) return fail(404, { refused: 'no-such-question' as const });
    const outcome = await moderate(db, member, { question, act }, now);
    return 'refused' in outcome
      ? fail(409, { refused: outcome.refused })
      : { did: `question ${act}` as const };
  },
  merge: async (event) => {
    const { member, form, db, now } = await asked(event);
    const [question, into] = [idIn(form, 'question'), idIn(form, 'into')];
    if (!question || !into) return fail(404, { refused: 'no-such-question' as const });
    const outcome = await mergeQuestions(db, member, { question, into }, now);
    return 'refused' in outcome
      ? fail(409, { refused: outcome.refused })
      : { did: 'question merge' as const };
  },
  rule: async (event) => {
    const { member, form, db, now } = await asked(event);
    const outcome = await changeRule(
      db,
      member,
      { session: event.params.ref, rule: ruleIn(form) },
      now,
    );
    return 'refused' in outcome
      ? fail(404, { refused: 'no-such-session' as const })
      : { ruled: true };
  },
};
