import { forumsOf } from '#forum/forums.server.ts';
import { pageAmong } from '../asked.ts';
import { endpoint, Problem } from '../endpoint.ts';

/** The forums where the caller has a seat; with a token, its one forum. */
export const GET = endpoint(async ({ locals, url }) => {
  const { account, db } = locals;
  if (!account) throw new Problem(401, 'Sign in or send a token', 'Authorization: Bearer TOKEN');
  const forums = await forumsOf(db, account.email);
  const seated = await Promise.all(forums.map(({ key }) => locals.member(key)));
  const open = forums.filter((_, index) => seated[index] !== null);
  const { page, nextCursor } = pageAmong(open, url, ({ key }) => key);
  return { forums: page, nextCursor };
});
