-- A person's calendar as programs outside read it.

-- The secret address of a person's feed: one at a time, a new one takes the place of the old.
create table calendar_link (
  forum_id    uuid not null,
  person_id   uuid not null,
  token_hash  text not null unique,
  sessions    text not null default 'mine' check (sessions in ('all', 'mine', 'none')),
  tables      boolean not null default true,
  made_at     timestamptz not null,
  read_at     timestamptz,
  hour_at     timestamptz not null,
  asked       integer not null default 0,
  primary key (forum_id, person_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on column calendar_link.token_hash is 'SHA-256 of the address''s secret part; the secret is shown once and kept nowhere';
comment on column calendar_link.sessions is 'Which sessions of the agenda it holds: all, those one speaks in or has a seat at, none';
comment on column calendar_link.tables is 'It holds the topic tables one has joined';
comment on column calendar_link.read_at is 'When a calendar asked last';
comment on column calendar_link.hour_at is 'Begin of the hour in which `asked` is counted';

-- What a person's calendar was told of each thing. The row stays when the thing is gone, so that a
-- calendar hears of the end, and a thing that comes back goes on counting.
create table calendar_entry (
  forum_id    uuid not null,
  person_id   uuid not null,
  subject     text not null,
  uid         uuid not null,
  kind        text not null check (kind in ('meeting', 'session', 'table')),
  mine        boolean not null,
  sequence    integer not null default 0 check (sequence >= 0),
  told_hash   text not null,
  cancelled   boolean not null default false,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null check (ends_at > starts_at),
  changed_at  timestamptz not null,
  primary key (forum_id, person_id, subject),
  unique (forum_id, uid),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on column calendar_entry.subject is 'meeting:<client or delegate on the other side> · session:<ref> · table:<room>; the same while it is the same thing, whichever plan it stands in';
comment on column calendar_entry.uid is 'Made by chance: it says nothing of the subject';
comment on column calendar_entry.sequence is 'One more with each change of what is told';
comment on column calendar_entry.told_hash is 'SHA-256 of what was told last, so that names are not kept twice';
