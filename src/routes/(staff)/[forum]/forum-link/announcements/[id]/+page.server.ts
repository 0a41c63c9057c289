import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { instantOf, wallTime } from '#base/time.ts';
import { correct, remind, withdraw } from '#exchange/announcements/after.server.ts';
import { partsOf } from '#exchange/announcements/announcement.ts';
import { readPreview } from '#exchange/announcements/audience.server.ts';
import {
  type Listed,
  readAnnouncement,
  readNotYet,
  readPhones,
} from '#exchange/announcements/desk.server.ts';
import { discard, editDraft, setTime } from '#exchange/announcements/draft.server.ts';
import { type Given, givenIn, readChange } from '#exchange/announcements/form.ts';
import { DESK } from '#exchange/announcements/kept.server.ts';
import { sendAnnouncement } from '#exchange/announcements/send.server.ts';
import type { Organiser } from '#forum/people.ts';
import { announcementDesk, type DeskRefusal } from '#ui/texts/announcement-desk.ts';
import { announcementsAbove } from '../../../../../announcing.server.ts';
import { organiser } from '../../../../../guard.ts';
import { draftIn, readOffers, saying } from '../writing.server.ts';
import type { Actions, PageServerLoad } from './$types';

const t = announcementDesk;

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends(DESK, 'iq:people');
  const { db, now } = event.locals;
  const one = await readAnnouncement(db, member, event.params.id);
  if (!one) error(404);
  const isOut = one.sentAt !== null;
  const offers = await readOffers(db, member);
  return {
    ...{ one, now, offers, parts: partsOf(one.body), filled: filled(one, offers.timezone) },
    notYet: isOut ? await readNotYet(db, member, one.id) : [],
    preview: isOut ? null : await readPreview(db, member.forumId, one.to, announcementsAbove, now),
  };
};

const filled = (one: Listed, zone: string): Given => {
  const { title, body, to, needsAck, urgent, dueAt } = one;
  const about = (by: string) => ('by' in to && to.by === by ? to.about : '');
  return {
    ...{ title, body, needsAck, urgent, to: 'rule' in to ? to.rule : to.by },
    ...{ segment: about('segment'), session: about('session'), earlier: about('not acknowledged') },
    due: dueAt ? wallTime(dueAt, zone) : '',
  };
};

type Change = NonNullable<ReturnType<typeof readChange>> & { announcement: string };

/** One press: its form is read, the act done, the outcome said. */
function press(
  act: (
    event: RequestEvent,
    staff: Organiser,
    change: Change,
  ) => Promise<{ refused: DeskRefusal } | { said: string }>,
) {
  return async (event: RequestEvent) => {
    const staff = await organiser(event);
    const read = readChange(await event.request.formData());
    if (!read) return fail(400, { refused: t.refused.unreadable });
    const outcome = await act(event, staff, { ...read, announcement: event.params.id ?? '' });
    if (!('refused' in outcome)) return outcome;
    if (outcome.refused === 'no-such-announcement') error(404);
    return fail(409, { refused: saying(outcome) });
  };
}

export const actions: Actions = {
  send: press(async ({ locals: { db, now } }, staff, change) => {
    const outcome = await sendAnnouncement(db, staff, change, announcementsAbove, now);
    return 'refused' in outcome ? outcome : { said: t.did.sent(outcome.told) };
  }),
  schedule: press(async ({ locals: { db, now } }, staff, change) => {
    const { timezone } = await readOffers(db, staff);
    const sendAt = change.at === '' ? null : instantOf(change.at, timezone);
    if (change.at !== '' && !sendAt) return { refused: 'no-such-time' };
    const outcome = await setTime(db, staff, { ...change, sendAt }, now);
    if ('refused' in outcome) return outcome;
    return { said: sendAt ? t.did.scheduled : t.did.unscheduled };
  }),
  discard: press(async ({ locals: { db, now } }, staff, change) => {
    const outcome = await discard(db, staff, change, now);
    if ('refused' in outcome) return outcome;
    redirect(303, `/${staff.forumKey}/forum-link/announcements`);
  }),
  remind: press(async ({ locals: { db, now } }, staff, change) => {
    const outcome = await remind(db, staff, change, now);
    return 'refused' in outcome ? outcome : { said: t.did.reminded(outcome.reminded) };
  }),
  correct: press(async ({ locals: { db, now } }, staff, { again, ...change }) => {
    const outcome = await correct(db, staff, { ...change, again: again === 'on' }, now);
    return 'refused' in outcome ? outcome : { said: t.did.corrected };
  }),
  withdraw: press(async ({ locals: { db, now } }, staff, change) => {
    const outcome = await withdraw(db, staff, change, now);
    return 'refused' in outcome ? outcome : { said: t.did.withdrawn };
  }),
  edit: async (event) => {
    const staff = await organiser(event);
    const { db, now } = event.locals;
    const form = await event.request.formData();
    const given = givenIn(form);
    const which = { announcement: event.params.id, revision: Number(form.get('revision')) || 0 };
    const draft = await draftIn(db, staff, form);
    if ('refused' in draft) return fail(400, { given, editRefused: draft.refused });
    const outcome = await editDraft(db, staff, { ...which, ...draft }, now);
    if (!('refused' in outcome)) return { said: t.did.saved };
    if (outcome.refused === 'no-such-announcement') error(404);
    return fail(409, { given, editRefused: saying(outcome) });
  },
  phones: async (event) => {
    const staff = await organiser(event);
    const { db, now } = event.locals;
    const one = await readAnnouncement(db, staff, event.params.id);
    if (!one) error(404);
    return { phones: await readPhones(db, staff, one.id, now) };
  },
};
