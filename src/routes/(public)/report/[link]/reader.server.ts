/**
 * The one door of everything under /report/[link]. A route begins with
 * `const reader = await reportReader(event, 'pdf')` and reads with what it gets.
 */
import { type Cookies, error, redirect } from '@sveltejs/kit';
import { PASS_LIVES } from '#forum/pass.server.ts';
import type { AtDoor, Reader } from '#forum/people.ts';
import { readerAt } from '#forum/session.server.ts';
import { countedAs, type Form, hostOf } from '#report/opening.ts';
import { countOpening } from '#report/openings.server.ts';

export type Asking = {
  locals: App.Locals;
  params: { link: string };
  url: URL;
  request: Request;
  cookies: Cookies;
  setHeaders(headers: Record<string, string>): void;
};

/** Not kept on the way, not found by search, and no other site hears the link's address. */
export const PRIVATE = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
};

/**
 * The reader who holds this link. Unknown, expired and revoked links answer alike (404); where a
 * passcode is asked for, the way leads to its page and back. It also sets the headers of `PRIVATE`
 * (a route must not set those again) and counts the opening.
 *
 * @param form as what it counts; null: a part of something that was counted already
 */
export async function reportReader(event: Asking, form: Form | null): Promise<Reader> {
  const reader = await holderOf(event);
  event.setHeaders(PRIVATE);
  if (!reader) error(404);
  if (reader.role === 'at the door') redirect(303, passcodeDoor(event));
  if (form) count(event, reader, form);
  return reader;
}

/** Who holds the link, at its door if a passcode must be given first; null: no such link. Counts nothing. */
export const holderOf = ({ locals, params, cookies }: Asking): Promise<Reader | AtDoor | null> =>
  readerAt(locals.db, params.link, cookies.get(PASS) ?? null, locals.now);

function count({ locals, request, url }: Asking, reader: Reader, form: Form): void {
  const secure = url.protocol === 'https:';
  const counted = countedAs(form, request, secure);
  const host = hostOf(request.headers.get('referer'), url.host);
  if (counted) countOpening(locals.db, reader, { form: counted, host }, locals.now);
}

/** The picture that a chat fetches to show the link; it counts apart from those who read. */
export const countPreview = (event: Asking, reader: Reader): void =>
  count(event, reader, 'preview');

const PASS = 'plenary-report';

/** The browser keeps the pass for this link alone; no other page of the house gets it. */
export const keepPass = ({ cookies, params, url }: Asking, pass: string): void =>
  cookies.set(PASS, pass, {
    path: `/report/${params.link}`,
    httpOnly: true,
    sameSite: 'strict',
    secure: url.protocol === 'https:',
    maxAge: PASS_LIVES,
  });

function passcodeDoor({ params, url }: Asking): string {
  const door = `/report/${params.link}/passcode`;
  const wanted = url.pathname.slice(`/report/${params.link}/`.length);
  return wanted ? `${door}?next=${encodeURIComponent(wanted)}` : door;
}

/** Where whoever gave the passcode goes: a part of this report, never elsewhere. */
export function afterPasscode({ params, url }: Asking): string {
  const base = `/report/${params.link}`;
  const wanted = url.searchParams.get('next') ?? '';
  const part = /^[\w-]+(?:[./][\w-]+){0,8}$/.test(wanted) && wanted !== 'passcode';
  return part ? `${base}/${wanted}` : base;
}
