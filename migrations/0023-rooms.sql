-- Who may write to whom, and which rooms are open on a person's screen.

alter table introduction drop constraint introduction_act_check;
alter table introduction add constraint introduction_act_check
  check (act in ('asked', 'accepted', 'wrote', 'exchanged', 'allowed'));

alter table room_member add column opened boolean not null default false;
comment on column room_member.opened is 'Of a direct room: shows to this person before anything is written in it';
update room_member m set opened = true from room r
  where r.forum_id = m.forum_id and r.id = m.room_id and r.created_by = m.person_id;

-- A delegate blocks a whole company: whoever represents it, now and later.
create table company_block (
  forum_id   uuid not null,
  person_id  uuid not null,
  client_id  uuid not null,
  made_at    timestamptz not null,
  primary key (forum_id, person_id, client_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade
);

create index reports_waiting on message_report (forum_id, made_at) where settled_at is null;
create index uploads_of_a_person on chat_file (forum_id, author_id, made_at);
create index members_of_a_person on room_member (forum_id, person_id);
