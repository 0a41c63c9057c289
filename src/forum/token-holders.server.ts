/** Whom a token of the operator is for: staff made for it, or someone who has a seat. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { record } from '#forum/audit.server.ts';
import type { Operator } from '#forum/people.ts';
import { seatStaff } from '#forum/seats.server.ts';
import { makeToken } from '#forum/tokens.server.ts';

export const roles = ['organiser', 'researcher', 'delegate', 'client'] as const;
export type Wanted = { forumKey: string; role: (typeof roles)[number]; ref?: string };
export type Made = { token: string } | { refused: 'no-forum' | 'nobody' };

/**
 * Makes a token that works for 30 days in one forum.
 *
 * @param wanted `ref`: a delegate's Ref, or a Client ID whose first representative is meant; without
 * it the first confirmed delegate, or the first client with a representative
 */
export async function tokenFor(
  db: Kysely<Schema>,
  who: Operator,
  wanted: Wanted,
  now: Date,
): Promise<Made> {
  const forum = await db
    .selectFrom('forum')
    .select('id')
    .where('key', '=', wanted.forumKey)
    .executeTakeFirst();
  if (!forum) return { refused: 'no-forum' };
  return db.transaction().execute(async (tx): Promise<Made> => {
    const personId = await holder(tx, forum.id, wanted);
    if (!personId) return { refused: 'nobody' };
    const deed = { act: 'made a token', detail: { for: personId, role: wanted.role } };
    await record(tx, { forumId: forum.id, personId: null, ...deed }, now);
    return { token: await makeToken(tx, who, { forumId: forum.id, personId }, now) };
  });
}

/**
 * Ends tokens at once: those of everybody with this role in the forum, or with `ref` of that
 * delegate, or of all representatives of that client.
 */
export async function revokeFor(
  db: Kysely<Schema>,
  _: Operator,
  { forumKey, role, ref }: Wanted,
  now: Date,
): Promise<{ revoked: number } | { refused: 'no-forum' }> {
  return db.transaction().execute(async (tx) => {
    const forum = await tx
      .selectFrom('forum')
      .select('id')
      .where('key', '=', forumKey)
      .executeTakeFirst();
    if (!forum) return { refused: 'no-forum' };
    const { numUpdatedRows } = await tx
      .updateTable('api_token')
      .set({ revoked_at: now })
      .where('forum_id', '=', forum.id)
      .where('revoked_at', 'is', null)
      .where('person_id', 'in', holders(tx, forum.id, role, ref))
      .executeTakeFirstOrThrow();
    const revoked = Number(numUpdatedRows);
    const deed = { act: 'revoked tokens', detail: { role, of: ref ?? null, revoked } };
    await record(tx, { forumId: forum.id, personId: null, ...deed }, now);
    return { revoked };
  });
}

const holders = (tx: Kysely<Schema>, forumId: string, role: Wanted['role'], ref?: string) =>
  tx
    .selectFrom('person')
    .leftJoin('delegate', (join) =>
      join
        .onRef('delegate.forum_id', '=', 'person.forum_id')
        .onRef('delegate.person_id', '=', 'person.id'),
    )
    .leftJoin('client', (join) =>
      join
        .onRef('client.forum_id', '=', 'person.forum_id')
        .onRef('client.id', '=', 'person.client_id'),
    )
    .select('person.id')
    .where('person.forum_id', '=', forumId)
    .where('person.role', '=', role)
    .$if(ref !== undefined, (only) =>
      only.where(role === 'client' ? 'client.ref' : 'delegate.ref', '=', ref ?? ''),
    );

async function holder(tx: Kysely<Schema>, forumId: string, { role, ref, forumKey }: Wanted) {
  if (role === 'delegate') return firstDelegate(tx, forumId, ref);
  if (role === 'client') return firstRepresentative(tx, forumId, ref);
  // nobody reads mail at `.invalid` (RFC 2606), so this seat is a token's alone
  const email = `token-${role}@${forumKey}.invalid`;
  const made = await seatStaff(tx, forumId, { email, role, givenName: 'Token', familyName: role });
  return 'personId' in made ? made.personId : null;
}

async function firstDelegate(tx: Kysely<Schema>, forumId: string, ref: string | undefined) {
  const row = await tx
    .selectFrom('delegate')
    .select('person_id')
    .where('forum_id', '=', forumId)
    .where('status', '=', 'confirmed')
    .$if(ref !== undefined, (only) => only.where('ref', '=', ref ?? ''))
    .orderBy('ref')
    .executeTakeFirst();
  return row?.person_id ?? null;
}

async function firstRepresentative(tx: Kysely<Schema>, forumId: string, ref: string | undefined) {
  const row = await tx
    .selectFrom('person')
    .innerJoin('client', (join) =>
      join
        .onRef('client.forum_id', '=', 'person.forum_id')
        .onRef('client.id', '=', 'person.client_id'),
    )
    .select('person.id')
    .where('person.forum_id', '=', forumId)
    .$if(ref !== undefined, (only) => only.where('client.ref', '=', ref ?? ''))
    .orderBy('client.ref')
    .orderBy('person.id')
    .executeTakeFirst();
  return row?.id ?? null;
}
