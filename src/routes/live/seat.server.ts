import { accountOf } from '#forum/accounts.server.ts';
import type { Member } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { bearerOf, memberOfBearer } from '#forum/tokens.server.ts';
import type { RequestEvent } from './$types';

/** The seat of a request that is still open, asked anew: it may have been lost, or signed out. */
export async function seatNow(
  { locals: { db }, request, url }: RequestEvent,
  forumKey: string,
): Promise<Member | null> {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token) {
    const bearer = await bearerOf(db, token, new Date());
    return bearer && memberOfBearer(db, bearer, forumKey);
  }
  const account = await accountOf(db, url.origin, request.headers);
  return account && memberOf(db, account.email, forumKey);
}
