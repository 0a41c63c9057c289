-- A request that nobody answered may be made once more, and then no more.
alter table wish add column asked integer not null default 1 check (asked >= 1);
comment on column wish.asked is 'How often it was asked: an expired request may be made once more';
comment on column wish.offered_reason is 'What the other side says with its answer; with a no thanks, for that side alone';
