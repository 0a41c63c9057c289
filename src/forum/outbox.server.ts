import type { Db } from '#db/database.server.ts';
import type { Organiser } from '#forum/people.ts';
import { addressesBeyond } from '#forum/seats.server.ts';

export type OutboxMail = {
  id: string;
  to: string;
  subject: string;
  body: string;
  madeAt: Date;
  sentAt: Date | null;
  failure: string | null;
  /** it held a code or link that opens something, and is emptied since it was sent */
  emptied: boolean;
};
export type Outbox = { mails: OutboxMail[]; total: number; older: string | null };

const PAGE = 50;

/**
 * The mails of this forum, newest first. A mail that opens a door to more than the organiser may
 * enter is left out without a trace: whoever reads a code is let in as that person.
 *
 * @param before id of a mail: only older ones
 */
export async function readOutbox(
  db: Db,
  organiser: Organiser,
  before: string | null,
): Promise<Outbox> {
  const beyond = [...(await addressesBeyond(db, organiser))];
  const shown = db
    .selectFrom('mail')
    .where('forum_id', '=', organiser.forumId)
    .$if(beyond.length > 0, (some) =>
      some.where((is) => is.or([is('opens_door', '=', false), is('to_email', 'not in', beyond)])),
    );
  const { total } = await shown
    .select((is) => is.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await shown
    .select(['id', 'to_email as to', 'subject', 'body', 'made_at as madeAt'])
    .select(['sent_at as sentAt', 'failure', 'opens_door', 'holds_link'])
    .$if(before !== null, (some) => some.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute();
  const mails = rows.slice(0, PAGE).map(({ opens_door, holds_link, ...mail }) => ({
    ...mail,
    emptied: (opens_door || holds_link) && mail.body === '',
  }));
  const older = rows.length > PAGE ? (mails.at(-1)?.id ?? null) : null;
  return { mails, total, older };
}
