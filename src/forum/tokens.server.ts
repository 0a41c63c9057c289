/** API tokens: a secret that is one person in one forum, for a while. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { gathered } from '#base/gathered.ts';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Member, Operator } from '#forum/people.ts';
import { hashOf, memberIn } from '#forum/session.server.ts';

/** days that a token works */
const LIVES = 30;

/** Makes a token for a person of a forum. It is shown once; the house keeps only its hash. */
export async function makeToken(
  db: Db,
  _: Operator,
  who: { forumId: string; personId: string },
  now: Date,
): Promise<string> {
  const token = `plenary_${randomBytes(24).toString('base64url')}`;
  await db
    .insertInto('api_token')
    .values({
      id: newId(),
      forum_id: who.forumId,
      person_id: who.personId,
      token_hash: hashOf(token),
      created_at: now,
      expires_at: new Date(now.getTime() + LIVES * 86_400_000),
    })
    .execute();
  return token;
}

/** Whom a token (by its id) stands for; unknown, expired and revoked tokens look alike. */
export type Bearer = { email: string; forumKey: string; token: string; seat: Member | null };

export function bearerOf(db: Db, token: string, now: Date): Promise<Bearer | null> {
  const ask = asking.get(db) ?? gathered((all: readonly Shown[]) => bearersOf(db, all));
  asking.set(db, ask);
  return ask({ hash: hashOf(token), now });
}

type Shown = { hash: string; now: Date };
/** Every call asks: under load those of the same moment are one query. */
const asking = new WeakMap<Db, (shown: Shown) => Promise<Bearer | null>>();

async function bearersOf(db: Db, all: readonly Shown[]): Promise<(Bearer | null)[]> {
  const hashes = all.map(({ hash }) => hash);
  const rows = await db
    .selectFrom('api_token')
    .innerJoin('forum', 'forum.id', 'api_token.forum_id')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'api_token.forum_id')
        .onRef('person.id', '=', 'api_token.person_id'),
    )
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .select(['api_token.id as token', 'token_hash', 'expires_at', 'person.email', 'forum.key'])
    .select(['person.id', 'person.role', 'client_id', 'person.forum_id', 'delegate.status'])
    .where('token_hash', '=', sql<string>`any(${hashes}::text[])`)
    .where('revoked_at', 'is', null)
    .execute();
  const byHash = new Map(rows.map((row) => [row.token_hash, row]));
  return all.map(({ hash, now }) => {
    const row = byHash.get(hash);
    if (!row || row.expires_at <= now) return null;
    const { email, key, token } = row;
    return { email, forumKey: key, token, seat: memberIn(row, key) };
  });
}

/** The bearer's seat: in the token's own forum and nowhere else. */
export const memberOfBearer = ({ forumKey, seat }: Bearer, forum: string): Member | null =>
  forum === forumKey ? seat : null;
