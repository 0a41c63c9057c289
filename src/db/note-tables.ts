/** The table of private notes; what it means stands in migrations/0024-notes.sql. */
type Instant = Date;

export interface NoteTables {
  note: {
    forum_id: string;
    person_id: string;
    /** meeting:ID, session:REF or person:ID */
    about: string;
    body: string;
    version: number;
    change_id: string;
    changed_at: Instant;
  };
}
