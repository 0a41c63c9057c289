-- Printed pages: copies of one version, each with a code of its own, and what a version said.

-- A version belongs to its content; printing unchanged content again makes a copy of the same version.
alter table printed_page add column copy integer not null default 1 check (copy >= 1);
alter table printed_page add column said jsonb not null default '[]';
drop index one_page_version;
create unique index one_copy_of_page on printed_page (forum_id, kind, person_id, table_number, version, copy)
  nulls not distinct;
comment on column printed_page.copy is 'From 1 within its version; only a code is kept of what tells copies apart';
comment on column printed_page.said is 'Its lines in refs, times and places, without names: to say in words what changed since';
