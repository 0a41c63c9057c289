import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { stopChannel } from '#exchange/notices/preferences.server.ts';
import { readStopToken, type Stop } from '#exchange/notices/stop-link.server.ts';
import { readStopSecret } from '#exchange/notices/vapid.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import { noticeChoices as t } from '#ui/texts/notice-choices.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page works without a script. Opening it does nothing: mail scanners open every link. */
export const csr = false;

/** null also when the person is gone since. */
async function stopAt(db: Kysely<Schema>, token: string): Promise<Stop | null> {
  const stop = readStopToken(await readStopSecret(db), token);
  if (!stop) return null;
  const person = await db
    .selectFrom('person')
    .select('id')
    .where('forum_id', '=', stop.forumId)
    .where('id', '=', stop.personId)
    .executeTakeFirst();
  return person ? stop : null;
}

/** Whatever this house did not sign looks alike: nothing is found there, and nobody is named. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  const stop = await stopAt(locals.db, params.token);
  if (!stop) return { words: null };
  const { title } = await readFrame(locals.db, stop.forumId);
  const kinds = stop.choices.map((choice) => t.kinds[choice].toLowerCase()).join(', ');
  return { words: t.stop.lead(kinds, t.stop.channels[stop.channel], title) };
};

/** By the button of the page, or by that of a mail program (RFC 8058). */
export const actions: Actions = {
  default: async ({ locals, params }) => {
    const stop = await stopAt(locals.db, params.token);
    if (!stop) return { stopped: false };
    await stopChannel(locals.db, stop, stop.choices, stop.channel);
    return { stopped: true };
  },
};
