-- Whom delegates find through Forum Link: who lets answers be compared, who is not for whom, and
-- introductions that wait for a yes.

create table peer_sharing (
  forum_id   uuid not null,
  person_id  uuid not null,
  since      timestamptz not null,
  primary key (forum_id, person_id),
  foreign key (forum_id, person_id) references delegate (forum_id, person_id) on delete cascade
);
comment on table peer_sharing is 'A row: this delegate and the others with a row see what they both chose. Nobody has one unasked';

-- `with_id` is `other_id` for one person, else the two of an introduction, in order.
create table not_for_me (
  forum_id   uuid not null,
  person_id  uuid not null,
  other_id   uuid not null,
  with_id    uuid not null,
  made_at    timestamptz not null,
  primary key (forum_id, person_id, other_id, with_id),
  check (person_id <> other_id and person_id <> with_id and other_id <= with_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, other_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, with_id) references person (forum_id, id) on delete cascade
);
comment on table not_for_me is 'Suggestions put aside; those put aside are told nothing';

-- An introduction to a company shows the delegate to it, so the delegate is asked first.
create table introduction_ask (
  forum_id      uuid not null,
  id            uuid not null,
  introducer_id uuid not null,
  delegate_id   uuid not null,
  to_id         uuid not null,
  words         text not null check (length(words) between 1 and 500),
  asked_at      timestamptz not null,
  answer        text check (answer in ('yes', 'no')),
  answered_at   timestamptz,
  room_id       uuid,
  primary key (forum_id, id),
  unique (forum_id, introducer_id, delegate_id, to_id),
  check (introducer_id <> delegate_id and delegate_id <> to_id and introducer_id <> to_id),
  check ((answer is null) = (answered_at is null)),
  foreign key (forum_id, introducer_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade,
  foreign key (forum_id, to_id) references person (forum_id, id) on delete cascade
);
create index introductions_to_answer on introduction_ask (forum_id, delegate_id) where answer is null;
comment on column introduction_ask.answer is 'A no looks like silence to whoever asked, and to the company nothing was asked';
