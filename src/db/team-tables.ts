/** The tables of a company's team in Client iQ; what they mean stands in migrations/0011-team.sql. */
import type { Generated } from 'kysely';

export interface TeamTables {
  /** the one whose id is the client's is the first: always there, the bookmark's */
  shortlist: {
    forum_id: string;
    client_id: string;
    id: string;
    /** empty: the first list, not renamed yet */
    name: string;
    version: Generated<number>;
    made_by: string | null;
    made_at: Date;
    removed_at: Generated<Date | null>;
  };
  shortlist_entry: {
    forum_id: string;
    client_id: string;
    list_id: string;
    delegate_id: string;
    added_by: string | null;
    added_at: Date;
    added_in: Generated<string | null>;
    removed_at: Generated<Date | null>;
    removed_in: Generated<string | null>;
  };
  team_note: {
    forum_id: string;
    client_id: string;
    id: string;
    delegate_id: string;
    body: string;
    before: Generated<string | null>;
    version: Generated<number>;
    written_by: string | null;
    written_at: Date;
    edited_at: Generated<Date | null>;
    removed_at: Generated<Date | null>;
  };
  segment: {
    forum_id: string;
    client_id: string;
    id: string;
    name: string;
    /** filters, as `writeSearch` writes them */
    query: string;
    words: string;
    muted: Generated<boolean>;
    version: Generated<number>;
    made_by: string | null;
    made_at: Date;
    removed_at: Generated<Date | null>;
  };
  segment_match: {
    forum_id: string;
    segment_id: string;
    delegate_id: string;
    matched_at: Date;
    told_in: string | null;
  };
  segment_seen: { forum_id: string; segment_id: string; person_id: string; seen_at: Date };
  segment_look: { forum_id: string; stamp: string };
  export: {
    forum_id: string;
    client_id: string;
    id: string;
    format: 'csv' | 'xlsx' | 'vcard';
    source: 'list' | 'segment' | 'search';
    name: string;
    query: string;
    parts: ('answers' | 'notes')[];
    made_by: string | null;
    made_at: Date;
  };
  export_person: {
    forum_id: string;
    export_id: string;
    /** from 1 */
    row: number;
    /** null: erased */
    delegate_id: string | null;
    ref: string;
    withdrawn_at: Generated<Date | null>;
    returned_at: Generated<Date | null>;
    told_at: Generated<Date | null>;
    acknowledged_at: Generated<Date | null>;
    acknowledged_by: Generated<string | null>;
  };
}
