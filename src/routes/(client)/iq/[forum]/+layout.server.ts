import { readFrame } from '#forum/overview.server.ts';
import { readCompany } from '#iq/find.server.ts';
import { client } from '../../../guard.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  event.depends('forum:brand');
  const member = await client(event);
  const { db } = event.locals;
  const [frame, { company }] = [await readFrame(db, member.forumId), await readCompany(db, member)];
  return { frame, company };
};
