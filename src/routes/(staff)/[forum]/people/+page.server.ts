import { readDirectory } from '#forum/directory.server.ts';
import { staff } from '../../../guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('forum:people');
  const words = event.url.searchParams.get('find')?.slice(0, 200) ?? '';
  const page = Math.max(1, Number.parseInt(event.url.searchParams.get('page') ?? '1', 10) || 1);
  return { words, directory: await readDirectory(event.locals.db, member, words, page) };
};
