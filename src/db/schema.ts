/**
 * Every table on one page, those of interviews (interview-tables.ts), of written findings
 * (finding-tables.ts), of the report (report-tables.ts), of each person's stream (stream-tables.ts), of a client's team (team-tables.ts), of
 * who was found (explore-tables.ts), of calls (call-tables.ts), of swapped cards (contact-tables.ts), of polls (poll-tables.ts),
 * of announcements (bulletin-tables.ts) and of meetings
 * (meeting-tables.ts) beside it. Times are instants; money is
 * whole units of the forum's currency; ids are UUIDv7 made by the app. The meaning of each table
 * stands in migrations/.
 */
import type { Generated } from 'kysely';
import type { BulletinTables } from '#db/bulletin-tables.ts';
import type { CalendarTables } from '#db/calendar-tables.ts';
import type { CallTables } from '#db/call-tables.ts';
import type { ChannelTables } from '#db/channel-tables.ts';
import type { ChatTables } from '#db/chat-tables.ts';
import type { ConnectionTables } from '#db/connection-tables.ts';
import type { ContactTables } from '#db/contact-tables.ts';
import type { ExploreTables } from '#db/explore-tables.ts';
import type { FindingTables } from '#db/finding-tables.ts';
import type { InterviewTables } from '#db/interview-tables.ts';
import type { MeetingTables, Part } from '#db/meeting-tables.ts';
import type { NoteTables } from '#db/note-tables.ts';
import type { PollTables } from '#db/poll-tables.ts';
import type { PresenceTables } from '#db/presence-tables.ts';
import type { ReportTables } from '#db/report-tables.ts';
import type { StreamTables } from '#db/stream-tables.ts';
import type { TeamTables } from '#db/team-tables.ts';

type Json<T> = T;
type Instant = Date;

export interface Schema
  extends BulletinTables,
    CalendarTables,
    CallTables,
    ChannelTables,
    ChatTables,
    ConnectionTables,
    ContactTables,
    InterviewTables,
    ExploreTables,
    FindingTables,
    MeetingTables,
    NoteTables,
    PollTables,
    PresenceTables,
    ReportTables,
    StreamTables,
    TeamTables {
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
    /** null: half as many again as guaranteed, at least two more */
    meetings_most: Generated<number | null>;
    /** its own table; null: any */
    table_number: Generated<number | null>;
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
    meetings_most: Generated<number | null>;
    standby: Generated<boolean>;
    gate: Generated<'open' | 'matching' | 'closed'>;
    most_waiting: Generated<number | null>;
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
    reply: 'accepted' | 'declined' | 'offered' | null;
    made_at: Instant;
    replied_at: Instant | null;
    reason: Generated<string>;
    /** null: never, as for imported ones */
    expires_at: Generated<Instant | null>;
    part: Generated<Part | null>;
    offered_part: Generated<Part | null>;
    /** said with the answer; with `declined` it is read by the side that declined alone */
    offered_reason: Generated<string>;
    /** how often; an expired request may be made once more */
    asked: Generated<number>;
  };
  introduction: {
    forum_id: string;
    client_id: string;
    delegate_id: string;
    act: 'asked' | 'accepted' | 'wrote' | 'exchanged' | 'allowed';
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
    name: Generated<string>;
    published_at: Generated<Instant | null>;
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
    locked: Generated<boolean>;
    source: Generated<'plan' | 'booked' | 'stand-in'>;
    version: Generated<number>;
    replaces: Generated<string | null>;
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
    /** not sent after this */
    good_until: Generated<Instant | null>;
    /** address for List-Unsubscribe */
    unsubscribe: Generated<string | null>;
    /** parts beside the words */
    enclosed: Json<unknown>;
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
