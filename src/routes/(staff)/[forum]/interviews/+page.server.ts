import { fail, redirect } from '@sveltejs/kit';
import { instantOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import type { Staff } from '#forum/people.ts';
import { readFindings } from '#report/findings.server.ts';
import { makeInterview } from '#research/interviews/interviews.server.ts';
import { readPrintable } from '#research/interviews/printable.server.ts';
import { readInterviewList, readThemes } from '#research/interviews/room.server.ts';
import { linkTheme } from '#research/interviews/themes.server.ts';
import { researcher, staff } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';

/** Counts beside a person would tell an organiser who said what without a name, so they are summed. */
export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('research:interviews', 'report:editions', 'forum:people', 'report:figures');
  const { db } = event.locals;
  const isResearcher = member.role === 'researcher';
  const list = await readInterviewList(db, member);
  const printable = await readPrintable(db, member, null);
  const states = ['approved', 'asked', 'draft', 'declined', 'withdrawn'] as const;
  return {
    interviews: list.map(({ quotes, excerpts, ...row }) => ({
      ...row,
      counts: isResearcher ? { quotes, excerpts } : null,
    })),
    totals: states.map((state) => ({
      state,
      n: list.reduce((sum, { quotes }) => sum + quotes[state], 0),
    })),
    approved: printable.map(({ text, who, verbatim }) => ({ text, who, verbatim })),
    themes: isResearcher ? (await readThemes(db, member)).themes : [],
    findings: isResearcher ? await mainTitles(db, member) : [],
  };
};

/** Titles of the main findings as the report has them, those written here too. */
const mainTitles = async (db: Db, member: Staff) => [
  ...new Set((await readFindings(db, member)).flatMap(({ theme }) => theme ?? [])),
];

export const actions: Actions = {
  make: async (event) => {
    const member = await researcher(event);
    const form = await event.request.formData();
    const field = (name: string) => String(form.get(name) ?? '');
    const { db, now } = event.locals;
    const names = ['ref', 'name', 'title', 'organisation', 'email', 'channel', 'heading'] as const;
    const said = Object.fromEntries(names.map((name) => [name, field(name)])) as Record<
      (typeof names)[number],
      string
    >;
    const heldAt = instantOf(`${field('held')}T12:00`, await timezoneOf(db, member.forumId));
    const outcome = await makeInterview(db, member, { ...said, heldAt }, now);
    if ('refused' in outcome) return fail(400, { refused: outcome.refused, said });
    redirect(303, `/${member.forumKey}/interviews/${outcome.interview}`);
  },
  link: async (event) => {
    const member = await researcher(event);
    const form = await event.request.formData();
    const theme = String(form.get('theme') ?? '');
    const finding = String(form.get('finding') ?? '') || null;
    const { db, now } = event.locals;
    const outcome = await linkTheme(db, member, { theme, finding }, now);
    return 'refused' in outcome ? fail(400, { gone: theme }) : outcome;
  },
};
