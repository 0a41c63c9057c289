/** Passcodes of report links: how they are kept and how one is tried. */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Schema } from '#db/schema.ts';
import { record } from '#forum/audit.server.ts';
import { passFor } from '#forum/pass.server.ts';
import { hashOf } from '#forum/session.server.ts';

/** signs of a passcode, blanks around it not counted */
export const PASSCODE_LENGTH = { least: 6, most: 64 };

/** 16 MiB and five passes: the OWASP Password Storage Cheat Sheet's row for N = 2^14. */
const COST = { N: 2 ** 14, r: 8, p: 5 };
const KEY_BYTES = 32;

/** As it is compared: typed on a phone or pasted from a letter it is the same. */
const tidy = (written: string) => written.normalize('NFKC').trim();

declare const checked: unique symbol;
/** One that `readPasscode` took. */
export type Passcode = string & { readonly [checked]: true };

/** A passcode as the house takes it, or null if it is too short or too long. */
export function readPasscode(written: string): Passcode | null {
  const code = tidy(written);
  const { least, most } = PASSCODE_LENGTH;
  return code.length >= least && code.length <= most ? (code as Passcode) : null;
}

const derived = (code: string, salt: Buffer, cost: ScryptOptions) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(code, salt, KEY_BYTES, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** `scrypt:N:r:p:salt:hash`, salt and hash in base64url. */
export async function hashOfPasscode(code: Passcode): Promise<string> {
  const salt = randomBytes(16);
  const key = await derived(code, salt, COST);
  const parts = [COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')];
  return ['scrypt', ...parts].join(':');
}

async function isCode(code: string, kept: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = kept.split(':');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const key = await derived(tidy(code), Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(key, Buffer.from(hash, 'base64url'));
}

/** wrong passcodes of one link within an hour; six random digits then stand for years */
const WRONG_AN_HOUR = 10;
/** milliseconds of every try, so that time says nothing about link or code */
const ANSWER_TAKES = 500;

export type ByPasscode = { pass: string } | { refused: 'wrong' | 'too-often' | 'no-such-link' };

/** Tries a passcode of a link. Whatever is wrong, the answer takes the same time. */
export async function openByPasscode(
  db: Kysely<Schema>,
  token: string,
  written: string,
  now: Date,
): Promise<ByPasscode> {
  const [outcome] = await Promise.all([tryPasscode(db, token, written, now), sleep(ANSWER_TAKES)]);
  return outcome;
}

async function tryPasscode(
  db: Kysely<Schema>,
  token: string,
  written: string,
  now: Date,
): Promise<ByPasscode> {
  const link = await db
    .selectFrom('report_link')
    .select(['forum_id', 'id', 'passcode_hash as kept'])
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!link?.kept) return { refused: 'no-such-link' };
  const { forum_id, id: link_id, kept } = link;
  const guess = newId();
  if (!(await mayGuess(db, { forum_id, link_id, id: guess }, now))) return { refused: 'too-often' };
  if (!(await isCode(written, kept))) {
    const deed = { act: 'report passcode refused', detail: { link: link_id } };
    await record(db, { forumId: forum_id, personId: null, ...deed }, now);
    return { refused: 'wrong' };
  }
  await db
    .deleteFrom('passcode_try')
    .where('forum_id', '=', forum_id)
    .where('link_id', '=', link_id)
    .where('id', '=', guess)
    .execute();
  return { pass: passFor(kept, link_id, now) };
}

/** Counts a guess as wrong until it is found right, in turn with others for the link. */
const mayGuess = (
  db: Kysely<Schema>,
  guess: Omit<Schema['passcode_try'], 'made_at'>,
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { forum_id, link_id } = guess;
    await sql`select pg_advisory_xact_lock(hashtextextended(${link_id}, 1))`.execute(tx);
    const hourAgo = new Date(now.getTime() - 3_600_000);
    const here = { forum_id, link_id };
    await tx
      .deleteFrom('passcode_try')
      .where('forum_id', '=', here.forum_id)
      .where('link_id', '=', here.link_id)
      .where('made_at', '<=', hourAgo)
      .execute();
    const { wrong } = await tx
      .selectFrom('passcode_try')
      .select((is) => is.fn.countAll<number>().as('wrong'))
      .where('forum_id', '=', here.forum_id)
      .where('link_id', '=', here.link_id)
      .executeTakeFirstOrThrow();
    if (wrong >= WRONG_AN_HOUR) return false;
    await tx
      .insertInto('passcode_try')
      .values({ ...guess, made_at: now })
      .execute();
    return true;
  });
