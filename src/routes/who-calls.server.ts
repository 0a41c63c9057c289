/** Who is asking, by session or by token: the same for pages, the API and what goes the short way. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { accountOf } from '#forum/accounts.server.ts';
import type { Member } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { bearerOf, memberOfBearer } from '#forum/tokens.server.ts';

type Sent = { origin: string; authorization: string | null; cookies: () => Headers };

/** @param sent `cookies`: headers that hold at least the cookies */
export async function whoCalls(
  db: Kysely<Schema>,
  { origin, authorization, cookies }: Sent,
  now: Date,
): Promise<App.Locals> {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization ?? '') ?? [];
  const bearer = token ? await bearerOf(db, token, now) : null;
  const signedIn = token ? null : await accountOf(db, origin, cookies());
  const account = bearer ?? signedIn;

  const seats = new Map<string, Promise<Member | null>>();
  const member = (key: string) => {
    const known = seats.get(key);
    if (known) return known;
    const seat = bearer
      ? memberOfBearer(db, bearer, key)
      : account
        ? memberOf(db, account.email, key)
        : Promise.resolve(null);
    seats.set(key, seat);
    return seat;
  };
  return {
    ...{ db, now, member },
    account: account && { email: account.email },
    bearer: bearer && { forumKey: bearer.forumKey },
    credential: bearer ? { token: bearer.token } : signedIn && { session: signedIn.session },
  };
}
