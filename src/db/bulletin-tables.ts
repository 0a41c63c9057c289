/** The tables of the organiser's announcements; what they mean stands in migrations/0029-announcements.sql. */
import type { Generated } from 'kysely';

type Instant = Date;

export interface BulletinTables {
  bulletin: {
    forum_id: string;
    id: string;
    state: Generated<'draft' | 'scheduled' | 'sent' | 'withdrawn'>;
    audience: 'everyone' | 'delegates' | 'clients' | 'chosen';
    /** set if and only if the audience is chosen */
    chosen_by: 'segment' | 'session' | 'meeting today' | 'not here' | 'not acknowledged' | null;
    about: string;
    words: string;
    needs_ack: boolean;
    urgent: boolean;
    due_at: Instant | null;
    send_at: Instant | null;
    held: Generated<'segment-lost' | 'nobody' | 'late' | null>;
    revision: Generated<number>;
    version: Generated<number>;
    told_version: Generated<number>;
    made_by: string | null;
    made_at: Instant;
    sent_at: Generated<Instant | null>;
    withdrawn_at: Generated<Instant | null>;
  };
  bulletin_text: {
    forum_id: string;
    bulletin_id: string;
    version: number;
    title: string;
    body: string;
    made_by: string | null;
    made_at: Instant;
  };
  bulletin_person: {
    forum_id: string;
    bulletin_id: string;
    person_id: string;
    /** null: came later than it was sent */
    told_at: Instant | null;
    reminders: Generated<number>;
    /** 0: not seen */
    seen_version: Generated<number>;
    seen_at: Generated<Instant | null>;
    acknowledged_version: Generated<number>;
    acknowledged_at: Generated<Instant | null>;
  };
}
