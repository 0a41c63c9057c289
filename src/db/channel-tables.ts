/** The tables of notices beyond the screen; what they mean stands in migrations/0027-channels.sql. */
import type { Generated } from 'kysely';

type Instant = Date;

export interface ChannelTables {
  push_device: {
    forum_id: string;
    id: string;
    person_id: string;
    session_id: string;
    endpoint: string;
    /** base64url, as the browser gave them */
    p256dh: string;
    auth: string;
    made_at: Instant;
  };
  notice_choice: {
    forum_id: string;
    person_id: string;
    /** `Partial<Record<Choice, Channel[]>>` of exchange/notices/choices.ts; write with `JSON.stringify` */
    channels: Generated<unknown>;
    /** minutes after midnight */
    quiet_from: number | null;
    quiet_to: number | null;
    quiet: Generated<'forum' | 'own' | 'never'>;
    urgent_in_quiet: Generated<boolean>;
    show_names: Generated<boolean>;
    /** E.164 */
    phone: string | null;
  };
  notice_rules: {
    forum_id: string;
    /** messages to a person on a day */
    budget: number;
    /** minutes after midnight */
    quiet_from: number;
    quiet_to: number;
    /** minutes */
    email_after: number;
    sms_after: number;
    /** calling code */
    country: string;
  };
  notice_shown: { forum_id: string; person_id: string; shown_at: Instant };
  outward_cursor: { forum_id: string; number: number };
  outward_look: { forum_id: string; person_id: string; look_at: Instant };
  outward: {
    forum_id: string;
    id: string;
    message_id: string;
    person_id: string;
    choice: string;
    channel: 'push' | 'email' | 'sms';
    urgent: boolean;
    subject: string;
    version: string;
    state: string;
    outcome: 'sending' | 'sent' | 'failed';
    attempts: Generated<number>;
    next_try_at: Generated<Instant | null>;
    made_at: Instant;
    sent_at: Generated<Instant | null>;
    seen_at: Generated<Instant | null>;
    failure: Generated<string | null>;
    mail_id: Generated<string | null>;
  };
}
