-- Replies, edits, reactions, reading and searching within a conversation.

alter table message add column words_version integer not null default 1;
comment on column message.words_version is 'The version that brought the words as they are: who edits an older one has not seen them';

alter table room_member add column read_at timestamptz;
comment on column room_member.read_at is 'When read_number last went up';

-- Who deletes or edits a message takes its old words out of every event that holds them.
create index events_of_a_message on event (forum_id, (body ->> 'id')) where kind = 'message';
create index replies_of_a_message on message (forum_id, reply_to) where reply_to is not null;

-- Words as they are searched: no case, no accents, no punctuation; src/base/folding.ts for texts in
-- whatever language. The ranges are punctuation in ASCII, Latin-1, Unicode and CJK.
create function search_form(words text) returns text language sql immutable parallel safe
return regexp_replace(
  replace(replace(replace(replace(
    translate(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')), 'øłđðħıς', 'olddhiσ'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
  '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g');
create index words_of_messages on message using gin (to_tsvector('simple', search_form(body)));
