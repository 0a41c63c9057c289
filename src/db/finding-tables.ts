/** The tables of written findings; what they mean stands in migrations/0009-findings.sql. */
export interface FindingTables {
  finding_text: {
    forum_id: string;
    section: string;
    /** empty: no main finding */
    theme: string;
    /** from 1; the highest counts */
    number: number;
    /** Markdown with tokens; null: as the file has it, or removed */
    body: string | null;
    removed: boolean;
    written_by: string | null;
    written_at: Date;
  };
  finding_place: { forum_id: string; section: string; theme: string; place: number };
}
