-- Whether a client has opened a delegate's profile, so that the organiser sees whom nobody has found.
-- One row for each client and delegate, with its first and last day: no person of the client, no time
-- of day, no list of visits. The organiser is shown how many clients, never which.
create table profile_view (
  forum_id     uuid not null,
  client_id    uuid not null,
  delegate_id  uuid not null,
  first_day    date not null,
  last_day     date not null check (last_day >= first_day),
  primary key (forum_id, client_id, delegate_id),
  foreign key (forum_id, client_id) references client (forum_id, id) on delete cascade,
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade
);
comment on column profile_view.first_day is 'in UTC';
comment on column profile_view.last_day is 'in UTC';
