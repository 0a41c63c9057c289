/** The tables of calendars; what they mean stands in migrations/0028-calendar.sql and 0034-enclosed.sql. */
import type { Generated } from 'kysely';

export interface CalendarTables {
  calendar_link: {
    forum_id: string;
    person_id: string;
    token_hash: string;
    sessions: Generated<'all' | 'mine' | 'none'>;
    tables: Generated<boolean>;
    made_at: Date;
    read_at: Date | null;
    hour_at: Date;
    asked: Generated<number>;
  };
  calendar_entry: {
    forum_id: string;
    person_id: string;
    subject: string;
    uid: string;
    kind: 'meeting' | 'session' | 'table';
    mine: boolean;
    sequence: Generated<number>;
    told_hash: string;
    cancelled: Generated<boolean>;
    starts_at: Date;
    ends_at: Date;
    changed_at: Date;
  };
  calendar_mail: {
    forum_id: string;
    person_id: string;
    subject: string;
    mail_id: string;
    told_hash: string;
  };
}
