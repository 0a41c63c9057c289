-- Every opening of Forum Link's first screen looks for calls that somebody missed.

create index calls_to_a_person on call_ring (forum_id, person_id);
