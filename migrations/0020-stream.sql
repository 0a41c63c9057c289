-- One log of events per forum, written once each, whoever hears of them. A person's stream is what of
-- the log is meant for that person, in the order of the log; its cursor is a number of the log.

create table stream_log (
  forum_id  uuid primary key references forum (id) on delete cascade,
  number    bigint not null default 0
);
comment on column stream_log.number is 'Of the last event. The row stays locked until commit: numbers appear in order, without gaps';

create table event (
  forum_id  uuid not null references forum (id) on delete cascade,
  number    bigint not null check (number >= 1),
  kind      text not null,
  room_id   uuid,
  people    uuid[],
  body      jsonb not null,
  made_at   timestamptz not null,
  primary key (forum_id, number),
  foreign key (forum_id, room_id) references room (forum_id, id) on delete cascade,
  check (room_id is null or people is null)
);
create index events_of_a_room on event (forum_id, room_id, number) where room_id is not null;
comment on column event.room_id is 'Meant for everyone in the room';
comment on column event.people is 'Meant for these people; with room_id null too: for everyone in the forum';

-- Cursors of screens that are open now are numbers of the old streams, none above the largest of a
-- forum: what those held comes after it, so that nothing is lost and some things come twice, by id.
with floor as (
  select forum_id, max(number) as number from stream_head group by forum_id
), old as (
  select e.forum_id, e.kind, e.person_id, e.body, e.made_at, f.number
    + row_number() over (partition by e.forum_id order by e.made_at, e.person_id, e.number) as number
  from stream_event e join floor f using (forum_id)
), carried as (
  insert into event (forum_id, number, kind, people, body, made_at)
  select forum_id, number, kind, array[person_id], body, made_at from old
  returning forum_id, number
)
insert into stream_log (forum_id, number)
select f.forum_id, greatest(f.number, coalesce(max(c.number), 0))
from floor f left join carried c using (forum_id) group by f.forum_id, f.number;

drop table stream_event;
drop table stream_head;
