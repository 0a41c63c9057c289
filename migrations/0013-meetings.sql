-- Meetings: the rules they are planned by, runs of the planner, the day when it goes wrong, and what came of it.

-- What a meeting frees when it is missed or cancelled, another may take: a stand-in at the same table.
-- The partial indexes ARE the rule "nobody and no table in two places at once".
alter table meeting drop constraint meeting_forum_id_plan_id_slot_delegate_id_key;
alter table meeting drop constraint meeting_forum_id_plan_id_slot_representative_id_key;
alter table meeting drop constraint meeting_forum_id_plan_id_slot_table_number_key;
alter table meeting drop constraint meeting_forum_id_plan_id_client_id_delegate_id_key;
create unique index one_meeting_per_delegate_and_slot on meeting (forum_id, plan_id, slot, delegate_id)
  where state in ('planned', 'kept');
create unique index one_meeting_per_representative_and_slot on meeting (forum_id, plan_id, slot, representative_id)
  where state in ('planned', 'kept');
create unique index one_meeting_per_table_and_slot on meeting (forum_id, plan_id, slot, table_number)
  where state in ('planned', 'kept');
create unique index one_meeting_per_pair on meeting (forum_id, plan_id, client_id, delegate_id)
  where state in ('planned', 'kept');
create index meeting_of_plan on meeting (forum_id, plan_id);

alter table meeting add column locked boolean not null default false;
alter table meeting add column source text not null default 'plan' check (source in ('plan', 'booked', 'stand-in'));
alter table meeting add column version integer not null default 1 check (version >= 1);
alter table meeting add column replaces uuid;
comment on column meeting.locked is 'A new run and a re-plan leave it where it is';
comment on column meeting.version is 'One more with each change; whoever changes it says which one was seen';
comment on column meeting.replaces is 'The missed or cancelled meeting that this one stands in for';

-- Each change of a meeting, so that it can be told and undone. `before` null: it was booked.
create table meeting_change (
  forum_id    uuid not null,
  id          uuid not null,
  plan_id     uuid not null,
  meeting_id  uuid not null,
  act         text not null check (act in ('booked', 'moved', 'cancelled', 'missed', 'restored')),
  before      jsonb,
  after       jsonb not null,
  proposal_id uuid,
  made_by     uuid,
  made_at     timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, meeting_id) references meeting (forum_id, id) on delete cascade
);
create index change_of_plan on meeting_change (forum_id, plan_id, made_at);
comment on column meeting_change.before is '{ slot, table, representative, state, version } as they were';

-- How a forum's meetings are asked for, planned and re-planned. No row: the defaults.
create table meeting_rules (
  forum_id          uuid primary key references forum (id) on delete cascade,
  ceiling           integer not null default 10 check (ceiling between 1 and 99),
  most_in_a_row     integer check (most_in_a_row between 1 and 99),
  walk_minutes      integer not null default 0 check (walk_minutes between 0 and 120),
  noon              text not null default '13:00' check (noon ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  client_asks       integer not null default 40 check (client_asks between 0 and 999),
  client_musts      integer not null default 10 check (client_musts between 0 and 999),
  delegate_asks     integer not null default 20 check (delegate_asks between 0 and 999),
  expire_hours      integer not null default 168 check (expire_hours between 1 and 2000),
  at_once           boolean not null default false,
  not_seen_minutes  integer not null default 3 check (not_seen_minutes between 1 and 60)
);
comment on column meeting_rules.ceiling is 'A delegate''s most meetings, where the delegate has no number of his or her own';
comment on column meeting_rules.most_in_a_row is 'Meetings without a free slot between them; null: no limit';
comment on column meeting_rules.walk_minutes is 'From one zone of tables to another, or to a session''s room';
comment on column meeting_rules.noon is 'Local time that divides morning from afternoon';
comment on column meeting_rules.client_asks is 'Requests of one client that wait for an answer, at most';
comment on column meeting_rules.client_musts is 'Of a client''s wishes, those that are musts, at most';
comment on column meeting_rules.expire_hours is 'After these hours an unanswered request of a person has expired; imported ones never do';
comment on column meeting_rules.at_once is 'A re-plan is carried out and told at once, without an organiser''s approval';

alter table client add column meetings_most integer check (meetings_most >= 0);
alter table client add column table_number integer check (table_number >= 1);
comment on column client.meetings_most is 'The most meetings it is given; null: half as many again as guaranteed, at least two more';
comment on column client.table_number is 'Where it sits throughout; null: any table of the pool';

alter table delegate add column meetings_most integer check (meetings_most between 0 and 99);
alter table delegate add column standby boolean not null default false;
alter table delegate add column gate text not null default 'open' check (gate in ('open', 'matching', 'closed'));
alter table delegate add column most_waiting integer check (most_waiting between 1 and 99);
comment on column delegate.standby is 'Agreed to take a meeting at short notice, in a free slot';
comment on column delegate.gate is 'Who may ask: everyone, firms whose offer meets what the delegate shares with them, nobody new';
comment on column delegate.most_waiting is 'Unanswered requests at one time, at most; null: no limit';

-- When a person can't be met: arrives later, leaves early, a break, anything else of his or her own.
create table absence (
  forum_id   uuid not null,
  id         uuid not null,
  person_id  uuid not null,
  kind       text not null check (kind in ('arrives', 'leaves', 'break', 'away')),
  starts_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > starts_at),
  made_by    uuid,
  made_at    timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index absence_of_person on absence (forum_id, person_id);

-- A booked seat in a session; speakers stand in `speaker`.
create table attendee (
  forum_id     uuid not null,
  session_ref  text not null,
  person_id    uuid not null,
  primary key (forum_id, session_ref, person_id),
  foreign key (forum_id, session_ref) references session (forum_id, ref) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

-- Where tables stand. A table without a row is in zone ''.
create table table_place (
  forum_id      uuid not null references forum (id) on delete cascade,
  table_number  integer not null check (table_number >= 1),
  zone          text not null,
  primary key (forum_id, table_number)
);
create table lost_table (
  forum_id      uuid not null references forum (id) on delete cascade,
  id            uuid not null,
  table_number  integer not null check (table_number >= 1),
  starts_at     timestamptz not null,
  ends_at       timestamptz not null check (ends_at > starts_at),
  made_at       timestamptz not null,
  primary key (forum_id, id)
);

-- What an organiser says of a pair: never, fixed to a slot, before another pair, in half a day.
create table pair_rule (
  forum_id           uuid not null,
  id                 uuid not null,
  kind               text not null check (kind in ('forbidden', 'fixed', 'before', 'part')),
  client_id          uuid not null,
  delegate_id        uuid not null,
  slot               integer,
  part               text check (part in ('morning', 'afternoon')),
  other_client_id    uuid,
  other_delegate_id  uuid,
  made_by            uuid,
  made_at            timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade,
  foreign key (forum_id, slot) references slot (forum_id, number) on delete cascade,
  check ((kind = 'fixed') = (slot is not null)),
  check ((kind = 'part') = (part is not null)),
  check ((kind = 'before') = (other_client_id is not null and other_delegate_id is not null))
);

-- Why someone wishes, until when a request waits, and what the other side offered instead.
alter table wish add column reason text not null default '' check (length(reason) <= 280);
alter table wish add column expires_at timestamptz;
alter table wish add column part text check (part in ('morning', 'afternoon'));
alter table wish add column offered_part text check (offered_part in ('morning', 'afternoon'));
alter table wish add column offered_reason text not null default '' check (length(offered_reason) <= 280);
alter table wish drop constraint wish_reply_check;
alter table wish add constraint wish_reply_check check (reply in ('accepted', 'declined', 'offered'));
comment on column wish.part is 'The half of a day that suits whoever wishes; a soft rule of the planner';
comment on column wish.offered_part is 'With reply offered: yes, but in this half of a day; null: any, see the reason';

-- A run of the planner: at work, or how it ended. Its plan is a draft like any other.
create table plan_run (
  forum_id     uuid not null references forum (id) on delete cascade,
  id           uuid not null,
  settings     jsonb not null,
  state        text not null check (state in ('running', 'done', 'failed')),
  progress     jsonb not null default '{}',
  stop_asked   boolean not null default false,
  plan_id      uuid,
  failure      text,
  started_by   uuid,
  started_at   timestamptz not null,
  seen_at      timestamptz not null,
  primary key (forum_id, id),
  check (state <> 'done' or plan_id is not null)
);
create unique index one_run_at_a_time on plan_run (forum_id) where state = 'running';
comment on column plan_run.seen_at is 'When the process at work last said so: a run not seen for a minute has died';
alter table plan add column name text not null default '' check (length(name) <= 80);
alter table plan add column published_at timestamptz;

-- What went wrong on the day, and what the planner proposes about it.
create table incident (
  forum_id      uuid not null references forum (id) on delete cascade,
  id            uuid not null,
  kind          text not null check (kind in ('no-show', 'late', 'leaves', 'lost-table', 'overrun')),
  meeting_id    uuid,
  person_id     uuid,
  table_number  integer,
  session_ref   text,
  until_at      timestamptz,
  found         text not null check (found in ('tapped', 'not seen', 'staff')),
  made_by       uuid,
  made_at       timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, meeting_id) references meeting (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create unique index one_no_show_per_meeting on incident (forum_id, meeting_id, person_id) where kind = 'no-show';
create table proposal (
  forum_id     uuid not null,
  id           uuid not null,
  plan_id      uuid not null,
  incident_id  uuid not null,
  changes      jsonb not null,
  result       jsonb not null,
  state        text not null check (state in ('waiting', 'approved', 'dismissed', 'outdated', 'undone')),
  made_at      timestamptz not null,
  decided_by   uuid,
  decided_at   timestamptz,
  primary key (forum_id, id),
  foreign key (forum_id, plan_id) references plan (forum_id, id) on delete cascade,
  foreign key (forum_id, incident_id) references incident (forum_id, id) on delete cascade
);

-- Who has come: to the building, and to a meeting's table.
create table check_in (
  forum_id   uuid not null,
  person_id  uuid not null,
  made_at    timestamptz not null,
  made_by    uuid,
  primary key (forum_id, person_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create table seen (
  forum_id    uuid not null,
  meeting_id  uuid not null,
  person_id   uuid not null,
  made_at     timestamptz not null,
  made_by     uuid,
  primary key (forum_id, meeting_id, person_id),
  foreign key (forum_id, meeting_id) references meeting (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

-- One side's own word on a meeting, which the other side never reads.
create table outcome (
  forum_id    uuid not null,
  meeting_id  uuid not null,
  side        text not null check (side in ('client', 'delegate')),
  met         boolean not null,
  worth_it    boolean,
  follow_up   boolean not null default false,
  made_by     uuid,
  made_at     timestamptz not null,
  primary key (forum_id, meeting_id, side),
  foreign key (forum_id, meeting_id) references meeting (forum_id, id) on delete cascade,
  check (met or (worth_it is null and not follow_up))
);

-- A page that was printed: its code tells whoever holds it whether it is still true, and nothing else.
create table printed_page (
  forum_id      uuid not null references forum (id) on delete cascade,
  id            uuid not null,
  code_hash     text not null unique,
  kind          text not null check (kind in ('person', 'table')),
  person_id     uuid,
  table_number  integer,
  version       integer not null check (version >= 1),
  content       text not null,
  printed_by    uuid,
  printed_at    timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade,
  check ((kind = 'person') = (person_id is not null) and (kind = 'table') = (table_number is not null))
);
create unique index one_page_version on printed_page (forum_id, kind, person_id, table_number, version) nulls not distinct;
comment on column printed_page.content is 'SHA-256 of what the page says, to find pages that are no longer true';
