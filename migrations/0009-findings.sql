-- What researchers write here stands before the file's text, which stays in forum.findings. Every
-- save is a version of its own and none is ever changed, so that nothing written is lost and any
-- version can be taken back.
create table finding_text (
  forum_id    uuid not null references forum (id) on delete cascade,
  section     text not null check (btrim(section) <> '' and length(section) <= 500),
  theme       text not null default '' check (length(theme) <= 200),
  number      integer not null check (number >= 1),
  body        text check (length(body) <= 20000),
  removed     boolean not null default false,
  written_by  uuid,
  written_at  timestamptz not null,
  primary key (forum_id, section, theme, number),
  foreign key (forum_id, written_by) references person (forum_id, id) on delete set null (written_by),
  check (not removed or body is null)
);
comment on table finding_text is 'The researchers'' text of one section, or of one main finding: the highest number counts';
comment on column finding_text.theme is 'Of a main finding; empty elsewhere';
comment on column finding_text.body is 'Markdown with tokens; null: as the file has it';
comment on column finding_text.removed is 'Not in the report any more, whatever the file says';
comment on column finding_text.written_by is 'null: the operator, or a person who has no seat any more';

-- Main findings that were moved by hand; those without a place follow in the order of the file.
create table finding_place (
  forum_id  uuid not null references forum (id) on delete cascade,
  section   text not null,
  theme     text not null,
  place     integer not null check (place >= 1),
  primary key (forum_id, section, theme),
  unique (forum_id, place)
);
comment on table finding_place is 'The order of main findings, where somebody set one';
