/** The tables of the report: editions, what readers see merged or crossed, links, and how a forum looks. */
import type { Generated } from 'kysely';

type Json<T> = T;
type Instant = Date;

export interface ReportTables {
  edition: {
    forum_id: string;
    id: string;
    number: number;
    kind: 'interim' | 'final';
    as_of: Instant;
    published_by: string | null;
    published_at: Instant;
    taken_down_at: Instant | null;
    content: Json<unknown>;
    hash: string;
  };
  figure_merge: {
    forum_id: string;
    figure: string;
    option: string;
    printed_as: string;
    accepted_by: string | null;
    accepted_at: Instant;
  };
  report_crosstab: {
    forum_id: string;
    id: string;
    position: number;
    row_figure: string;
    row_row: string | null;
    column_figure: string;
    column_row: string | null;
    /** `OptionMerge[]` of research/merging-options.ts; write with `JSON.stringify` */
    merges: Json<unknown>;
    created_by: string | null;
    created_at: Instant;
  };
  report_link: {
    forum_id: string;
    id: string;
    token_hash: string;
    label: string;
    created_by: string | null;
    created_at: Instant;
    expires_at: Instant;
    revoked_at: Instant | null;
    /** `scrypt:N:r:p:salt:hash`; null: none is asked for */
    passcode_hash: Generated<string | null>;
    /** the company it was mailed to; null: made by hand */
    client_id: Generated<string | null>;
    sent_edition: Generated<string | null>;
    sent_at: Generated<Instant | null>;
  };
  link_opening: {
    forum_id: string;
    link_id: string;
    /** YYYY-MM-DD in the time zone of the forum */
    day: string;
    form: 'web' | 'pdf' | 'slides' | 'spreadsheet' | 'embed' | 'preview';
    /** of the page that led here; empty: none */
    host: string;
    times: number;
  };
  passcode_try: { forum_id: string; link_id: string; id: string; made_at: Instant };
  logo: {
    forum_id: string;
    /** SHA-256 (hex) of `png` */
    mark: string;
    png: Uint8Array;
    width: number;
    height: number;
  };
  brand: {
    forum_id: string;
    /** `#rrggbb` as given */
    colour: string | null;
    logo_own: string | null;
    logo_white: string | null;
    in_white: boolean;
    logo_alt: string;
    /** `ClosingPage[]` of forum/brand.ts; write with `JSON.stringify` */
    closing: Json<unknown>;
    instead: boolean;
    changed_at: Instant;
  };
}
