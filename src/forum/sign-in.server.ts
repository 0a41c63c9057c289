/** Signing in: one mail with a code and a link; either is used once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isAPIError } from 'better-auth/api';
import { parseSetCookieHeader } from 'better-auth/cookies';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { announce } from '#base/live.server.ts';
import { sendMail } from '#base/mail.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { accountOf, accounts, type INVITATION_LIVES } from '#forum/accounts.server.ts';
import { record } from '#forum/audit.server.ts';
import { type Seat, seatsOf } from '#forum/seats.server.ts';
import { mayTry } from '#forum/sign-in-limits.server.ts';
import { mails as t } from '#ui/texts/mails.ts';

/** milliseconds of every asking and every wrong code, so that time says nothing about the address */
const ANSWER_TAKES = 250;
/** addresses of seats that the operator made for tokens: no mail reaches them */
export const isUnreachable = (email: string) => email.endsWith('.invalid');

const address = z.email().max(254);
/** An address as the house keeps it, or null if it is none. */
export function readAddress(written: string): string | null {
  const email = written.trim().toLowerCase();
  return address.safeParse(email).success ? email : null;
}

export type Asked = { asked: string } | { refused: 'not-an-address' | 'too-often' };

/**
 * Mails a code and a link to an address that has a seat. An address without one gets the same
 * answer after the same time, and no mail.
 *
 * @param next local path to go to after sign-in
 */
export async function askToSignIn(
  db: Kysely<Schema>,
  origin: string,
  written: string,
  next: string,
  now: Date,
): Promise<Asked> {
  const email = readAddress(written);
  if (!email) return { refused: 'not-an-address' };
  const [outcome] = await Promise.all([ask(), sleep(ANSWER_TAKES)]);
  return outcome;

  async function ask(): Promise<Asked> {
    if (!(await mayTry(db, email as string, 'ask', now))) return { refused: 'too-often' };
    const [seat] = isUnreachable(email as string) ? [] : await seatsOf(db, email as string);
    if (seat) await mailDoor(db, origin, email as string, seat, next, now);
    return { asked: email as string };
  }
}

async function mailDoor(
  db: Kysely<Schema>,
  origin: string,
  email: string,
  seat: Seat,
  next: string,
  now: Date,
): Promise<void> {
  const auth = await accounts(db, origin);
  const code = await auth.api.createVerificationOTP({ body: { email, type: 'sign-in' } });
  const link = await makeLink(db, origin, email);
  const onward = next === '/' ? '' : `?next=${encodeURIComponent(next)}`;
  await db.transaction().execute((tx) =>
    sendMail(
      tx,
      {
        forumId: seat.forumId,
        to: email,
        subject: t.signInSubject(seat.title),
        body: t.signInBody(code, link + onward),
        opensDoor: true,
      },
      now,
    ),
  );
}

/** A sign-in link; the address in it is known to the house alone. */
export async function makeLink(
  db: Kysely<Schema>,
  origin: string,
  email: string,
  lives?: typeof INVITATION_LIVES,
): Promise<string> {
  const auth = await accounts(db, origin, lives);
  let secret = '';
  const keep = (token: string) => {
    secret = token;
  };
  await auth.api.signInMagicLink({ body: { email, metadata: { keep } }, headers: new Headers() });
  return `${origin}/sign-in/link/${secret}`;
}

/** What the browser keeps, the one cookie of a session; and whose it is. */
export type Opened = { cookie: { name: string; value: string; maxAge: number }; email: string };

export type ByCode = Opened | { refused: 'wrong-code' | 'too-often' | 'not-six-digits' };

/** Opens a session for the newest code mailed to this address. Blanks and dashes in it are welcome. */
export async function signInByCode(
  db: Kysely<Schema>,
  origin: string,
  email: string,
  written: string,
  now: Date,
): Promise<ByCode> {
  const code = written.normalize('NFKC').replace(/[\s\-–]/g, '');
  if (!/^\d{6}$/.test(code)) return { refused: 'not-six-digits' };
  if (!(await mayTry(db, email, 'code', now))) return { refused: 'too-often' };
  const answerIsDue = sleep(ANSWER_TAKES);
  const cookie =
    (await seatsOf(db, email)).length > 0 ? await useCode(db, origin, email, code) : null;
  await writeDown(db, email, cookie ? 'signed in' : 'was refused a code', now);
  if (cookie) return { cookie, email };
  await answerIsDue;
  return { refused: 'wrong-code' };
}

async function useCode(db: Kysely<Schema>, origin: string, email: string, otp: string) {
  const auth = await accounts(db, origin);
  const [body, headers] = [{ email, otp }, new Headers()];
  const opened = await orNull(auth.api.signInEmailOTP({ body, headers, returnHeaders: true }));
  return opened && cookieIn(opened.headers);
}

export type ByLink = Opened | { refused: 'used-or-expired' };

/** Opens a session for a link's token and uses it up: of ten presses at once one opens. */
export async function signInByLink(
  db: Kysely<Schema>,
  origin: string,
  token: string,
  now: Date,
): Promise<ByLink> {
  const auth = await accounts(db, origin);
  const headers = new Headers();
  const opened = await orNull(
    auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true }),
  );
  const cookie = opened && cookieIn(opened.headers);
  if (!cookie) return { refused: 'used-or-expired' };
  const { email } = opened.response.user;
  await writeDown(db, email, 'signed in', now);
  return { cookie, email };
}

/** Ends the session of this cookie; the returned name is the cookie to drop. */
export async function signOut(
  db: Kysely<Schema>,
  origin: string,
  headers: Headers,
  now: Date,
): Promise<string> {
  const auth = await accounts(db, origin);
  const account = await accountOf(db, origin, headers);
  await orNull(auth.api.signOut({ headers }));
  // streams that are still open in this browser ask anew who is there, and end
  for (const { forumId, personId } of account ? await seatsOf(db, account.email) : [])
    await announce(db, forumId, 'forum:people', [personId], now);
  return (await auth.$context).authCookies.sessionToken.name;
}

/** Refusals of the library, redirects included, become null; its failures stay failures. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (thrown) {
    if (isAPIError(thrown) && thrown.statusCode < 500) return null;
    throw thrown;
  }
}

function cookieIn(headers: Headers): Opened['cookie'] | null {
  for (const line of headers.getSetCookie()) {
    for (const [name, { value, 'max-age': maxAge }] of parseSetCookieHeader(line)) {
      if (name.endsWith('plenary') && value) return { name, value, maxAge: Number(maxAge ?? 0) };
    }
  }
  return null;
}

async function writeDown(db: Db, email: string, act: string, now: Date): Promise<void> {
  for (const { forumId, personId } of await seatsOf(db, email)) {
    await record(db, { forumId, personId, act }, now);
  }
}
