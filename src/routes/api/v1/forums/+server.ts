import { forumsOf } from '#forum/forums.server.ts';
import { limitAsked, pageOf } from '../asked.ts';
import { endpoint, Problem } from '../endpoint.ts';

/** The forums where the caller has a seat; with a token, its one forum. */
export const GET = endpoint(async ({ locals, url }) => {
  const { account, db } = locals;
  if (!account) throw new Problem(401, 'Sign in or send a token', 'Authorization: Bearer TOKEN');
  const limit = limitAsked(url);
  const after = url.searchParams.get('cursor') ?? '';
  const forums = (await forumsOf(db, account.email)).filter(({ key }) => key > after);
  const seated = await Promise.all(forums.map(({ key }) => locals.member(key)));
  const open = forums.filter((_, index) => seated[index] !== null);
  const { page, nextCursor } = pageOf(open, limit, ({ key }) => key);
  return { forums: page, nextCursor };
});
