-- What a person writes down for themselves about a meeting, a session or a person. Nobody else reads it.

create table note (
  forum_id    uuid not null,
  person_id   uuid not null,
  about       text not null check (about ~ '^(meeting|session|person):.{1,200}$'),
  body        text not null check (length(body) <= 4000),
  version     integer not null check (version >= 1),
  change_id   uuid not null,
  changed_at  timestamptz not null,
  primary key (forum_id, person_id, about),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on table note is 'Of whoever wrote it alone: no other person, no organiser, no colleague reads it';
comment on column note.about is 'meeting:ID, session:REF or person:ID';
comment on column note.body is 'Empty: taken away; the version goes on counting, so that another device sees it';
comment on column note.change_id is 'Made on the device with the change: sent again, it is the same change';
