/** Who is asking, by session or by token: the same for pages, the API and what goes the short way. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { accountOf } from '#forum/accounts.server.ts';
import type { Member } from '#forum/people.ts';
import { memberOf } from '#forum/session.server.ts';
import { bearerOf, memberOfBearer } from '#forum/tokens.server.ts';

type Sent = {
  origin: string;
  authorization: string | null;
  /** whose act it is, as the device that kept it says: `FORUM:PERSON`; null: whoever is signed in */
  owner: string | null;
  cookies: () => Headers;
};

/** @param sent `cookies`: headers that hold at least the cookies */
export async function whoCalls(
  db: Kysely<Schema>,
  { origin, authorization, owner, cookies }: Sent,
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
      ? Promise.resolve(memberOfBearer(bearer, key))
      : account
        ? memberOf(db, account.email, key)
        : Promise.resolve(null);
    seats.set(key, seat);
    return seat;
  };
  // what one person did on a device waits for that person: nobody else is asked in its place
  if (owner !== null && !(await isOwner(owner, member)))
    return {
      ...{ db, now, member: async () => null },
      account: null,
      bearer: null,
      credential: null,
    };
  return {
    ...{ db, now, member },
    account: account && { email: account.email },
    bearer: bearer && { forumKey: bearer.forumKey },
    credential: bearer ? { token: bearer.token } : signedIn && { session: signedIn.session },
  };
}

async function isOwner(owner: string, member: (key: string) => Promise<Member | null>) {
  const [forum = '', person] = owner.split(':');
  return (await member(forum))?.personId === person;
}
