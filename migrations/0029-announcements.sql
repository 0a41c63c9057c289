-- Announcements: what the organiser tells everyone, or some, and who has seen it. The table
-- `announcement` is another thing: hints that a screen is to be drawn again.

create table bulletin (
  forum_id      uuid not null references forum (id) on delete cascade,
  id            uuid not null,
  state         text not null default 'draft' check (state in ('draft', 'scheduled', 'sent', 'withdrawn')),
  audience      text not null check (audience in ('everyone', 'delegates', 'clients', 'chosen')),
  chosen_by     text check (chosen_by in ('segment', 'session', 'meeting today', 'not here', 'not acknowledged')),
  about         text not null default '' check (length(about) <= 8000),
  words         text not null default '' check (length(words) <= 500),
  needs_ack     boolean not null,
  urgent        boolean not null,
  due_at        timestamptz,
  send_at       timestamptz,
  held          text check (held in ('segment-lost', 'nobody', 'late')),
  revision      integer not null default 1,
  version       integer not null default 1,
  told_version  integer not null default 1,
  made_by       uuid,
  made_at       timestamptz not null,
  sent_at       timestamptz,
  withdrawn_at  timestamptz,
  primary key (forum_id, id),
  check ((audience = 'chosen') = (chosen_by is not null)),
  check (state <> 'scheduled' or send_at is not null),
  check ((state in ('sent', 'withdrawn')) = (sent_at is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check (told_version between 1 and version)
);
create index bulletins_to_send on bulletin (send_at) where state = 'scheduled';
comment on table bulletin is 'An announcement of the organiser';
comment on column bulletin.audience is 'A rule that holds for whoever comes later too, or chosen: the people of bulletin_person, as they were when it was sent';
comment on column bulletin.about is 'By what they were chosen: the query of a segment, the ref of a session, the id of an announcement';
comment on column bulletin.words is 'The segment in words, for the organiser alone';
comment on column bulletin.held is 'Why it was not sent at its time: it is a draft again';
comment on column bulletin.revision is 'One more with each change by the organiser; whoever changes it says which one was seen';
comment on column bulletin.told_version is 'The text from which on seen and acknowledged count: a correction asks again, or not';

create table bulletin_text (
  forum_id     uuid not null,
  bulletin_id  uuid not null,
  version      integer not null check (version >= 1),
  title        text not null check (length(title) between 1 and 120),
  body         text not null check (length(body) <= 2000),
  made_by      uuid,
  made_at      timestamptz not null,
  primary key (forum_id, bulletin_id, version),
  foreign key (forum_id, bulletin_id) references bulletin (forum_id, id) on delete cascade
);

create table bulletin_person (
  forum_id              uuid not null,
  bulletin_id           uuid not null,
  person_id             uuid not null,
  told_at               timestamptz,
  reminders             smallint not null default 0,
  seen_version          integer not null default 0,
  seen_at               timestamptz,
  acknowledged_version  integer not null default 0,
  acknowledged_at       timestamptz,
  primary key (forum_id, bulletin_id, person_id),
  foreign key (forum_id, bulletin_id) references bulletin (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade,
  check (acknowledged_version <= seen_version),
  check ((seen_version = 0) = (seen_at is null)),
  check ((acknowledged_version = 0) = (acknowledged_at is null))
);
create index bulletins_of_a_person on bulletin_person (forum_id, person_id);
comment on column bulletin_person.told_at is 'When a notice was last given; null: came later, and saw it by the rule of its audience';
comment on column bulletin_person.seen_version is 'The newest text that was on a screen somebody looked at; 0: none';
