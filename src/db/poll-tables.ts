/** The tables of questions and polls in sessions; what they mean stands in migrations/0025-polls.sql. */
import type { Generated } from 'kysely';

type Instant = Date;

export interface PollTables {
  session_rule: {
    forum_id: string;
    session_ref: string;
    askers: 'nobody' | 'delegates' | 'everyone';
    moderated: boolean;
    unnamed: boolean;
  };
  session_question: {
    forum_id: string;
    id: string;
    session_ref: string;
    person_id: string;
    words: string;
    named: boolean;
    state: 'waiting' | 'shown' | 'hidden' | 'withdrawn' | 'merged';
    merged_into: Generated<string | null>;
    answered_at: Generated<Instant | null>;
    asked_at: Instant;
  };
  session_question_vote: {
    forum_id: string;
    question_id: string;
    person_id: string;
    made_at: Instant;
  };
  poll: {
    forum_id: string;
    id: string;
    session_ref: string;
    kind: 'single' | 'multiple' | 'scale' | 'words' | 'survey';
    /** set if and only if kind is survey */
    survey_id: string | null;
    asked: string;
    options: string[];
    /** options or words at most; null: all */
    most: number | null;
    voters: Generated<'delegates' | 'everyone'>;
    state: Generated<'draft' | 'open' | 'closed'>;
    results: Generated<'hidden' | 'shown'>;
    made_at: Instant;
    opened_at: Generated<Instant | null>;
    /** `Told` of research/polls/poll.ts; write with `JSON.stringify` */
    told: Generated<unknown>;
    told_number: Generated<number>;
  };
  poll_vote: {
    forum_id: string;
    poll_id: string;
    person_id: string;
    choice: string[];
    voted_at: Instant;
  };
  poll_hidden_word: { forum_id: string; poll_id: string; word: string };
  figure_look: {
    forum_id: string;
    id: string;
    survey_id: string;
    /** response id by delegate id; write with `JSON.stringify` */
    counted: unknown;
    made_at: Instant;
  };
}
