-- Notices beyond the screen: by push, e-mail or SMS, as each person chose, once each, while they are true.

-- A browser that shows notices of one person. It ends with the session that opened it: signing out,
-- or the end of the session's time, removes it.
create table push_device (
  forum_id    uuid not null,
  id          uuid not null,
  person_id   uuid not null,
  session_id  uuid not null references sign_in_session (id) on delete cascade,
  endpoint    text not null check (endpoint like 'https://%' and length(endpoint) <= 1000),
  p256dh      text not null check (length(p256dh) = 87),
  auth        text not null check (length(auth) = 22),
  made_at     timestamptz not null,
  primary key (forum_id, id),
  unique (forum_id, endpoint),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index devices_of_a_person on push_device (forum_id, person_id);
create index devices_of_a_session on push_device (session_id);
comment on column push_device.p256dh is 'The browser''s public key, base64url; with auth it closes the message to all but this browser';

-- What a person chose; whoever has no row has the house's defaults.
create table notice_choice (
  forum_id         uuid not null,
  person_id        uuid not null,
  channels         jsonb not null default '{}',
  quiet_from       smallint check (quiet_from between 0 and 1439),
  quiet_to         smallint check (quiet_to between 0 and 1439),
  quiet            text not null default 'forum' check (quiet in ('forum', 'own', 'never')),
  urgent_in_quiet  boolean not null default false,
  show_names       boolean not null default false,
  phone            text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  primary key (forum_id, person_id),
  check ((quiet = 'own') <= (quiet_from is not null and quiet_to is not null)),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on column notice_choice.channels is 'By kind the channels that differ from the default: {"meeting": ["push", "sms"]}';
comment on column notice_choice.quiet_from is 'Minutes after midnight in the forum''s time zone';
comment on column notice_choice.phone is 'Given for SMS by the person, E.164; null: no SMS';

-- The forum's own measure; without a row the house's.
create table notice_rules (
  forum_id     uuid primary key references forum (id) on delete cascade,
  budget       smallint not null check (budget between 1 and 50),
  quiet_from   smallint not null check (quiet_from between 0 and 1439),
  quiet_to     smallint not null check (quiet_to between 0 and 1439),
  email_after  smallint not null check (email_after between 1 and 1440),
  sms_after    smallint not null check (sms_after between 1 and 1440),
  country      text not null check (country ~ '^[1-9][0-9]{0,2}$')
);
comment on column notice_rules.budget is 'Messages to a person on a day, on all channels; urgent ones are counted apart, against as many';
comment on column notice_rules.email_after is 'Minutes after which what was not seen goes by the next channel';
comment on column notice_rules.country is 'Calling code for telephone numbers that were typed without one';

-- What reached a screen that somebody looked at.
create table notice_shown (
  forum_id   uuid not null,
  person_id  uuid not null,
  shown_at   timestamptz not null,
  primary key (forum_id, person_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on column notice_shown.shown_at is 'Instant of the newest event of the log that a visible page of the person had';

-- The post room: how far it has read the forum's log, and at whom it looks when.
create table outward_cursor (
  forum_id  uuid primary key references forum (id) on delete cascade,
  number    bigint not null
);
create table outward_look (
  forum_id   uuid not null,
  person_id  uuid not null,
  look_at    timestamptz not null,
  primary key (forum_id, person_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index looks_in_order on outward_look (look_at);

-- What went out. Written, and committed, before anything leaves: what is `sending` after a crash may
-- have arrived, and is not sent again on that channel.
create table outward (
  forum_id     uuid not null,
  id           uuid not null,
  message_id   uuid not null,
  person_id    uuid not null,
  choice       text not null,
  channel      text not null check (channel in ('push', 'email', 'sms')),
  urgent       boolean not null,
  subject      text not null,
  version      text not null,
  state        text not null,
  outcome      text not null check (outcome in ('sending', 'sent', 'failed')),
  attempts     smallint not null default 1,
  next_try_at  timestamptz,
  made_at      timestamptz not null,
  sent_at      timestamptz,
  seen_at      timestamptz,
  failure      text,
  mail_id      uuid references mail (id) on delete set null,
  primary key (forum_id, id),
  unique (forum_id, person_id, subject, version, channel),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index outward_of_a_day on outward (forum_id, made_at);
create index outward_on_its_way on outward (mail_id) where outcome = 'sending';
comment on column outward.message_id is 'Several things told at once are one message: it counts once against the budget';
comment on column outward.subject is 'What it is about, by id; version: its newest change; state: what was said, as a fingerprint';

alter table mail add column good_until timestamptz;
alter table mail add column unsubscribe text;
comment on column mail.good_until is 'What it says may not be true later: it is not sent after this; null: no such limit';
comment on column mail.unsubscribe is 'Address for List-Unsubscribe, one click (RFC 8058)';

-- What was written before there was a post room goes nowhere any more.
insert into outward_cursor (forum_id, number) select forum_id, number from stream_log;
