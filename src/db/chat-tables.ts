/** The tables of conversations; what they mean stands in migrations/0001-house.sql, 0021-chat.sql and 0032-talk.sql. */
import type { Generated } from 'kysely';

type Instant = Date;

export interface ChatTables {
  room: {
    forum_id: string;
    id: string;
    kind: 'direct' | 'group' | 'topic' | 'team';
    title: string;
    pair: string | null;
    created_by: string | null;
    created_at: Instant;
    /** set if and only if kind is team */
    client_id: Generated<string | null>;
    last_number: Generated<number>;
    members_version: Generated<number>;
  };
  room_member: {
    forum_id: string;
    room_id: string;
    person_id: string;
    joined_at: Instant;
    read_number: Generated<number>;
    read_at: Generated<Instant | null>;
    muted: Generated<boolean>;
    opened: Generated<boolean>;
  };
  message: {
    forum_id: string;
    id: string;
    room_id: string;
    author_id: string;
    number: number;
    body: string;
    sent_at: Instant;
    reply_to: Generated<string | null>;
    mentions: Generated<string[]>;
    file_count: Generated<number>;
    version: Generated<number>;
    words_version: Generated<number>;
    edited_at: Generated<Instant | null>;
    deleted_at: Generated<Instant | null>;
  };
  reaction: {
    forum_id: string;
    message_id: string;
    person_id: string;
    sign: string;
    made_at: Instant;
  };
  block: { forum_id: string; person_id: string; blocked_id: string; made_at: Instant };
  company_block: { forum_id: string; person_id: string; client_id: string; made_at: Instant };
  message_report: {
    forum_id: string;
    id: string;
    message_id: string;
    reporter_id: string;
    reason: string;
    said: string;
    made_at: Instant;
    settled_at: Generated<Instant | null>;
    settled_by: Generated<string | null>;
    outcome: Generated<'removed' | 'kept' | null>;
  };
  writing_request: {
    forum_id: string;
    client_id: string;
    delegate_id: string;
    asked_by: string;
    note: string;
    asked_at: Instant;
    answer: Generated<'granted' | 'declined' | null>;
    answered_at: Generated<Instant | null>;
  };
  chat_file: {
    forum_id: string;
    id: string;
    room_id: string;
    author_id: string;
    message_id: Generated<string | null>;
    name: string;
    type: string;
    bytes: Uint8Array;
    width: number | null;
    height: number | null;
    made_at: Instant;
  };
  topic_table: {
    forum_id: string;
    room_id: string;
    topic: string;
    about: Generated<string>;
    seats: number;
    state: Generated<'proposed' | 'scheduled' | 'cancelled'>;
    starts_at: Generated<Instant | null>;
    ends_at: Generated<Instant | null>;
    place: Generated<string>;
    version: Generated<number>;
  };
}
