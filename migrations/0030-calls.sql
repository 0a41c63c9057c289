-- Calls: who is in, since when, and who is rung. Pictures and voices go from browser to browser and are
-- never here; so a restart of the server harms nobody who talks. Nothing is recorded.

create table call (
  forum_id      uuid not null references forum (id) on delete cascade,
  id            uuid not null,
  room_id       uuid,
  interview_id  uuid,
  kind          text not null check (kind in ('voice', 'video')),
  started_by    uuid not null,
  started_at    timestamptz not null,
  rings_until   timestamptz,
  first_event   bigint not null,
  ended_at      timestamptz check (ended_at >= started_at),
  primary key (forum_id, id),
  foreign key (forum_id, room_id) references room (forum_id, id) on delete cascade,
  foreign key (forum_id, interview_id) references interview (forum_id, id) on delete cascade,
  foreign key (forum_id, started_by) references person (forum_id, id) on delete cascade,
  check ((room_id is null) <> (interview_id is null))
);
-- Two who call each other at the same moment are in one call, whoever was first.
create unique index one_open_call_of_a_room on call (forum_id, room_id)
  where ended_at is null and room_id is not null;
create unique index one_open_call_of_an_interview on call (forum_id, interview_id)
  where ended_at is null and interview_id is not null;
create index calls_of_a_room on call (forum_id, room_id, started_at);
create index open_calls on call (forum_id) where ended_at is null;
comment on column call.rings_until is 'null: it rings nobody, as in a room of many or in an interview';
comment on column call.first_event is 'Number of the forum''s log at the start: signals of the call come after it';

create table call_ring (
  forum_id     uuid not null,
  call_id      uuid not null,
  person_id    uuid not null,
  answer       text check (answer in ('accepted', 'declined', 'missed')),
  answered_at  timestamptz,
  primary key (forum_id, call_id, person_id),
  foreign key (forum_id, call_id) references call (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade,
  check ((answer is null) = (answered_at is null))
);
create index rings_of_a_person on call_ring (forum_id, person_id) where answer is null;

-- The way in for an interviewee without a seat: to the calls of one interview and nothing else.
create table call_link (
  forum_id      uuid not null,
  id            uuid not null,
  interview_id  uuid not null,
  token_hash    text not null unique,
  starts_at     timestamptz,
  phone         text not null default '' check (length(phone) <= 40),
  made_by       uuid,
  made_at       timestamptz not null,
  expires_at    timestamptz not null check (expires_at > made_at),
  revoked_at    timestamptz,
  primary key (forum_id, id),
  foreign key (forum_id, interview_id) references interview (forum_id, id) on delete cascade
);
create unique index one_link_of_an_interview on call_link (forum_id, interview_id)
  where revoked_at is null;
comment on column call_link.token_hash is 'SHA-256 (hex) of 128 random bits; the link itself is shown once';
comment on column call_link.phone is 'What to call when the video does not work; empty: the forum''s number';

-- One device in a call. Somebody who comes back is another leg.
create table call_leg (
  forum_id     uuid not null,
  call_id      uuid not null,
  id           uuid not null,
  person_id    uuid,
  link_id      uuid,
  joined_at    timestamptz not null,
  admitted_at  timestamptz,
  seen_at      timestamptz not null,
  left_at      timestamptz,
  primary key (forum_id, id),
  foreign key (forum_id, call_id) references call (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, link_id) references call_link (forum_id, id) on delete cascade,
  check ((person_id is null) <> (link_id is null)),
  check (person_id is null or admitted_at is not null)
);
create unique index one_device_of_a_person on call_leg (forum_id, call_id, person_id)
  where left_at is null and person_id is not null;
create index legs_of_a_call on call_leg (forum_id, call_id) where left_at is null;
comment on column call_leg.link_id is 'An interviewee without a seat, by link';
comment on column call_leg.admitted_at is 'null: waits to be let in, and reaches nobody until then';

-- What browsers tell each other to find a way between them. Gone when the call is over.
create table call_signal (
  forum_id  uuid not null,
  id        uuid not null,
  call_id   uuid not null,
  number    bigint generated always as identity,
  from_leg  uuid not null,
  to_leg    uuid not null,
  body      jsonb not null,
  made_at   timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, call_id) references call (forum_id, id) on delete cascade
);
create index signals_to_a_leg on call_signal (forum_id, to_leg, number);
create index signals_of_a_leg on call_signal (forum_id, from_leg, made_at);
create index signals_of_a_call on call_signal (forum_id, call_id);
comment on column call_signal.id is 'Made by the browser: sent again, it is one signal';

create table call_phone (
  forum_id  uuid primary key references forum (id) on delete cascade,
  phone     text not null check (phone <> '' and length(phone) <= 40)
);
comment on table call_phone is 'What people of the forum may call instead when a call by browser does not work';
