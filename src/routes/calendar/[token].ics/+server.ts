import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { countAsked } from '#exchange/calendar/link.server.ts';
import { calendarHolder } from '#forum/session.server.ts';
import { CALENDAR_TYPE, calendarOf } from '../../calendar.server.ts';
import type { RequestHandler } from './$types';

/**
 * A person's own calendar at its secret address. Programs ask again and again, so they may keep it
 * and be told that nothing changed; they may not show it without asking.
 */
export const GET: RequestHandler = async (event) => {
  const { locals, params, request } = event;
  const member = await calendarHolder(locals.db, params.token);
  if (!member) error(404);
  const holds = await countAsked(locals.db, member, locals.now);
  if (!holds) error(404);
  if ('again' in holds)
    return new Response(null, { status: 429, headers: { 'retry-after': `${holds.again}` } });

  const calendar = await calendarOf(event, member, holds);
  const mark = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 27)}"`;
  const headers = {
    etag: mark,
    'cache-control': 'private, no-cache',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'no-referrer',
  };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((each) => each.trim());
  if (known.some((each) => each.replace(/^W\//, '') === mark))
    return new Response(null, { status: 304, headers });
  return new Response(calendar, {
    headers: {
      ...headers,
      'content-type': CALENDAR_TYPE,
      'content-disposition': 'inline; filename="forum.ics"',
    },
  });
};
