/**
 * Every table on one page, those of interviews (interview-tables.ts) and of written findings
 * (finding-tables.ts) beside it. Times are instants; money is whole units of the forum's currency; ids are UUIDv7 made by the app. The
 * meaning of each table stands in migrations/.
 */
import type { Generated } from 'kysely';
import type { FindingTables } from '#db/finding-tables.ts';
import type { InterviewTables } from '#db/interview-tables.ts';

type Json<T> = T;
type Instant = Date;

export interface Schema extends InterviewTables, FindingTables {
  tenant: { id: string; name: string };
  forum: {
    id: string;
    tenant_id: string;
    key: string;
    /** `Questionnaire` of research/questionnaire.ts; write with `JSON.stringify` */
    questionnaire: Json<unknown>;
    table_count: Generated<number>;
    /** `Finding[]` of report/findings.ts */
    findings: Json<unknown>;
    created_at: Instant;
  };
  client: {
    forum_id: string;
    id: string;
    ref: string;
    company: string;
    package: string;
    meetings_guaranteed: number;
    solutions: string[];
  };
  person: {
    forum_id: string;
    id: string;
    role: 'organiser' | 'researcher' | 'delegate' | 'client';
    /** trimmed and lower case */
    email: string;
    given_name: string;
    family_name: string;
    /** set if and only if role is client */
    client_id: string | null;
  };
  delegate: {
    forum_id: string;
    person_id: string;
    ref: string;
    title: string;
    organisation: string;
    country: string;
    phone: string;
    status: 'invited' | 'confirmed' | 'declined' | 'cancelled';
    consent: 'named' | 'aggregate';
  };
  response: {
    forum_id: string;
    id: string;
    delegate_id: string;
    submitted_at: Instant;
    source: 'import' | 'survey';
    /** whole units of the forum's currency; null: not answered */
    budget: number | null;
    /** `Answers` of research/questionnaire.ts; write with `JSON.stringify` */
    answers: Json<unknown>;
    /** when another row of the same submission took its place; null: it stands */
    corrected_at: Generated<Instant | null>;
  };
  slot: { forum_id: string; number: number; starts_at: Instant; ends_at: Instant };
  session: {
    forum_id: string;
    ref: string;
    title: string;
    room: string;
    starts_at: Instant;
    ends_at: Instant;
  };
  speaker: { forum_id: string; session_ref: string; delegate_id: string };
  wish: {
    forum_id: string;
    client_id: string;
    delegate_id: string;
    side: 'client' | 'delegate';
    /** withdrawn: taken back; counts as no wish */
    strength: 'must' | 'would like' | 'never' | 'withdrawn';
    /** 1 = must; larger = weaker; 1 to 9 */
    priority: number;
    source: 'import' | 'person';
    reply: 'accepted' | 'declined' | null;
    made_at: Instant;
    replied_at: Instant | null;
  };
  introduction: {
    forum_id: string;
    client_id: string;
    delegate_id: string;
    act: 'asked' | 'accepted' | 'wrote' | 'exchanged';
    made_at: Instant;
  };
  plan: {
    forum_id: string;
    id: string;
    number: number;
    state: 'draft' | 'published' | 'replaced';
    made_by: string | null;
    made_at: Instant;
    result: Json<unknown>;
  };
  meeting: {
    forum_id: string;
    id: string;
    plan_id: string;
    slot: number;
    table_number: number;
    client_id: string;
    representative_id: string;
    delegate_id: string;
    state: Generated<'planned' | 'kept' | 'missed' | 'cancelled'>;
  };
  shortlist_entry: {
    forum_id: string;
    client_id: string;
    delegate_id: string;
    added_by: string;
    added_at: Instant;
  };
  room: {
    forum_id: string;
    id: string;
    kind: 'direct' | 'group';
    title: string;
    pair: string | null;
    created_by: string | null;
    created_at: Instant;
  };
  room_member: {
    forum_id: string;
    room_id: string;
    person_id: string;
    joined_at: Instant;
    read_number: Generated<number>;
  };
  message: {
    forum_id: string;
    id: string;
    room_id: string;
    author_id: string;
    number: number;
    body: string;
    sent_at: Instant;
  };
  stream_head: { forum_id: string; person_id: string; number: Generated<number> };
  stream_event: {
    forum_id: string;
    person_id: string;
    number: number;
    kind: 'message' | 'notice';
    body: Json<unknown>;
    made_at: Instant;
  };
  notice: {
    forum_id: string;
    id: string;
    person_id: string;
    kind: string;
    body: Json<unknown>;
    made_at: Instant;
    read_at: Instant | null;
  };
  announcement: {
    number: Generated<number>;
    forum_id: string;
    key: string;
    /** null: everyone in the forum */
    people: string[] | null;
    made_at: Instant;
  };
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
  api_token: {
    id: string;
    forum_id: string;
    person_id: string;
    token_hash: string;
    created_at: Instant;
    expires_at: Instant;
    revoked_at: Instant | null;
  };
  idempotency_key: {
    person_id: string;
    key: string;
    request_hash: string;
    status: number | null;
    body: Json<unknown>;
    made_at: Instant;
  };
  mail: {
    id: string;
    forum_id: string | null;
    to_email: string;
    subject: string;
    body: string;
    made_at: Instant;
    sent_at: Instant | null;
    failure: string | null;
    /** holds a sign-in code or link */
    opens_door: Generated<boolean>;
    /** holds a report link: emptied once sent */
    holds_link: Generated<boolean>;
    attempts: Generated<number>;
    next_try_at: Instant | null;
  };
  sign_in_user: { id: string; name: string; email: string; email_verified: boolean };
  sign_in_session: {
    id: string;
    user_id: string;
    token: string;
    expires_at: Instant;
    created_at: Instant;
    updated_at: Instant;
  };
  sign_in_verification: { id: string; identifier: string; value: string; expires_at: Instant };
  sign_in_try: { id: string; email_hash: string; kind: 'ask' | 'code'; made_at: Instant };
  setting: { name: string; value: string };
  upload: {
    forum_id: string;
    id: string;
    person_id: string;
    /** for a new forum of the same firm */
    begins: boolean;
    expires_at: Instant;
  };
  upload_file: { forum_id: string; upload_id: string; name: string; bytes: Uint8Array };
  audit: {
    number: Generated<number>;
    forum_id: string | null;
    person_id: string | null;
    act: string;
    detail: Json<unknown>;
    made_at: Instant;
  };
}
