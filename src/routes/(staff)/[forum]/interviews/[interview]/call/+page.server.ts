import { error, fail } from '@sveltejs/kit';
import { instantOf } from '#base/time.ts';
import { makeCallLink, openInterviewCall, revokeCallLink } from '#exchange/calls/links.server.ts';
import { callKey } from '#exchange/calls/settle.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import type { Researcher } from '#forum/people.ts';
import { readInterviewDesk } from '#research/interviews/room.server.ts';
import { researcher } from '../../../../../guard.ts';
import { interviewCall } from '../../../../../interview-call.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Asking = { locals: App.Locals; params: { interview: string } };

async function interviewee({ locals, params }: Asking, member: Researcher) {
  const desk = await readInterviewDesk(locals.db, member, params.interview);
  if (!desk) error(404);
  return { who: [desk.name, desk.title].filter(Boolean).join(', '), heldAt: desk.heldAt };
}

export const load: PageServerLoad = async (event) => {
  event.depends('calls:interview', 'calls:phone');
  const member = await researcher(event);
  const { who, heldAt } = await interviewee(event, member);
  const found = await interviewCall(event.locals, member, event.params.interview, who);
  if (found.call) event.depends(callKey(found.call.id));
  return { ...found, who, heldAt, interview: event.params.interview };
};

export const actions: Actions = {
  /** The link is shown once: only its hash is kept. */
  link: async (event) => {
    const member = await researcher(event);
    await interviewee(event, member);
    const { locals, params, url, request } = event;
    const form = await request.formData();
    const [when, phone] = [String(form.get('when') ?? ''), String(form.get('phone') ?? '')];
    const { timezone } = await readFrame(locals.db, member.forumId);
    const startsAt = when === '' ? null : instantOf(when, timezone);
    if (when !== '' && !startsAt) return fail(400, { refused: 'no-such-time', when, phone });
    const wanted = { interview: params.interview, startsAt, phone };
    const made = await makeCallLink(locals.db, member, wanted, locals.now);
    if ('refused' in made) return fail(400, { refused: made.refused, when, phone });
    return { link: `${url.origin}/call/${made.token}`, ...made.link };
  },
  revoke: async (event) => {
    const member = await researcher(event);
    await interviewee(event, member);
    const { db, now } = event.locals;
    return revokeCallLink(db, member, event.params.interview, now);
  },
  open: async (event) => {
    const member = await researcher(event);
    await interviewee(event, member);
    const { db, now } = event.locals;
    const opened = await openInterviewCall(db, member, event.params.interview, now);
    return 'refused' in opened ? fail(409, opened) : { opened: opened.call };
  },
};
