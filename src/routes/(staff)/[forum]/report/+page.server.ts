import { fail } from '@sveltejs/kit';
import { readFrame } from '#forum/overview.server.ts';
import { readClaimCounts } from '#report/claims-told.server.ts';
import { editionName } from '#report/compose.ts';
import { readDesk } from '#report/desk.server.ts';
import { publishEdition, putBack, takeDown } from '#report/editions.server.ts';
import { daysOffered } from '#report/expiry.ts';
import { readDraft } from '#report/figures.server.ts';
import { readSince } from '#report/since.server.ts';
import { sinceTold } from '#report/since-told.ts';
import { organiser, staff } from '../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';
import { dayAsked } from './as-of.ts';
import { drawDraft } from './draft.server.ts';
import { linkActions } from './links-actions.server.ts';
import { unpublishable } from './unpublishable.server.ts';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('report:figures', 'report:editions', 'forum:brand');
  const { db, now } = event.locals;
  const { timezone } = await readFrame(db, member.forumId);
  const asOf = dayAsked(event.url);
  const [draft, desk, since, { refused }] = await Promise.all([
    readDraft(db, member, now, asOf.before),
    readDesk(db, member, timezone, now),
    readSince(db, member),
    readClaimCounts(db, member),
  ]);
  const { day, shown, problem } = asOf;
  return {
    draft: await drawDraft(draft, `/${event.params.forum}/report`, day),
    ...desk,
    refused,
    since: since && sinceTold(since),
    linkDays: daysOffered(now, timezone),
    asOf: { day, shown, problem },
  };
};

export const actions: Actions = {
  publish: async (event) => {
    const member = await organiser(event);
    const form = await event.request.formData();
    const kind = form.get('kind') === 'final' ? 'final' : 'interim';
    const outcome = await publishEdition(event.locals.db, member, { kind }, event.locals.now);
    if (!('refused' in outcome))
      return { published: editionName(outcome.edition.kind, outcome.edition.number) };
    return outcome.refused === 'too-few-new-answers'
      ? fail(409, { tooFew: outcome.newAnswers })
      : unpublishable(outcome);
  },
  takeDown: async (event) => {
    const member = await organiser(event);
    const id = await chosen(event.request);
    const outcome = await takeDown(event.locals.db, member, id, event.locals.now);
    return 'refused' in outcome ? fail(409, { gone: true }) : { done: true };
  },
  putBack: async (event) => {
    const member = await organiser(event);
    const id = await chosen(event.request);
    const outcome = await putBack(event.locals.db, member, id, event.locals.now);
    if (!('refused' in outcome)) return { done: true };
    return fail(409, outcome.refused === 'newer-published' ? { newer: true } : { gone: true });
  },
  ...linkActions,
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The id of the row whose button was pressed; what is no id belongs to nothing. */
async function chosen(request: Request): Promise<string> {
  const id = String((await request.formData()).get('id') ?? '');
  return UUID.test(id) ? id : '00000000-0000-0000-0000-000000000000';
}
