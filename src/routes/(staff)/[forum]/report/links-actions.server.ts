/** What the Links part of the report page does; spread into the page's actions. */
import { fail } from '@sveltejs/kit';
import { readFrame } from '#forum/overview.server.ts';
import { type Passcode, readPasscode } from '#forum/passcode.server.ts';
import type { Organiser } from '#forum/people.ts';
import { editionName } from '#report/compose.ts';
import { endOfDay } from '#report/expiry.ts';
import {
  createLink,
  extendLink,
  remakeLink,
  revokeLink,
  setPasscode,
} from '#report/links.server.ts';
import { lookAtMailing, sendToClients } from '#report/mailing.server.ts';
import { links as t } from '#ui/texts/links.ts';
import { organiser } from '../../../guard.ts';
import { unpublishable } from './unpublishable.server.ts';

type Event = Parameters<typeof organiser>[0] & { request: Request };
type Act = { member: Organiser; form: FormData; text: (name: string) => string; id: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** The organiser and what was sent; an id that is none belongs to nothing. */
async function asked(event: Event): Promise<Act> {
  const member = await organiser(event);
  const form = await event.request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { member, form, text, id: UUID.test(text('id')) ? text('id') : NOTHING };
}

/** The passcode that was typed, null for none, or that it is too short. */
const passcodeIn = (written: string): Passcode | null | 'short' =>
  written === '' ? null : (readPasscode(written) ?? 'short');

type Refusal = keyof typeof t.refused;
const refuse = (refused: Refusal, at: string, typed: Record<string, string> = {}) =>
  fail(refused === 'no-such-link' ? 409 : 400, { links: { refused, at, typed } });

export const linkActions = {
  link: async (event: Event) => {
    const { member, text } = await asked(event);
    const { db, now } = event.locals;
    const [label, until] = [text('label'), text('until')];
    const passcode = passcodeIn(text('passcode'));
    if (passcode === 'short') return refuse('short-passcode', 'make', { label, until });
    const { timezone } = await readFrame(db, member.forumId);
    const expires = until === '' ? undefined : endOfDay(until, timezone, now);
    if (expires === null) return refuse('no-such-day', 'make', { label });
    const wanted = { label, passcode, ...(expires && { expires }) };
    const outcome = await createLink(db, member, wanted, now);
    if ('refused' in outcome) return unpublishable(outcome);
    const { token, published } = outcome;
    return {
      links: {
        made: `${event.url.origin}/report/${token}`,
        passcode: passcode !== null,
        publishedToo: published && editionName(published.kind, published.number),
      },
    };
  },
  revoke: async (event: Event) => {
    const { member, id, text } = await asked(event);
    const outcome = await revokeLink(event.locals.db, member, id, event.locals.now);
    if ('refused' in outcome) return refuse(outcome.refused, id);
    return { links: { revoked: id, label: text('label') } };
  },
  remake: async (event: Event) => {
    const { member, id } = await asked(event);
    const outcome = await remakeLink(event.locals.db, member, id, event.locals.now);
    if ('refused' in outcome) return refuse(outcome.refused, id);
    const made = `${event.url.origin}/report/${outcome.token}`;
    return { links: { made, passcode: false, publishedToo: null } };
  },
  extend: async (event: Event) => {
    const { member, id, text } = await asked(event);
    const { db, now } = event.locals;
    const { timezone } = await readFrame(db, member.forumId);
    const expires = endOfDay(text('until'), timezone, now);
    if (!expires) return refuse('no-such-day', id);
    const outcome = await extendLink(db, member, { id, expires }, now);
    return 'refused' in outcome ? refuse(outcome.refused, id) : { links: { extended: id } };
  },
  passcode: async (event: Event) => {
    const { member, id, text } = await asked(event);
    const passcode = text('none') ? null : readPasscode(text('passcode'));
    if (!passcode && !text('none')) return refuse('short-passcode', id);
    const { db, now } = event.locals;
    const outcome = await setPasscode(db, member, { id, passcode }, now);
    if ('refused' in outcome) return refuse(outcome.refused, id);
    return { links: { passcodeOf: id, asks: passcode !== null } };
  },
  lookAtMailing: async (event: Event) => {
    const { member, text } = await asked(event);
    const { db, now } = event.locals;
    const typed = { message: text('message'), passcode: text('passcode') };
    const passcode = passcodeIn(typed.passcode);
    if (passcode === 'short') return refuse('short-passcode', 'mailing', typed);
    const again = text('again') ? now : null;
    const words = { message: typed.message, passcode, again };
    const mailing = await lookAtMailing(db, member, words, t.mailing.linkHere, now);
    if ('refused' in mailing) return refuse(mailing.refused, 'mailing', typed);
    return { links: { mailing, typed, again: again?.toISOString() ?? '' } };
  },
  sendMailing: async (event: Event) => {
    const { member, text } = await asked(event);
    const { db, now } = event.locals;
    const typed = { message: text('message'), passcode: text('passcode') };
    const passcode = passcodeIn(typed.passcode);
    if (passcode === 'short') return refuse('short-passcode', 'mailing', typed);
    const words = { message: typed.message, passcode, again: earlier(text('again'), now) };
    const outcome = await sendToClients(db, member, words, now, event.url.origin);
    return 'refused' in outcome
      ? refuse(outcome.refused, 'mailing', typed)
      : { links: { sent: outcome.sent } };
  },
};

/** The instant of the look before, which is never later than now. */
function earlier(written: string, now: Date): Date | null {
  const at = new Date(written);
  return written && at <= now ? at : null;
}
