import { type ActionFailure, fail } from '@sveltejs/kit';
import { instantOf } from '#base/time.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { approve, dismiss } from '#meetings/day/decide.server.ts';
import { readLive } from '#meetings/day/live.server.ts';
import { reportNoShow } from '#meetings/day/no-show.server.ts';
import { markSeen, unmarkSeen } from '#meetings/day/seen.server.ts';
import { reportAway, reportLostTable, reportOverrun } from '#meetings/day/trouble.server.ts';
import { undoProposal } from '#meetings/day/undo-proposal.server.ts';
import type { live as texts } from '#ui/texts/live.ts';
import { organiser } from '../../../../guard.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends('meetings:live', 'meetings:plan', 'forum:agenda', 'forum:people');
  const { db, now } = event.locals;
  return { live: await readLive(db, member, now), now };
};

export type Did = { did: keyof typeof texts.did; told: number };
export type Refused = { refused: keyof typeof texts.refused };
type Act = (event: RequestEvent, staff: Organiser, form: FormData) => Promise<Did | Refused>;

const text = (form: FormData, name: string) => String(form.get(name) ?? '').slice(0, 100);
/** One button holds both: the meeting and the side that it is about. */
const atTable = (form: FormData) => {
  const [meeting = '', side] = text(form, 'of').split(' ');
  return { meeting, side: side === 'client' ? ('client' as const) : ('delegate' as const) };
};
const proposalOf = (form: FormData) => ({ proposal: text(form, 'proposal') });
/** A time of the day that the page showed, in the forum's zone. */
const timeOf = async ({ locals }: RequestEvent, staff: Organiser, form: FormData, name: string) =>
  instantOf(`${text(form, 'day')}T${text(form, name)}`, await timezoneOf(locals.db, staff.forumId));
const noTime = { refused: 'no-such-time' } as const;
const reported = (outcome: { state: 'waits' | 'done'; told: number } | Refused): Did | Refused =>
  'refused' in outcome ? outcome : { did: outcome.state, told: outcome.told };

const noShow: Act = async ({ locals: { db, now } }, staff, form) => {
  const { meeting, side: absent } = atTable(form);
  return reported(await reportNoShow(db, staff, { meeting, absent }, now));
};
const mark =
  (write: typeof markSeen | typeof unmarkSeen): Act =>
  async ({ locals: { db, now } }, staff, form) => {
    const outcome = await write(db, staff, atTable(form), now);
    return 'refused' in outcome ? outcome : { did: 'seen', told: 0 };
  };
const away =
  (kind: 'late' | 'leaves'): Act =>
  async (event, staff, form) => {
    const { db, now } = event.locals;
    const at = await timeOf(event, staff, form, 'at');
    if (!at) return noTime;
    const person = text(form, 'person');
    return reported(
      await reportAway(db, staff, { person, kind, at, forGood: form.has('forGood') }, now),
    );
  };
const table: Act = async (event, staff, form) => {
  const { db, now } = event.locals;
  const until = text(form, 'until') === '' ? null : await timeOf(event, staff, form, 'until');
  if (text(form, 'until') !== '' && !until) return noTime;
  const lost = { table: Number.parseInt(text(form, 'table'), 10), until };
  return reported(await reportLostTable(db, staff, lost, now));
};
const overrun: Act = async (event, staff, form) => {
  const { db, now } = event.locals;
  const endsAt = await timeOf(event, staff, form, 'at');
  if (!endsAt) return noTime;
  return reported(await reportOverrun(db, staff, { session: text(form, 'session'), endsAt }, now));
};
const approved: Act = async ({ locals: { db, now } }, staff, form) => {
  const outcome = await approve(db, staff, proposalOf(form), now);
  if ('approved' in outcome) return { did: 'approved', told: outcome.told };
  const nothing = 'fresh' in outcome && outcome.fresh === null;
  return { refused: nothing ? 'outdated-nothing' : outcome.refused };
};
const dismissed: Act = async ({ locals: { db, now } }, staff, form) => {
  const outcome = await dismiss(db, staff, proposalOf(form), now);
  return 'refused' in outcome ? outcome : { did: 'dismissed', told: 0 };
};
const undone: Act = async ({ locals: { db, now } }, staff, form) => {
  const outcome = await undoProposal(db, staff, proposalOf(form), now);
  return 'refused' in outcome ? outcome : { did: 'undone', told: outcome.told };
};

const action =
  (act: Act) =>
  async (event: RequestEvent): Promise<Did | ActionFailure<Refused>> => {
    const staff = await organiser(event);
    const outcome = await act(event, staff, await event.request.formData());
    return 'refused' in outcome ? fail(409, outcome) : outcome;
  };

export const actions: Actions = {
  noShow: action(noShow),
  seen: action(mark(markSeen)),
  notSeen: action(mark(unmarkSeen)),
  late: action(away('late')),
  leaves: action(away('leaves')),
  table: action(table),
  overrun: action(overrun),
  approve: action(approved),
  dismiss: action(dismissed),
  undo: action(undone),
};
