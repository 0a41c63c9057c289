-- A mail about a meeting brings the meeting's entry with it, for the calendar of whoever reads it.

alter table mail add column enclosed jsonb;
comment on column mail.enclosed is 'Parts beside the words: [{ type, name, text, alternative }]; emptied with the words';

-- What a mail told a calendar of an entry. The newest row that still has its mail is what the
-- calendar knows by mail: a mail that was taken out of the outbox takes its rows with it.
create table calendar_mail (
  forum_id   uuid not null,
  person_id  uuid not null,
  subject    text not null,
  mail_id    uuid not null references mail (id) on delete cascade,
  told_hash  text not null,
  primary key (forum_id, person_id, subject, mail_id),
  foreign key (forum_id, person_id, subject) references calendar_entry (forum_id, person_id, subject) on delete cascade
);
create index calendar_mail_of_mail on calendar_mail (mail_id);
comment on column calendar_mail.told_hash is 'As calendar_entry.told_hash was then';
