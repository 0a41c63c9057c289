import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { openDirect } from '#exchange/chat/rooms.server.ts';
import { CONNECTIONS, putAside, setSharing, takeUp } from '#iq/connections/choices.server.ts';
import { readForYou } from '#iq/connections/for-you.server.ts';
import { answerIntroduction, introduceTwo } from '#iq/connections/introduce.server.ts';
import { delegate } from '../../../../../guard.ts';
import { wishActions } from '../../../../../wish-actions.ts';
import { mineFor } from '../../../../../wishes.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** More are on the page of meetings. */
const COMPANIES = 3;

export const load: PageServerLoad = async (event) => {
  const member = await delegate(event);
  event.depends(CONNECTIONS, 'contacts:mine', 'rooms:mine', 'wishes:mine', 'meetings:mine');
  event.depends('forum:people', 'forum:agenda', 'report:figures', 'iq:people');
  const { db, now } = event.locals;
  const { suggested } = await mineFor(db, member, null, now);
  return {
    ...(await readForYou(db, member)),
    companies: suggested.best.slice(0, COMPANIES),
  };
};

const uuid = z.uuid();
const optional = uuid.nullable();
const gone = () => fail(404, { refused: 'no-such-person' as const });

async function fieldsOf(request: Request) {
  const form = await request.formData();
  return (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : null;
  };
}

/** One person, or the two of an introduction. */
function pairIn(field: (name: string) => string | null) {
  const person = uuid.safeParse(field('person'));
  const other = optional.safeParse(field('other'));
  return person.success && other.success ? { person: person.data, other: other.data } : null;
}

export const actions: Actions = {
  ask: wishActions(delegate).ask,

  share: async (event) => {
    const member = await delegate(event);
    const field = await fieldsOf(event.request);
    const { db, now } = event.locals;
    return setSharing(db, member, field('on') === 'yes', now);
  },

  message: async (event) => {
    const member = await delegate(event);
    const person = (await fieldsOf(event.request))('person') ?? '';
    const { db, now } = event.locals;
    const opened = await openDirect(db, member, person, now);
    if ('refused' in opened) return fail(404, opened);
    redirect(303, `/app/${member.forumKey}/chat/${opened.room}`);
  },

  aside: async (event) => {
    const member = await delegate(event);
    const pair = pairIn(await fieldsOf(event.request));
    if (!pair) return gone();
    const { db, now } = event.locals;
    const outcome = await putAside(db, member, pair, now);
    return 'refused' in outcome ? fail(404, outcome) : outcome;
  },

  again: async (event) => {
    const member = await delegate(event);
    const pair = pairIn(await fieldsOf(event.request));
    if (!pair) return gone();
    const { db, now } = event.locals;
    return takeUp(db, member, pair, now);
  },

  introduce: async (event) => {
    const member = await delegate(event);
    const field = await fieldsOf(event.request);
    const pair = pairIn(field);
    if (!pair?.other) return gone();
    const words = field('words') ?? '';
    const { db, now } = event.locals;
    const two = { one: pair.person, other: pair.other, words };
    const outcome = await introduceTwo(db, member, two, now);
    if ('refused' in outcome) return fail(409, { ...outcome, at: pair.person, words });
    if ('asked' in outcome) return outcome;
    redirect(303, `/app/${member.forumKey}/chat/${outcome.room}`);
  },

  answer: async (event) => {
    const member = await delegate(event);
    const field = await fieldsOf(event.request);
    const ask = uuid.safeParse(field('ask'));
    if (!ask.success) return fail(404, { refused: 'no-such-ask' as const });
    const answer = { ask: ask.data, yes: field('answer') === 'yes', words: field('words') ?? '' };
    const { db, now } = event.locals;
    const outcome = await answerIntroduction(db, member, answer, now);
    if ('refused' in outcome) return fail(409, { ...outcome, at: answer.ask, words: answer.words });
    if ('declined' in outcome) return outcome;
    redirect(303, `/app/${member.forumKey}/chat/${outcome.room}`);
  },
};
