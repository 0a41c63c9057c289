/** What one open screen hears, as events: for whoever does not read bytes. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { FeedEvent } from '#exchange/stream/frames.ts';
import { hubOf } from '#exchange/stream/hub.server.ts';
import { Listener } from '#exchange/stream/listener.ts';
import type { Member } from '#forum/people.ts';

export type { FeedEvent } from '#exchange/stream/frames.ts';

export type Asked = {
  /** last number the device has of its stream; null: nothing before now */
  cursor: number | null;
  /** instant since which changes are told again; null: from now on */
  since: Date | null;
};
export type Feed = {
  /** number up to which everything has been heard */
  position(): number;
  close(): void;
};

/** Sends a person everything from a cursor on, then whatever happens, until it is closed. */
export async function openFeed(
  db: Kysely<Schema>,
  member: Member,
  asked: Asked,
  hear: (event: FeedEvent) => void,
): Promise<Feed> {
  const line = {
    waiting: 0,
    take: ({ events }: { events: FeedEvent[] }) => {
      for (const event of events) hear(event);
    },
    close: () => {},
  };
  return hubOf(db).open(new Listener(member, line, null), asked);
}
