import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Staff } from '#forum/people.ts';
import { spotKey } from '#report/edited.ts';
import {
  addMainFinding,
  moveMainFinding,
  removeMainFinding,
  restoreFinding,
  saveFinding,
} from '#report/finding-acts.server.ts';
import {
  checkUnsaved,
  cureFinding,
  readFindingsDesk,
  readProposal,
} from '#report/finding-desk.server.ts';
import { findings as t } from '#ui/texts/findings.ts';
import { staff } from '../../../../guard.ts';
import type { Actions, PageServerLoad } from './$types';
import { cureIn, field, spotIn, versionIn, whereIn } from './asked.ts';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('report:figures', 'report:editions');
  return { desk: await readFindingsDesk(event.locals.db, member) };
};

type Asking = RequestEvent<{ forum: string }>;
type Answer = { refused?: string; [name: string]: unknown };

/** What every act here needs; `about` says which text its outcome belongs to. */
async function act(event: Asking, go: (member: Staff, form: FormData) => Promise<Answer>) {
  const member = await staff(event);
  const form = await event.request.formData();
  const outcome = { about: spotKey(spotIn(form)), ...(await go(member, form)) };
  if (outcome.refused === undefined) return outcome;
  return fail(outcome.refused === 'changed-meanwhile' ? 409 : 400, outcome);
}

export const actions: Actions = {
  save: (event) =>
    act(event, async (member, form) => {
      const { db, now } = event.locals;
      const body = field(form, 'body');
      const outcome = await saveFinding(db, member, { ...spotIn(form), body }, now);
      return 'refused' in outcome ? { ...outcome, body } : outcome;
    }),
  check: (event) =>
    act(event, async (member, form) => {
      const body = field(form, 'body');
      const checked = await checkUnsaved(event.locals.db, member, { ...spotIn(form), body });
      return { body, checked };
    }),
  draft: (event) =>
    act(event, async (member, form) => {
      const body = field(form, 'body');
      const proposed = await readProposal(event.locals.db, member, spotIn(form));
      return body.trim() === '' && proposed !== null ? { body: proposed } : { body, proposed };
    }),
  take: (event) => act(event, async (_, form) => ({ body: field(form, 'proposed') })),
  cure: (event) =>
    act(event, async (member, form) => {
      const { db, now } = event.locals;
      const cure = cureIn(form);
      if ('refused' in cure) return cure;
      return cureFinding(db, member, { ...spotIn(form), where: whereIn(form), cure }, now);
    }),
  restore: (event) =>
    act(event, async (member, form) => {
      const { db, now } = event.locals;
      return restoreFinding(db, member, { ...spotIn(form), version: versionIn(form) }, now);
    }),
  add: (event) =>
    act(event, async (member, form) => {
      const { db, now } = event.locals;
      const theme = field(form, 'title');
      const spot = { section: 'Main findings', theme };
      const body = (await readProposal(db, member, spot)) ?? `{${t.add.start} | commentary}`;
      const outcome = await addMainFinding(db, member, { theme, body }, now);
      return { ...outcome, about: 'add', theme };
    }),
  remove: (event) =>
    act(event, async (member, form) =>
      removeMainFinding(event.locals.db, member, spotIn(form), event.locals.now),
    ),
  move: (event) =>
    act(event, async (member, form) => {
      const to = form.get('to') === 'up' ? 'up' : 'down';
      return moveMainFinding(event.locals.db, member, { ...spotIn(form), to }, event.locals.now);
    }),
};
