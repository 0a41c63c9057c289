import { fail } from '@sveltejs/kit';
import { dayName } from '#base/time.ts';
import type { Choice } from '#exchange/notices/choices.ts';
import { readRulesForm } from '#exchange/notices/choices-form.ts';
import { readCounts, readReach, readTroubles } from '#exchange/notices/counts.server.ts';
import { readNoticeRules, setNoticeRules } from '#exchange/notices/preferences.server.ts';
import { clockOf } from '#exchange/notices/quiet.ts';
import { sendTest } from '#exchange/notices/test-message.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import { noticeChoices as c } from '#ui/texts/notice-choices.ts';
import { noticeStaff as t } from '#ui/texts/notice-staff.ts';
import { organiser } from '../../../../guard.ts';
import { noticeMeans } from '../../../../notice-means.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.depends('notices:rules');
  const member = await organiser(event);
  const { db, now } = event.locals;
  const { timezone } = await readFrame(db, member.forumId);
  const counts = await readCounts(db, member, timezone, now);
  const troubles = await readTroubles(db, member, now);
  const { budget, quiet, after, country } = await readNoticeRules(db, member.forumId);
  const means = await noticeMeans(db, event.url.origin);
  return {
    days: [...new Set(counts.map(({ day }) => day))].map((day) => ({
      day: dayName(new Date(`${day}T12:00Z`), 'UTC'),
      lines: counts
        .filter((each) => each.day === day)
        .map(({ choice, channel, sent, seen, waiting, failed }) => ({
          ...{ kind: c.kinds[choice as Choice] ?? choice, by: c.heads[channel] },
          ...{ sent, seen, waiting, failed },
        })),
    })),
    total: counts.reduce((sum, { sent }) => sum + sent, 0),
    reach: t.reach(await readReach(db, member, now)),
    troubles: troubles.map(({ channel, failure, count }) => ({
      what: t.trouble(c.heads[channel], count, failure),
      cure: t.cure(failure),
    })),
    ways: [t.way.push, t.way.mail[means.mail ? 'on' : 'off'], t.way.sms[means.sms ? 'on' : 'off']],
    mail: means.mail,
    rules: { budget, after, country, from: clockOf(quiet.from), to: clockOf(quiet.to) },
  };
};

export const actions: Actions = {
  rules: async (event) => {
    const member = await organiser(event);
    const rules = readRulesForm(await event.request.formData());
    if (!rules) return fail(400, { refused: t.refused });
    await setNoticeRules(event.locals.db, member, rules, event.locals.now);
    return { saved: t.saved };
  },
  test: async (event) => {
    const member = await organiser(event);
    const { db, now } = event.locals;
    const means = await noticeMeans(db, event.url.origin);
    const { personId } = member;
    if (!means.mail || personId === null) return fail(409, { tested: t.testOff });
    const path = `/${member.forumKey}/forum-link/notices`;
    const outcome = await sendTest(db, means, { ...member, personId }, { phone: null, path }, now);
    return 'refused' in outcome ? fail(429, { tested: c.testEnough }) : { tested: c.tested.email };
  },
};
