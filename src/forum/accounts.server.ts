/** Accounts: an address that proved itself, by better-auth. What it may do is `session.server.ts`. */
import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { emailOTP, magicLink } from 'better-auth/plugins';
import { CamelCasePlugin, type Kysely } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';

const HOUR = 3_600;
/** seconds that a mailed code and the link beside it work */
export const CODE_LIVES = 600;
/** seconds that an invitation's link works */
export const INVITATION_LIVES = 24 * HOUR;
/** seconds after which staff, and everyone else, sign in again */
const STAFF_SESSION = 12 * HOUR;
const SESSION = 7 * 24 * HOUR;

/** Adds up what better-auth needs from us; its HTTP routes stay closed, pages call it on the server. */
function build(db: Kysely<Schema>, origin: string, secret: string, linkLives: number) {
  const secure = origin.startsWith('https:');
  return betterAuth({
    appName: 'Plenary',
    baseURL: origin,
    secret,
    database: { db: db.withPlugin(new CamelCasePlugin()), type: 'postgres' },
    user: { modelName: 'signInUser' },
    account: { modelName: 'signInAccount' },
    verification: { modelName: 'signInVerification' },
    session: {
      modelName: 'signInSession',
      expiresIn: SESSION,
      disableSessionRefresh: true, // absolute: a session ends when it said it would
    },
    advanced: {
      useSecureCookies: false, // __Host- is stricter than the prefix this would add
      cookies: {
        session_token: {
          name: secure ? '__Host-plenary' : 'plenary',
          attributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
      database: { generateId: newId, joins: true },
      ipAddress: { ipAddressHeaders: [], disableIpTracking: true },
    },
    databaseHooks: {
      session: { create: { before: (session) => endInTime(db, session) } },
    },
    telemetry: { enabled: false },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_LIVES,
        allowedAttempts: 5,
        storeOTP: 'encrypted',
        sendVerificationOTP: async () => {}, // one mail holds code and link: sign-in.server.ts
      }),
      magicLink({
        expiresIn: linkLives,
        storeToken: 'hashed',
        generateToken: () => randomBytes(24).toString('base64url'),
        sendMagicLink: async ({ token, metadata }) => metadata?.keep(token),
      }),
    ],
  });
}

export type Auth = ReturnType<typeof build>;

/** A session opens only for an address with a seat, and ends earlier for staff. */
async function endInTime(db: Db, session: { userId: string; createdAt: Date }) {
  const seats = await db
    .selectFrom('person')
    .innerJoin('sign_in_user', 'sign_in_user.email', 'person.email')
    .select('person.role')
    .where('sign_in_user.id', '=', session.userId)
    .execute();
  if (seats.length === 0) return false;
  const isStaff = seats.some(({ role }) => role === 'organiser' || role === 'researcher');
  await db.deleteFrom('sign_in_session').where('expires_at', '<', session.createdAt).execute();
  const lives = isStaff ? STAFF_SESSION : SESSION;
  return { data: { expiresAt: new Date(session.createdAt.getTime() + lives * 1000) } };
}

/** The secret that signs this house's cookies, made once and kept beside what it protects. */
async function secretOf(db: Kysely<Schema>): Promise<string> {
  const made = { name: 'sign-in-secret', value: randomBytes(32).toString('base64url') };
  await db
    .insertInto('setting')
    .values(made)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', made.name)
    .executeTakeFirstOrThrow();
  return kept.value;
}

const built = new WeakMap<Kysely<Schema>, Map<string, Promise<Auth>>>();

/**
 * The accounts of a house.
 *
 * @param origin where its pages live; sign-in links begin with it, never with a Host header
 * @param linkLives seconds that a link made by this instance works
 */
export function accounts(
  db: Kysely<Schema>,
  origin: string,
  linkLives = CODE_LIVES,
): Promise<Auth> {
  const here = built.get(db) ?? new Map<string, Promise<Auth>>();
  built.set(db, here);
  const key = `${linkLives} ${origin}`;
  const auth = here.get(key) ?? secretOf(db).then((secret) => build(db, origin, secret, linkLives));
  here.set(key, auth);
  auth.catch(() => here.delete(key)); // a database that was not ready yet may be asked again
  return auth;
}

/** The address whose session cookie these headers carry, or null. */
export async function accountOf(
  db: Kysely<Schema>,
  origin: string,
  headers: Headers,
): Promise<{ email: string; session: string } | null> {
  if (!/(?:^|[;\s])(?:__Host-)?plenary=/.test(headers.get('cookie') ?? '')) return null;
  const auth = await accounts(db, origin);
  const found = await auth.api.getSession({ headers });
  return found ? { email: found.user.email, session: found.session.id } : null;
}

/** The session of this cookie, or null: what is kept for a device ends with it. */
export async function sessionOf(
  db: Kysely<Schema>,
  origin: string,
  headers: Headers,
): Promise<string | null> {
  const auth = await accounts(db, origin);
  return (await auth.api.getSession({ headers }))?.session.id ?? null;
}
