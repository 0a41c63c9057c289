/** What the browser holds for sign-in: the address between two pages, and the session. */
import type { Cookies } from '@sveltejs/kit';
import type { Opened } from '#forum/sign-in.server.ts';

const ASKED = 'plenary-asked';
/** seconds: three codes' time */
const ASKED_LIVES = 1_800;

export type Asked = { email: string; next: string };
type Here = { cookies: Cookies; url: URL };

const options = (url: URL) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

/** Only a path of this house: anything else goes to the list of forums. */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\s]{0,1000}$/.test(wanted)) return '/';
  const at = new URL(wanted, 'http://house.invalid');
  return at.host === 'house.invalid' && !at.pathname.startsWith('/sign-in') ? wanted : '/';
}

/** Asks the list of forums to go on by itself where there is only one door. */
export const ONE_DOOR = 'door';
/** Where somebody who just signed in goes: where they wanted, or through their one door. */
export const afterSignIn = (next: string) => (next === '/' ? `/?${ONE_DOOR}` : next);

/** An address is personal, so it travels in a cookie, never in a URL. */
export const keepAsked = ({ cookies, url }: Here, asked: Asked) =>
  cookies.set(ASKED, JSON.stringify(asked), { ...options(url), maxAge: ASKED_LIVES });

export function readAsked(cookies: Cookies): Asked | null {
  try {
    const { email, next } = JSON.parse(cookies.get(ASKED) ?? '');
    return typeof email === 'string' ? { email, next: localPath(next) } : null;
  } catch {
    return null;
  }
}

type Entering = Here & Clearing & { locals: App.Locals };

/** Whoever was here before, if it was not the same person, leaves nothing. */
export function keepSession(event: Entering, { cookie, email }: Opened): void {
  const { cookies, url, locals } = event;
  if (locals.account?.email !== email) clearBrowser(event);
  cookies.set(cookie.name, cookie.value, { ...options(url), maxAge: cookie.maxAge });
  cookies.delete(ASKED, options(url));
}

export const dropSession = ({ cookies, url }: Here, name: string) =>
  cookies.delete(name, options(url));

/**
 * What Forum Link keeps on a device belongs to one person. The browser itself clears it, also where
 * no script of ours runs.
 */
export const clearBrowser = ({ setHeaders }: Clearing) =>
  setHeaders({ 'clear-site-data': '"storage"' });
type Clearing = { setHeaders: (headers: Record<string, string>) => void };
