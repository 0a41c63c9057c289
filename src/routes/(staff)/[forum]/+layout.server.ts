import { readFrame } from '#forum/overview.server.ts';
import { staff } from '../../guard.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const member = await staff(event);
  event.depends('forum:brand');
  return { frame: await readFrame(event.locals.db, member.forumId), role: member.role };
};
