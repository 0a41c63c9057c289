/** The tables of the live stream; what they mean stands in migrations/0020-stream.sql. */
import type { Generated } from 'kysely';

export interface StreamTables {
  stream_log: { forum_id: string; number: Generated<number> };
  event: {
    forum_id: string;
    number: number;
    kind: string;
    room_id: string | null;
    /** null, with `room_id` null: everyone in the forum */
    people: string[] | null;
    body: unknown;
    made_at: Date;
  };
}
