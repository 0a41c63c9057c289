-- Files that wait between the look at an import and its confirmation: the organiser's own, for a
-- while, gone with the import or when they expire.
create table upload (
  forum_id    uuid not null,
  id          uuid not null,
  person_id   uuid not null,
  begins      boolean not null,
  expires_at  timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on column upload.begins is 'true: for a new forum of the same firm; false: for this forum';

create table upload_file (
  forum_id   uuid not null,
  upload_id  uuid not null,
  name       text not null,
  bytes      bytea not null check (length(bytes) <= 5000001),
  primary key (forum_id, upload_id, name),
  foreign key (forum_id, upload_id) references upload (forum_id, id) on delete cascade
);
