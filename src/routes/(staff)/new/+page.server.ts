import { error, redirect } from '@sveltejs/kit';
import type { Organiser } from '#forum/people.ts';
import { firmsOf } from '#research/firms.server.ts';
import { confirmUpload } from '#research/uploads.server.ts';
import { look, receive, refuse } from '../uploading.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Asking = { locals: App.Locals; url: URL };

/** Any organiser, in the name of the firm whose forum is named; the newest one else. */
async function beginner({ locals, url }: Asking, named: string | null) {
  if (!locals.account) redirect(303, `/?next=${encodeURIComponent(url.pathname)}`);
  const firms = await firmsOf(locals.db, locals.account.email);
  const firm = firms.find(({ forumKey }) => forumKey === named) ?? firms[0];
  const member = firm ? await locals.member(firm.forumKey) : null;
  if (!firm || member?.role !== 'organiser') error(404);
  const organiser: Organiser = member;
  return { organiser, firms, firm };
}

export const load: PageServerLoad = async (event) => {
  const { organiser, firms, firm } = await beginner(event, event.url.searchParams.get('firm'));
  return { firms, firm, look: await look(event, organiser, true) };
};

export const actions: Actions = {
  read: async (event) => {
    const form = await event.request.formData();
    const { organiser } = await beginner(event, String(form.get('firm') ?? ''));
    return receive(event, organiser, form, true);
  },
  confirm: async (event) => {
    const form = await event.request.formData();
    const { organiser } = await beginner(event, String(form.get('firm') ?? ''));
    const { db, now } = event.locals;
    const choice = { withoutBadRows: form.get('without') === 'bad-rows' };
    const upload = String(form.get('upload') ?? '');
    const outcome = await confirmUpload(db, organiser, { id: upload, begins: true }, choice, now);
    if ('refused' in outcome) return refuse(event, upload, outcome, organiser.forumKey);
    redirect(303, `/${outcome.summary.forum}`);
  },
};
