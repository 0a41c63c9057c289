/** The tables of interviews: migrations/0005-interviews.sql says what each means. */
type Instant = Date;

export interface InterviewTables {
  interview: {
    forum_id: string;
    id: string;
    /** order of printing, from 1 */
    position: number;
    /** null: a person without a seat */
    delegate_id: string | null;
    name: string;
    title: string;
    organisation: string;
    /** of a person without a seat; trimmed and lower case */
    email: string | null;
    channel: string;
    heading: string;
    held_at: Instant | null;
    /** import: the file may change it; person: somebody here did since */
    source: 'import' | 'person';
    made_at: Instant;
  };
  quote: {
    forum_id: string;
    id: string;
    interview_id: string;
    position: number;
    text: string;
    verbatim: boolean;
    level: 'name' | 'role and organisation' | 'role' | 'anonymous';
    named_as: string;
    state: 'draft' | 'asked' | 'approved' | 'declined' | 'withdrawn';
    asked_at: Instant | null;
    /** set if and only if approved, declined or withdrawn */
    decided_at: Instant | null;
    decided_by: 'interviewee' | 'paper' | 'researcher' | 'consent' | null;
    /** the same as text, named_as and verbatim if approved, else null */
    approved_text: string | null;
    approved_as: string | null;
    approved_verbatim: boolean | null;
    proposed_text: string | null;
    source: 'import' | 'person';
    file_position: number | null;
    made_at: Instant;
  };
  transcript: {
    forum_id: string;
    interview_id: string;
    format: 'webvtt' | 'srt' | 'text';
    original: string;
    source: 'import' | 'person';
    added_by: string | null;
    added_at: Instant;
  };
  cue: {
    forum_id: string;
    interview_id: string;
    number: number;
    /** milliseconds from the beginning; null: a transcript without times */
    starts_ms: number | null;
    ends_ms: number | null;
    speaker: string;
    text: string;
  };
  excerpt: {
    forum_id: string;
    id: string;
    interview_id: string;
    first_cue: number | null;
    last_cue: number | null;
    quote_id: string | null;
    made_by: string | null;
    made_at: Instant;
  };
  theme: {
    forum_id: string;
    id: string;
    name: string;
    /** title of the main finding it is evidence for */
    finding: string | null;
    made_at: Instant;
  };
  coding: {
    forum_id: string;
    excerpt_id: string;
    theme_id: string;
    coded_by: string | null;
    coded_at: Instant;
  };
  quote_link: {
    forum_id: string;
    id: string;
    interview_id: string;
    token_hash: string;
    made_by: string | null;
    made_at: Instant;
    expires_at: Instant;
  };
}
