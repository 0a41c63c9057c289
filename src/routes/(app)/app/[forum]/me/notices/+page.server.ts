import { fail } from '@sveltejs/kit';
import { zoneName } from '#base/time.ts';
import { CHOICES, choicesOf } from '#exchange/notices/choices.ts';
import { readChoicesForm } from '#exchange/notices/choices-form.ts';
import { readDevices } from '#exchange/notices/devices.server.ts';
import { e164Of } from '#exchange/notices/phone.ts';
import { choose, readChoices, readNoticeRules } from '#exchange/notices/preferences.server.ts';
import { clockOf } from '#exchange/notices/quiet.ts';
import { sendTest } from '#exchange/notices/test-message.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import { noticeChoices as t } from '#ui/texts/notice-choices.ts';
import { visitor } from '../../../../../guard.ts';
import { noticeMeans } from '../../../../../notice-means.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('notices:mine');
  const member = await visitor(event);
  const { db, now } = event.locals;
  const rules = await readNoticeRules(db, member.forumId);
  const choices = await readChoices(db, member, rules);
  const means = await noticeMeans(db, event.url.origin);
  const devices = await readDevices(db, member, now);
  const { timezone } = await readFrame(db, member.forumId);
  const channels = (['push', 'email', 'sms'] as const).filter((one) => one !== 'sms' || means.sms);
  return {
    rows: choicesOf(member.role).map((choice) => ({
      ...{ choice, name: t.kinds[choice] },
      cells: channels.map((channel) => ({
        channel,
        label: t.cell(t.kinds[choice], t.channels[channel]),
        on: choices.channels[choice].includes(channel),
      })),
    })),
    channels,
    words: {
      order: t.order(rules.after.email, rules.after.sms),
      budget: t.budget(rules.budget),
      quiet: t.quietIs.forum(clockOf(rules.quiet.from), clockOf(rules.quiet.to)),
      zone: t.zone(zoneName(timezone)),
    },
    quiet: {
      is: choices.quietIs,
      from: clockOf(choices.own.from),
      to: clockOf(choices.own.to),
      urgent: choices.urgentInQuiet,
    },
    names: choices.showNames,
    phone: choices.phone,
    mail: means.mail,
    key: means.vapid.publicKey,
    devices: devices.map(({ endpoint }) => endpoint),
  };
};

/** What was filled in, to be shown again when it could not be kept. */
const givenIn = (form: FormData) => ({
  ticks: CHOICES.flatMap((choice) => form.getAll(choice).map((channel) => `${choice} ${channel}`)),
  quiet: {
    is: String(form.get('quiet')),
    from: String(form.get('from')),
    to: String(form.get('to')),
    urgent: form.has('urgent'),
  },
  names: form.has('names'),
  phone: String(form.get('phone') ?? ''),
});

export const actions: Actions = {
  save: async (event) => {
    const member = await visitor(event);
    const { db } = event.locals;
    const form = await event.request.formData();
    const read = readChoicesForm(form, choicesOf(member.role));
    if (!read) return fail(400, { refused: t.badTimes, given: givenIn(form) });
    const { country } = await readNoticeRules(db, member.forumId);
    const { typed, ...choosing } = read;
    const phone = typed === '' ? null : e164Of(typed, country);
    if (typed !== '' && !phone) return fail(400, { refused: t.badPhone, given: givenIn(form) });
    await choose(db, member, { ...choosing, phone });
    return { saved: t.saved };
  },
  test: async (event) => {
    const member = await visitor(event);
    const { db, now } = event.locals;
    const rules = await readNoticeRules(db, member.forumId);
    const { phone } = await readChoices(db, member, rules);
    const means = await noticeMeans(db, event.url.origin);
    const path = `/app/${member.forumKey}/me/notices`;
    const outcome = await sendTest(db, means, member, { phone, path }, now);
    if ('refused' in outcome) return fail(429, { tested: [t.testEnough] });
    if (outcome.tried.length === 0) return fail(409, { tested: [t.testNowhere] });
    return {
      tested: outcome.tried.map(({ channel, failure, devices }) => {
        if (failure !== null) return t.testFailed(t.heads[channel], failure);
        return channel === 'push' ? t.tested.push(devices) : t.tested[channel];
      }),
    };
  },
};
