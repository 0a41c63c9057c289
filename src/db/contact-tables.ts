/** The tables of swapped cards; what they mean stands in migrations/0026-contacts.sql. */
import type { Generated } from 'kysely';

type Instant = Date;
type Gives = { gives_email: boolean; gives_phone: boolean; gives_note: boolean };

export interface ContactTables {
  card: Gives & {
    forum_id: string;
    person_id: string;
    phone: Generated<string>;
    note: Generated<string>;
    changed_at: Instant;
  };
  card_code: {
    forum_id: string;
    code: string;
    person_id: string;
    made_at: Instant;
    expires_at: Instant;
  };
  card_try: { forum_id: string; id: string; person_id: string; made_at: Instant };
  card_ask: Gives & {
    forum_id: string;
    id: string;
    from_id: string;
    to_id: string;
    asked_at: Instant;
    answer: Generated<'swapped' | 'declined' | null>;
    answered_at: Generated<Instant | null>;
  };
  contact: Gives & {
    forum_id: string;
    owner_id: string;
    person_id: string;
    way: 'code' | 'offline';
    met_at: Instant;
    withdrawn_at: Generated<Instant | null>;
    note: Generated<string>;
  };
  own_contact: {
    forum_id: string;
    id: string;
    owner_id: string;
    name: string;
    title: string;
    organisation: string;
    emails: string[];
    phones: string[];
    note: string;
    print: string;
    made_at: Instant;
  };
  card_key: {
    forum_id: string;
    id: string;
    person_id: string;
    public_key: string;
    device: string;
    made_at: Instant;
    revoked_at: Generated<Instant | null>;
  };
  card_thread: {
    forum_id: string;
    reply_key: string;
    reply_nonce: string;
    offer_key: string;
    offer_nonce: string;
    offerer_id: string;
    replier_id: string;
    offer: string;
    reply: string;
    confirmation: string | null;
    received_at: Instant;
    settled_at: Generated<Instant | null>;
  };
}
