import { readFrame } from '#forum/overview.server.ts';
import { readCompany } from '#iq/find.server.ts';
import { readNews } from '#iq/team/screens.server.ts';
import { client } from '../../../guard.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  event.depends('forum:brand', 'iq:news', 'iq:people', 'iq:segments', 'iq:exports');
  const member = await client(event);
  const { db } = event.locals;
  const [frame, { company }] = [await readFrame(db, member.forumId), await readCompany(db, member)];
  return { frame, company, news: await readNews(db, member) };
};
