import { error, fail } from '@sveltejs/kit';
import { readReportable, report } from '#exchange/chat/reports.server.ts';
import { visitor } from '../../../../../../guard.ts';
import { idOr404 } from '../../../../../../ids.ts';
import type { Actions, PageServerLoad } from './$types';

const asked = (url: URL) => idOr404(url.searchParams.get('message') ?? '');

export const load: PageServerLoad = async (event) => {
  const member = await visitor(event);
  const room = idOr404(event.params.room);
  const message = await readReportable(event.locals.db, member, room, asked(event.url));
  if (!message) error(404);
  const { author, body, files } = message;
  return { room, author: author.name, said: [body, ...files].filter(Boolean).join('\n') };
};

export const actions: Actions = {
  default: async (event) => {
    const member = await visitor(event);
    const reason = String((await event.request.formData()).get('reason') ?? '');
    const about = { room: idOr404(event.params.room), message: asked(event.url), reason };
    const reported = await report(event.locals.db, member, about, event.locals.now);
    return 'refused' in reported ? fail(409, { ...reported, reason }) : reported;
  },
};
