import { readImportedClaims } from '#report/claims-told.server.ts';
import { confirmUpload } from '#research/uploads.server.ts';
import { organiser } from '../../../guard.ts';
import { look, receive, refuse } from '../../uploading.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  return { look: await look(event, member, false) };
};

export const actions: Actions = {
  read: async (event) => {
    const member = await organiser(event);
    return receive(event, member, await event.request.formData(), false);
  },
  confirm: async (event) => {
    const member = await organiser(event);
    const form = await event.request.formData();
    const { db, now } = event.locals;
    const choice = { withoutBadRows: form.get('without') === 'bad-rows' };
    const upload = String(form.get('upload') ?? '');
    const outcome = await confirmUpload(db, member, { id: upload, begins: false }, choice, now);
    if ('refused' in outcome) return refuse(event, upload, outcome, null);
    return { done: outcome.summary, claims: await readImportedClaims(db, member) };
  },
};
