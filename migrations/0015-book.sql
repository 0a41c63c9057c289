-- Changes by hand can be taken back, the last first, also after one was.
alter table meeting_change add column undoes uuid;
comment on column meeting_change.undoes is 'The change that this one takes back';
create unique index one_undo_per_change on meeting_change (forum_id, undoes) where undoes is not null;
