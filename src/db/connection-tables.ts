/** The tables of connections; what they mean stands in migrations/0031-connections.sql. */
import type { Generated } from 'kysely';

export interface ConnectionTables {
  peer_sharing: { forum_id: string; person_id: string; since: Date };
  not_for_me: {
    forum_id: string;
    person_id: string;
    other_id: string;
    with_id: string;
    made_at: Date;
  };
  introduction_ask: {
    forum_id: string;
    id: string;
    introducer_id: string;
    delegate_id: string;
    to_id: string;
    words: string;
    asked_at: Date;
    answer: Generated<'yes' | 'no' | null>;
    answered_at: Generated<Date | null>;
    room_id: Generated<string | null>;
  };
}
