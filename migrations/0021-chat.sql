-- What a conversation holds besides words: replies, mentions, reactions, edits, files; and its rules.

alter table room drop constraint room_kind_check;
alter table room add constraint room_kind_check check (kind in ('direct', 'group', 'topic', 'team'));
alter table room add column client_id uuid;
alter table room add column last_number integer not null default 0;
alter table room add foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade;
alter table room add check ((kind = 'team') = (client_id is not null));
create unique index one_team_room on room (forum_id, client_id) where kind = 'team';
comment on column room.client_id is 'The company whose own room this is: its representatives are in it, nobody else';
comment on column room.last_number is 'Number of the newest message; counting up locks the room until commit';
update room r set last_number = coalesce(
  (select max(number) from message m where m.forum_id = r.forum_id and m.room_id = r.id), 0);

alter table room_member add column muted boolean not null default false;
comment on column room_member.muted is 'Shown as ever, but no notice on any channel';

alter table message add column reply_to uuid;
alter table message add column mentions uuid[] not null default '{}';
alter table message add column file_count smallint not null default 0 check (file_count between 0 and 10);
alter table message add column version integer not null default 1 check (version >= 1);
alter table message add column edited_at timestamptz;
alter table message add column deleted_at timestamptz;
alter table message drop constraint message_body_check;
alter table message add constraint message_body_check check (
  length(body) <= 4000 and case when deleted_at is null then body <> '' or file_count > 0
    else body = '' and file_count = 0 and mentions = '{}' end);
comment on column message.version is 'Counts edits, the deletion and reactions: the higher one of two states is the newer';
comment on column message.deleted_at is 'Its words and files are gone then, here and in the log; its place in the room stays';

create table reaction (
  forum_id    uuid not null,
  message_id  uuid not null,
  person_id   uuid not null,
  sign        text not null check (length(sign) between 1 and 16),
  made_at     timestamptz not null,
  primary key (forum_id, message_id, person_id, sign),
  foreign key (forum_id, message_id) references message (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

create table block (
  forum_id    uuid not null,
  person_id   uuid not null,
  blocked_id  uuid not null,
  made_at     timestamptz not null,
  primary key (forum_id, person_id, blocked_id),
  check (person_id <> blocked_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, blocked_id) references person (forum_id, id) on delete cascade
);

create table message_report (
  forum_id     uuid not null,
  id           uuid not null,
  message_id   uuid not null,
  reporter_id  uuid not null,
  reason       text not null check (length(reason) <= 1000),
  said         text not null,
  made_at      timestamptz not null,
  settled_at   timestamptz,
  settled_by   uuid,
  outcome      text check (outcome in ('removed', 'kept')),
  primary key (forum_id, id),
  unique (forum_id, message_id, reporter_id),
  check ((settled_at is null) = (outcome is null)),
  foreign key (forum_id, message_id) references message (forum_id, id) on delete cascade,
  foreign key (forum_id, reporter_id) references person (forum_id, id) on delete cascade
);
comment on column message_report.said is 'The words as they were when reported: all that organisers read of a conversation';

-- A company may write to a delegate once the delegate agreed, wrote first, or agreed to meet.
create table writing_request (
  forum_id     uuid not null,
  client_id    uuid not null,
  delegate_id  uuid not null,
  asked_by     uuid not null,
  note         text not null check (length(note) <= 500),
  asked_at     timestamptz not null,
  answer       text check (answer in ('granted', 'declined')),
  answered_at  timestamptz,
  primary key (forum_id, client_id, delegate_id),
  check ((answer is null) = (answered_at is null)),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references person (forum_id, id) on delete cascade
);
comment on column writing_request.answer is 'declined looks like silence to the company';

create table chat_file (
  forum_id    uuid not null,
  id          uuid not null,
  room_id     uuid not null,
  author_id   uuid not null,
  message_id  uuid,
  name        text not null check (length(name) between 1 and 200),
  type        text not null,
  bytes       bytea not null,
  width       integer,
  height      integer,
  made_at     timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, room_id) references room (forum_id, id) on delete cascade,
  foreign key (forum_id, author_id) references person (forum_id, id) on delete cascade
);
create index files_of_a_message on chat_file (forum_id, message_id);
comment on column chat_file.message_id is 'null: uploaded, and not sent yet';

-- A table that a delegate proposes on a topic; its room is where those who join talk.
create table topic_table (
  forum_id      uuid not null,
  room_id       uuid not null,
  topic         text not null check (length(topic) between 1 and 100),
  about         text not null default '' check (length(about) <= 1000),
  seats         smallint not null check (seats between 2 and 30),
  state         text not null default 'proposed' check (state in ('proposed', 'scheduled', 'cancelled')),
  starts_at     timestamptz,
  ends_at       timestamptz,
  place         text not null default '',
  version       integer not null default 1,
  primary key (forum_id, room_id),
  check ((state = 'scheduled') <= (starts_at is not null and ends_at > starts_at)),
  foreign key (forum_id, room_id) references room (forum_id, id) on delete cascade
);
