-- The whole house, forum first in every key. Ids are UUIDv7, made in the app, so that a device
-- can name a thing before the server knows of it. Times are instants (timestamptz, UTC); money is
-- whole units of the forum's currency.

create table tenant (
  id    uuid primary key,
  name  text not null check (name <> '')
);
comment on table tenant is 'One organiser firm with its forums';

create table forum (
  id             uuid primary key,
  tenant_id      uuid not null references tenant (id),
  key            text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  questionnaire  jsonb not null,
  table_count    integer not null default 0 check (table_count >= 0),
  findings       jsonb not null default '[]',
  interviews     jsonb not null default '[]',
  created_at     timestamptz not null
);
comment on column forum.questionnaire is 'Questionnaire of research/questionnaire.ts: title, dates, time zone, currency, bands, questions';
comment on column forum.findings is 'Finding[] of report/findings.ts: the researchers'' paragraphs by section';
comment on column forum.interviews is 'Interview[] of research/interviews.ts: highlights and their approval';

create table client (
  forum_id            uuid not null references forum (id) on delete cascade,
  id                  uuid not null,
  ref                 text not null check (ref <> ''),
  company             text not null check (company <> ''),
  package             text not null default '',
  meetings_guaranteed integer not null default 0 check (meetings_guaranteed >= 0),
  solutions           text[] not null default '{}',
  primary key (forum_id, id),
  unique (forum_id, ref)
);
comment on table client is 'A solution provider; its representatives are persons with role client';

-- Whoever may do something in a forum: one row per person and forum, and one role in it.
create table person (
  forum_id     uuid not null references forum (id) on delete cascade,
  id           uuid not null,
  role         text not null check (role in ('organiser', 'researcher', 'delegate', 'client')),
  email        text not null check (email = lower(btrim(email)) and email like '%_@_%'),
  given_name   text not null default '',
  family_name  text not null default '',
  client_id    uuid,
  primary key (forum_id, id),
  unique (forum_id, email),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  check ((role = 'client') = (client_id is not null))
);

create table delegate (
  forum_id      uuid not null,
  person_id     uuid not null,
  ref           text not null check (ref <> ''),
  title         text not null default '',
  organisation  text not null default '',
  country       text not null default '',
  phone         text not null default '',
  status        text not null check (status in ('invited', 'confirmed', 'declined', 'cancelled')),
  consent       text not null check (consent in ('named', 'aggregate')),
  primary key (forum_id, person_id),
  unique (forum_id, ref),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on column delegate.consent is 'named: clients see the profile; aggregate: counted in totals only. Only the delegate can raise it';

-- One submission of the survey. The latest before a day counts whole; none is ever overwritten by another.
create table response (
  forum_id      uuid not null,
  id            uuid not null,
  delegate_id   uuid not null,
  submitted_at  timestamptz not null,
  source        text not null check (source in ('import', 'survey')),
  budget        bigint check (budget >= 0),
  answers       jsonb not null default '{}',
  primary key (forum_id, id),
  unique (forum_id, delegate_id, submitted_at),
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade
);
comment on column response.budget is 'Whole units of the forum''s currency; null: not answered';
comment on column response.answers is 'Answers of research/questionnaire.ts, by question id; a question not answered is absent';

create table slot (
  forum_id   uuid not null references forum (id) on delete cascade,
  number     integer not null check (number >= 1),
  starts_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > starts_at),
  primary key (forum_id, number)
);

create table session (
  forum_id   uuid not null references forum (id) on delete cascade,
  ref        text not null,
  title      text not null check (title <> ''),
  room       text not null default '',
  starts_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > starts_at),
  primary key (forum_id, ref)
);

create table speaker (
  forum_id     uuid not null,
  session_ref  text not null,
  delegate_id  uuid not null,
  primary key (forum_id, session_ref, delegate_id),
  foreign key (forum_id, session_ref) references session (forum_id, ref) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade
);

-- A wish of one side for the other, and what the other side said to it.
create table wish (
  forum_id     uuid not null,
  client_id    uuid not null,
  delegate_id  uuid not null,
  side         text not null check (side in ('client', 'delegate')),
  strength     text not null check (strength in ('must', 'would like', 'never')),
  priority     integer not null check (priority between 1 and 9),
  source       text not null check (source in ('import', 'person')),
  reply        text check (reply in ('accepted', 'declined')),
  made_at      timestamptz not null,
  replied_at   timestamptz,
  primary key (forum_id, client_id, delegate_id, side),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade,
  check ((reply is null) = (replied_at is null)),
  check ((strength = 'must') = (priority = 1) or strength = 'never')
);
comment on column wish.priority is '1 = must; larger = weaker, as ranked by the side that wishes';

-- The delegate's own act towards a client (asked, accepted, wrote, exchanged a card): from then on
-- that client sees name, title and organisation, whatever the consent; never an answer.
create table introduction (
  forum_id     uuid not null,
  client_id    uuid not null,
  delegate_id  uuid not null,
  act          text not null check (act in ('asked', 'accepted', 'wrote', 'exchanged')),
  made_at      timestamptz not null,
  primary key (forum_id, client_id, delegate_id),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade
);

create table plan (
  forum_id   uuid not null references forum (id) on delete cascade,
  id         uuid not null,
  number     integer not null check (number >= 1),
  state      text not null check (state in ('draft', 'published', 'replaced')),
  made_by    uuid,
  made_at    timestamptz not null,
  result     jsonb not null default '{}',
  primary key (forum_id, id),
  unique (forum_id, number)
);
create unique index one_published_plan on plan (forum_id) where state = 'published';
comment on column plan.result is 'What the planner said of it: planned, mutual, unmet guarantees with reasons';

-- The three unique constraints ARE the rule "nobody and no table in two places at once".
create table meeting (
  forum_id           uuid not null,
  id                 uuid not null,
  plan_id            uuid not null,
  slot               integer not null,
  table_number       integer not null check (table_number >= 1),
  client_id          uuid not null,
  representative_id  uuid not null,
  delegate_id        uuid not null,
  state              text not null default 'planned' check (state in ('planned', 'kept', 'missed', 'cancelled')),
  primary key (forum_id, id),
  unique (forum_id, plan_id, slot, delegate_id),
  unique (forum_id, plan_id, slot, representative_id),
  unique (forum_id, plan_id, slot, table_number),
  unique (forum_id, plan_id, client_id, delegate_id),
  foreign key (forum_id, plan_id) references plan (forum_id, id) on delete cascade,
  foreign key (forum_id, slot) references slot (forum_id, number),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, representative_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade
);

create table shortlist_entry (
  forum_id     uuid not null,
  client_id    uuid not null,
  delegate_id  uuid not null,
  added_by     uuid not null,
  added_at     timestamptz not null,
  primary key (forum_id, client_id, delegate_id),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade,
  foreign key (forum_id, added_by) references person (forum_id, id) on delete cascade
);

-- Chat. A direct room has exactly one row per pair, whoever opens it first.
create table room (
  forum_id    uuid not null references forum (id) on delete cascade,
  id          uuid not null,
  kind        text not null check (kind in ('direct', 'group')),
  title       text not null default '',
  pair        text,
  created_by  uuid,
  created_at  timestamptz not null,
  primary key (forum_id, id),
  unique (forum_id, pair),
  check ((kind = 'direct') = (pair is not null))
);
comment on column room.pair is 'Both person ids in order, joined by a colon';

create table room_member (
  forum_id     uuid not null,
  room_id      uuid not null,
  person_id    uuid not null,
  joined_at    timestamptz not null,
  read_number  integer not null default 0,
  primary key (forum_id, room_id, person_id),
  foreign key (forum_id, room_id) references room (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

create table message (
  forum_id   uuid not null,
  id         uuid not null,
  room_id    uuid not null,
  author_id  uuid not null,
  number     integer not null check (number >= 1),
  body       text not null check (body <> '' and length(body) <= 4000),
  sent_at    timestamptz not null,
  primary key (forum_id, id),
  unique (forum_id, room_id, number),
  foreign key (forum_id, room_id) references room (forum_id, id) on delete cascade,
  foreign key (forum_id, author_id) references person (forum_id, id) on delete cascade
);
comment on column message.id is 'Made on the author''s device: sending it again is the same message';
comment on column message.number is 'Order within the room, from 1, without gaps';

-- Each person's ordered stream: what must arrive whole, once and in order.
create table stream_head (
  forum_id   uuid not null,
  person_id  uuid not null,
  number     bigint not null default 0,
  primary key (forum_id, person_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

create table stream_event (
  forum_id   uuid not null,
  person_id  uuid not null,
  number     bigint not null,
  kind       text not null check (kind in ('message', 'notice')),
  body       jsonb not null,
  made_at    timestamptz not null,
  primary key (forum_id, person_id, number),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

create table notice (
  forum_id   uuid not null,
  id         uuid not null,
  person_id  uuid not null,
  kind       text not null,
  body       jsonb not null,
  made_at    timestamptz not null,
  read_at    timestamptz,
  primary key (forum_id, id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index notices_of_a_person on notice (forum_id, person_id, made_at);

-- Base's outbox: THAT something changed, written in the transaction that changed it. NOTIFY is a hint.
create table announcement (
  number     bigint generated always as identity primary key,
  forum_id   uuid not null,
  key        text not null,
  people     uuid[],
  made_at    timestamptz not null
);
create index announcements_by_key on announcement (forum_id, key);
comment on column announcement.people is 'Person ids it concerns; null: everyone in the forum';

-- A frozen report. What readers of links, clients and delegates see of figures is always an edition.
create table edition (
  forum_id      uuid not null references forum (id) on delete cascade,
  id            uuid not null,
  number        integer not null check (number >= 1),
  kind          text not null check (kind in ('interim', 'final')),
  as_of         timestamptz not null,
  published_by  uuid,
  published_at  timestamptz not null,
  taken_down_at timestamptz,
  content       jsonb not null,
  hash          text not null,
  primary key (forum_id, id),
  unique (forum_id, number)
);
comment on column edition.hash is 'SHA-256 (hex) of content as canonical JSON';

create table report_link (
  forum_id    uuid not null references forum (id) on delete cascade,
  id          uuid not null,
  token_hash  text not null unique,
  label       text not null default '',
  created_by  uuid,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz,
  primary key (forum_id, id)
);
comment on column report_link.token_hash is 'SHA-256 (hex) of 128 random bits; the link itself is shown once';

create table api_token (
  id          uuid primary key,
  forum_id    uuid not null,
  person_id   uuid not null,
  token_hash  text not null unique,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

create table idempotency_key (
  person_id     uuid not null,
  key           text not null check (length(key) between 1 and 200),
  request_hash  text not null,
  status        integer,
  body          jsonb,
  made_at       timestamptz not null,
  primary key (person_id, key)
);

create table mail (
  id        uuid primary key,
  forum_id  uuid references forum (id) on delete cascade,
  to_email  text not null,
  subject   text not null,
  body      text not null,
  made_at   timestamptz not null,
  sent_at   timestamptz,
  failure   text
);
comment on table mail is 'The outbox: every mail lies here; without SMTP_URL it stays and the organiser reads it';

-- Who signed in, exported, shared, changed a consent or a role, or was refused.
create table audit (
  number     bigint generated always as identity primary key,
  forum_id   uuid,
  person_id  uuid,
  act        text not null,
  detail     jsonb not null default '{}',
  made_at    timestamptz not null
);
