import { readDesk } from '#meetings/paper/desk.server.ts';
import { organiser } from '../../../../guard.ts';
import type { PageServerLoad } from './$types';

const KEYS = [
  'meetings:paper',
  'meetings:plan',
  'meetings:mine',
  'forum:agenda',
  'forum:people',
  'iq:people',
] as const;

export const load: PageServerLoad = async (event) => {
  const member = await organiser(event);
  event.depends(...KEYS);
  const { searchParams } = event.url;
  const words = searchParams.get('find')?.slice(0, 100) ?? '';
  const refused = searchParams.get('refused');
  return { desk: await readDesk(event.locals.db, member, words), words, refused };
};
