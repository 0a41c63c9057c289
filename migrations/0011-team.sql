-- What a company keeps of the delegates it may see: lists, notes, saved searches and exports. It is
-- the company's own: no other company reads it, and the organiser reads counts of it. What a member
-- of the team takes away stays for a day, so that it can be taken back.

create table shortlist (
  forum_id    uuid not null,
  client_id   uuid not null,
  id          uuid not null,
  name        text not null check (name = btrim(name) and length(name) <= 60),
  version     integer not null default 1 check (version >= 1),
  made_by     uuid,
  made_at     timestamptz not null,
  removed_at  timestamptz,
  primary key (forum_id, id),
  unique (forum_id, client_id, id),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, made_by) references person (forum_id, id) on delete set null (made_by),
  check (name <> '' or id = client_id),
  check (removed_at is null or id <> client_id)
);
create unique index one_shortlist_of_a_name on shortlist (forum_id, client_id, lower(name))
  where removed_at is null and name <> '';
comment on table shortlist is 'A named list of delegates, of one company. The one with the company''s own id is always there: the bookmark''s';
comment on column shortlist.name is 'Empty: the first list, which nobody has renamed';
comment on column shortlist.version is 'One more at each renaming: a stale one is refused';

-- Every company has its first list from the beginning.
create function first_shortlist() returns trigger language plpgsql as $$
begin
  insert into shortlist (forum_id, client_id, id, name, made_at)
    values (new.forum_id, new.id, new.id, '', now());
  return null;
end $$;
create trigger first_shortlist after insert on client for each row execute function first_shortlist();
insert into shortlist (forum_id, client_id, id, name, made_at)
  select forum_id, id, id, '', now() from client;

alter table shortlist_entry add column list_id uuid, add column added_in uuid,
  add column removed_at timestamptz, add column removed_in uuid;
update shortlist_entry set list_id = client_id;
alter table shortlist_entry
  alter column list_id set not null,
  alter column added_by drop not null,
  drop constraint shortlist_entry_pkey,
  drop constraint shortlist_entry_forum_id_added_by_fkey,
  add primary key (forum_id, list_id, delegate_id),
  add foreign key (forum_id, client_id, list_id) references shortlist (forum_id, client_id, id) on delete cascade,
  add foreign key (forum_id, added_by) references person (forum_id, id) on delete set null (added_by),
  add check ((removed_at is null) = (removed_in is null));
create index shortlist_entries_of_a_company on shortlist_entry (forum_id, client_id, delegate_id);
comment on column shortlist_entry.added_in is 'The act that put the person here, if it can be taken back';
comment on column shortlist_entry.removed_in is 'The act that took the person off: taken back, the row is as it was';
comment on column shortlist_entry.added_by is 'null: a representative who has no seat any more';

-- Notes only grow: what a colleague writes never takes the place of what another wrote.
create table team_note (
  forum_id     uuid not null,
  client_id    uuid not null,
  id           uuid not null,
  delegate_id  uuid not null,
  body         text not null check (btrim(body) <> '' and length(body) <= 2000),
  before       text,
  version      integer not null default 1 check (version >= 1),
  written_by   uuid,
  written_at   timestamptz not null,
  edited_at    timestamptz,
  removed_at   timestamptz,
  primary key (forum_id, id),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade,
  foreign key (forum_id, written_by) references person (forum_id, id) on delete set null (written_by)
);
create index notes_of_a_delegate on team_note (forum_id, client_id, delegate_id, written_at);
comment on table team_note is 'What a representative wrote about a delegate, for the own company. Personal data of the delegate: goes with him or her';
comment on column team_note.before is 'The text before the last edit, for a day';
comment on column team_note.written_by is 'null: a representative who has no seat any more';

create table segment (
  forum_id    uuid not null,
  client_id   uuid not null,
  id          uuid not null,
  name        text not null check (name = btrim(name) and length(name) between 1 and 80),
  query       text not null check (length(query) <= 8000),
  words       text not null default '' check (length(words) <= 500),
  muted       boolean not null default false,
  version     integer not null default 1 check (version >= 1),
  made_by     uuid,
  made_at     timestamptz not null,
  removed_at  timestamptz,
  primary key (forum_id, id),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, made_by) references person (forum_id, id) on delete set null (made_by)
);
create unique index one_segment_of_a_name on segment (forum_id, client_id, lower(name)) where removed_at is null;
comment on table segment is 'A saved search of one company, which tells its team when somebody new matches';
comment on column segment.query is 'The filters, as iq/query.ts writes them into a URL';
comment on column segment.words is 'What was asked in words, as it was typed; the filters alone are searched for';
comment on column segment.muted is 'Who newly matches is written down and told to nobody';

-- One row for each person who has ever matched: that is what makes an alert come once.
create table segment_match (
  forum_id     uuid not null,
  segment_id   uuid not null,
  delegate_id  uuid not null,
  matched_at   timestamptz not null,
  told_in      uuid,
  primary key (forum_id, segment_id, delegate_id),
  foreign key (forum_id, segment_id) references segment (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade
);
comment on column segment_match.told_in is 'The alert that told of it; null: matched when the segment was saved, or while it was muted';

create table segment_seen (
  forum_id    uuid not null,
  segment_id  uuid not null,
  person_id   uuid not null,
  seen_at     timestamptz not null,
  primary key (forum_id, segment_id, person_id),
  foreign key (forum_id, segment_id) references segment (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on table segment_seen is 'When each representative last looked at who is new';

create table segment_look (
  forum_id  uuid primary key references forum (id) on delete cascade,
  stamp     text not null
);
comment on table segment_look is 'What had been announced when the segments were last compared: a restart begins there';

-- A file that left the house.
create table export (
  forum_id   uuid not null,
  client_id  uuid not null,
  id         uuid not null,
  format     text not null check (format in ('csv', 'xlsx', 'vcard')),
  source     text not null check (source in ('list', 'segment', 'search')),
  name       text not null,
  query      text not null default '',
  parts      text[] not null default '{}' check (parts <@ array['answers', 'notes']),
  made_by    uuid,
  made_at    timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, made_by) references person (forum_id, id) on delete set null (made_by)
);
comment on column export.name is 'The list''s or segment''s name on that day; of a search empty';
comment on column export.query is 'The filters, if it was a search or a segment';
comment on column export.parts is 'What stands in the file besides the registration';

create table export_person (
  forum_id         uuid not null,
  export_id        uuid not null,
  row              integer not null check (row >= 1),
  delegate_id      uuid,
  ref              text not null,
  withdrawn_at     timestamptz,
  returned_at      timestamptz,
  told_at          timestamptz,
  acknowledged_at  timestamptz,
  acknowledged_by  uuid,
  primary key (forum_id, export_id, row),
  foreign key (forum_id, export_id) references export (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete set null (delegate_id),
  foreign key (forum_id, acknowledged_by) references person (forum_id, id) on delete set null (acknowledged_by),
  check (withdrawn_at is not null or coalesce(returned_at, told_at, acknowledged_at) is null)
);
create index exports_of_a_delegate on export_person (forum_id, delegate_id);
create index open_recalls on export_person (forum_id, export_id)
  where withdrawn_at is not null and returned_at is null and acknowledged_at is null;
comment on column export_person.row is 'Place of the person in the file, from 1';
comment on column export_person.ref is 'So that the company can find the row in its copies, also after the person was erased';
comment on column export_person.delegate_id is 'null: erased';
comment on column export_person.returned_at is 'The profile is shared again, before the copy was removed';
comment on column export_person.told_at is 'When the team was told of the withdrawal';

-- Whoever stops sharing the profile, or is erased, is recalled from every file that holds it, by
-- whatever act it happened. A copy that was removed already is not asked for twice.
create function recall_exports() returns trigger language plpgsql as $$
begin
  update export_person set withdrawn_at = now(), returned_at = null, told_at = null
  where forum_id = old.forum_id and delegate_id = old.person_id and acknowledged_at is null
    and (withdrawn_at is null or returned_at is not null);
  return old;
end $$;
create trigger lowered_consent_recalls_exports after update of consent on delegate
  for each row when (old.consent = 'named' and new.consent = 'aggregate') execute function recall_exports();
create trigger erasure_recalls_exports before delete on delegate
  for each row execute function recall_exports();

create function lift_recalls() returns trigger language plpgsql as $$
begin
  update export_person set returned_at = now()
  where forum_id = new.forum_id and delegate_id = new.person_id and acknowledged_at is null
    and withdrawn_at is not null and returned_at is null;
  return null;
end $$;
create trigger raised_consent_lifts_recalls after update of consent on delegate
  for each row when (old.consent = 'aggregate' and new.consent = 'named') execute function lift_recalls();
