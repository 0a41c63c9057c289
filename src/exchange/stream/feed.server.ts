/** What one open screen hears: that things changed, and its person's stream from a cursor on. */

import type { Kysely } from 'kysely';
import { earOf } from '#base/listen.server.ts';
import type { StreamKind } from '#base/stream-kinds.ts';
import { oneAtATime } from '#base/turns.ts';
import type { Schema } from '#db/schema.ts';
import {
  changedSince,
  readCursor,
  readStream,
  STREAM_KEY,
} from '#exchange/stream/stream.server.ts';
import type { Member } from '#forum/people.ts';

export type FeedEvent =
  | { event: 'hello'; data: { cursor: number } }
  | { event: 'changed'; data: string }
  | { event: StreamKind; id: number; data: unknown };

export type Asked = {
  /** last number the device has of its stream; null: nothing before now */
  cursor: number | null;
  /** instant since which changes are told again; null: from now on */
  since: Date | null;
};

/** A change may be announced this long (ms) before its transaction commits. */
const COMMIT_MARGIN = 2_000;

/**
 * Sends a person everything from a cursor on, then whatever happens, until the returned function
 * is called. Nothing between reading and listening is lost: it listens first.
 */
export async function openFeed(
  db: Kysely<Schema>,
  member: Member,
  { cursor, since }: Asked,
  send: (event: FeedEvent) => void,
): Promise<() => void> {
  const head = await readCursor(db, member);
  // a cursor beyond the end is of another past, such as one before a restored backup
  let last = Math.min(cursor ?? head, head);
  let open = true;
  const pump = oneAtATime(async () => {
    while (open) {
      const events = await readStream(db, member, last);
      if (!open || events.length === 0) return;
      for (const { number, kind, body } of events) send({ event: kind, id: number, data: body });
      last = events.at(-1)?.number ?? last;
    }
  });
  const ear = await earOf(db);
  const stop = ear.listen({
    forumId: member.forumId,
    personId: member.personId,
    hear: (key) => (key === STREAM_KEY ? pump() : send({ event: 'changed', data: key })),
  });
  send({ event: 'hello', data: { cursor: last } });
  pump();
  if (since) {
    const keys = await changedSince(db, member, new Date(since.getTime() - COMMIT_MARGIN));
    for (const key of keys) if (open) send({ event: 'changed', data: key });
  }
  return () => {
    open = false;
    stop();
  };
}
