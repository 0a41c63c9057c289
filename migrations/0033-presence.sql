-- Who is here now, for the people with whom they talk; and whether they show it.

create table presence (
  forum_id    uuid not null,
  person_id   uuid not null,
  seen_at     timestamptz,
  shown       boolean not null default true,
  primary key (forum_id, person_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on table presence is 'Only the last sign of life is kept, and only while the person is here: no history of it';
comment on column presence.seen_at is 'A line of theirs was open then, written at most once a minute; null: they have gone';
comment on column presence.shown is 'By the person''s own wish, whether others hear of it';
