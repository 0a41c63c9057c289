-- What makes the log fast to read from any number on, for whoever asks, and cheap to hand on.

create index rooms_of_a_person on room_member (forum_id, person_id);
create index events_for_everyone on event (forum_id, number) where room_id is null and people is null;
create index events_for_people on event using gin (people) where people is not null;

-- Who is in a room, as one number: a server that holds the list for this number need not read it.
alter table room add column members_version integer not null default 0;
comment on column room.members_version is 'Counts changes of who is in it; read with the room locked, or with an event';

create function members_changed() returns trigger language plpgsql as $$
begin
  update room r set members_version = members_version + 1
  from (select distinct forum_id, room_id from changed) c
  where r.forum_id = c.forum_id and r.id = c.room_id;
  return null;
end $$;
create trigger members_came after insert on room_member
  referencing new table as changed for each statement execute function members_changed();
create trigger members_left after delete on room_member
  referencing old table as changed for each statement execute function members_changed();

-- Hints about the log are no announcements any more.
delete from announcement where key = 'stream:mine';
