/** The tables of calls; what they mean stands in migrations/0030-calls.sql. */
import type { Generated } from 'kysely';

type Instant = Date;

export interface CallTables {
  call: {
    forum_id: string;
    id: string;
    /** either a room or an interview */
    room_id: string | null;
    interview_id: string | null;
    kind: 'voice' | 'video';
    started_by: string;
    started_at: Instant;
    rings_until: Instant | null;
    first_event: number;
    ended_at: Generated<Instant | null>;
  };
  call_ring: {
    forum_id: string;
    call_id: string;
    person_id: string;
    answer: Generated<'accepted' | 'declined' | 'missed' | null>;
    answered_at: Generated<Instant | null>;
  };
  call_link: {
    forum_id: string;
    id: string;
    interview_id: string;
    token_hash: string;
    starts_at: Instant | null;
    phone: string;
    made_by: string | null;
    made_at: Instant;
    expires_at: Instant;
    revoked_at: Generated<Instant | null>;
  };
  call_leg: {
    forum_id: string;
    call_id: string;
    id: string;
    /** either a person or a link */
    person_id: string | null;
    link_id: string | null;
    joined_at: Instant;
    admitted_at: Instant | null;
    seen_at: Instant;
    left_at: Generated<Instant | null>;
  };
  call_signal: {
    forum_id: string;
    id: string;
    call_id: string;
    number: Generated<number>;
    from_leg: string;
    to_leg: string;
    body: unknown;
    made_at: Instant;
  };
  call_phone: { forum_id: string; phone: string };
}
