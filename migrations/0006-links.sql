-- A report link may ask for a passcode, may belong to one client company, and knows how often it
-- was opened: numbers per day, form and referring host, never a row per visit.
alter table report_link
  add column passcode_hash text check (passcode_hash ~ '^scrypt:[0-9]+:[0-9]+:[0-9]+:[A-Za-z0-9_-]+:[A-Za-z0-9_-]+$'),
  add column client_id     uuid,
  add column sent_edition  uuid,
  add column sent_at       timestamptz,
  add constraint report_link_client foreign key (forum_id, client_id)
    references client (forum_id, id) on delete cascade,
  add constraint report_link_sent check ((sent_edition is null) = (sent_at is null));
comment on column report_link.passcode_hash is 'scrypt:N:r:p:salt:hash (base64url); null: whoever holds the link may read';
comment on column report_link.client_id is 'the company it was mailed to; null: made by hand';
comment on column report_link.sent_edition is 'the edition that was newest when the link was last mailed to its company';
create index report_link_of_client on report_link (forum_id, client_id) where client_id is not null;

create table link_opening (
  forum_id  uuid    not null,
  link_id   uuid    not null,
  day       date    not null,
  form      text    not null check (form in ('web', 'pdf', 'slides', 'spreadsheet', 'embed', 'preview')),
  host      text    not null check (length(host) <= 100),
  times     integer not null check (times >= 1),
  primary key (forum_id, link_id, day, form, host),
  foreign key (forum_id, link_id) references report_link (forum_id, id) on delete cascade
);
comment on table link_opening is 'How often a link was opened: counters, nothing about who';
comment on column link_opening.day is 'in the time zone of the forum';
comment on column link_opening.host is 'host of the page that led here; empty: none';

-- Guesses at a passcode, for as long as they count.
create table passcode_try (
  forum_id  uuid        not null,
  link_id   uuid        not null,
  id        uuid        not null,
  made_at   timestamptz not null,
  primary key (forum_id, link_id, id),
  foreign key (forum_id, link_id) references report_link (forum_id, id) on delete cascade
);

alter table mail add column holds_link boolean not null default false;
comment on column mail.holds_link is 'true: holds a report link, which is stored hashed: the body is emptied once sent';
