/** The tables of meetings beside plan, meeting and wish; what they mean stands in migrations/0013-meetings.sql. */
import type { Generated } from 'kysely';

type Made = { made_by: string | null; made_at: Date };
export type Part = 'morning' | 'afternoon';

export interface MeetingTables {
  meeting_change: Made & {
    forum_id: string;
    id: string;
    plan_id: string;
    meeting_id: string;
    act: 'booked' | 'moved' | 'cancelled' | 'missed' | 'restored';
    /** `{ slot, table, representative, state, version }`; null: it was booked */
    before: unknown;
    after: unknown;
    proposal_id: string | null;
    /** the change that this one takes back */
    undoes: Generated<string | null>;
  };
  meeting_rules: {
    forum_id: string;
    ceiling: Generated<number>;
    most_in_a_row: Generated<number | null>;
    walk_minutes: Generated<number>;
    /** local time, `13:00` */
    noon: Generated<string>;
    client_asks: Generated<number>;
    client_musts: Generated<number>;
    delegate_asks: Generated<number>;
    expire_hours: Generated<number>;
    at_once: Generated<boolean>;
    not_seen_minutes: Generated<number>;
  };
  absence: Made & {
    forum_id: string;
    id: string;
    person_id: string;
    kind: 'arrives' | 'leaves' | 'break' | 'away';
    starts_at: Date;
    ends_at: Date;
  };
  attendee: { forum_id: string; session_ref: string; person_id: string };
  table_place: { forum_id: string; table_number: number; zone: string };
  lost_table: {
    forum_id: string;
    id: string;
    table_number: number;
    starts_at: Date;
    ends_at: Date;
    made_at: Date;
  };
  pair_rule: Made & {
    forum_id: string;
    id: string;
    kind: 'forbidden' | 'fixed' | 'before' | 'part';
    client_id: string;
    delegate_id: string;
    slot: number | null;
    part: Part | null;
    other_client_id: string | null;
    other_delegate_id: string | null;
  };
  plan_run: {
    forum_id: string;
    id: string;
    settings: unknown;
    state: 'running' | 'done' | 'failed';
    progress: Generated<unknown>;
    stop_asked: Generated<boolean>;
    plan_id: string | null;
    failure: string | null;
    started_by: string | null;
    started_at: Date;
    seen_at: Date;
  };
  incident: Made & {
    forum_id: string;
    id: string;
    kind: 'no-show' | 'late' | 'leaves' | 'lost-table' | 'overrun';
    meeting_id: string | null;
    person_id: string | null;
    table_number: number | null;
    session_ref: string | null;
    until_at: Date | null;
    found: 'tapped' | 'not seen' | 'staff';
  };
  proposal: {
    forum_id: string;
    id: string;
    plan_id: string;
    incident_id: string;
    changes: unknown;
    result: unknown;
    state: 'waiting' | 'approved' | 'dismissed' | 'outdated' | 'undone';
    made_at: Date;
    decided_by: string | null;
    decided_at: Date | null;
  };
  check_in: Made & { forum_id: string; person_id: string };
  seen: Made & { forum_id: string; meeting_id: string; person_id: string };
  outcome: Made & {
    forum_id: string;
    meeting_id: string;
    side: 'client' | 'delegate';
    met: boolean;
    worth_it: boolean | null;
    follow_up: Generated<boolean>;
  };
  printed_page: {
    forum_id: string;
    id: string;
    code_hash: string;
    kind: 'person' | 'table';
    person_id: string | null;
    table_number: number | null;
    version: number;
    copy: Generated<number>;
    /** SHA-256 of what the page says */
    content: string;
    /** `Said[]` of meetings/paper/changes.ts; write with `JSON.stringify` */
    said: Generated<unknown>;
    printed_by: string | null;
    printed_at: Date;
  };
}
