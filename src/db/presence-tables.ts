/** The table of who is here; what it means stands in migrations/0033-presence.sql. */
import type { Generated } from 'kysely';

export interface PresenceTables {
  presence: {
    forum_id: string;
    person_id: string;
    seen_at: Date | null;
    shown: Generated<boolean>;
  };
}
