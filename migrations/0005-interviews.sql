-- Interviews: who was asked, what was said, in which themes, and which words may be printed. Nothing
-- said is printed before the interviewee approved exactly these words and exactly this naming.
create table interview (
  forum_id      uuid not null references forum (id) on delete cascade,
  id            uuid not null,
  position      integer not null check (position >= 1),
  delegate_id   uuid,
  name          text not null default '',
  title         text not null default '',
  organisation  text not null default '',
  email         text check (email = lower(btrim(email)) and email like '%_@_%'),
  channel       text not null default '',
  heading       text not null default '',
  held_at       timestamptz,
  source        text not null check (source in ('import', 'person')),
  made_at       timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, delegate_id) references delegate (forum_id, person_id) on delete cascade,
  check (delegate_id is null or email is null)
);
comment on column interview.delegate_id is 'The delegate who was interviewed; null: a person without a seat';
comment on column interview.email is 'Where a person without a seat is asked for approval';
comment on column interview.source is 'import: interviews.md may change it; person: somebody here did since';

-- The words. What was approved is kept beside them and must be the same: whoever changes a word, the
-- naming or the mark "summarised" of an approved quote must take the approval away with it.
create table quote (
  forum_id           uuid not null,
  id                 uuid not null,
  interview_id       uuid not null,
  position           integer not null check (position >= 1),
  text               text not null check (btrim(text) <> '' and length(text) <= 2000),
  verbatim           boolean not null,
  level              text not null check (level in ('name', 'role and organisation', 'role', 'anonymous')),
  named_as           text not null check (named_as <> ''),
  state              text not null check (state in ('draft', 'asked', 'approved', 'declined', 'withdrawn')),
  asked_at           timestamptz,
  decided_at         timestamptz,
  decided_by         text check (decided_by in ('interviewee', 'paper', 'researcher', 'consent')),
  approved_text      text,
  approved_as        text,
  approved_verbatim  boolean,
  proposed_text      text check (btrim(proposed_text) <> '' and length(proposed_text) <= 2000),
  source             text not null check (source in ('import', 'person')),
  file_position      integer check (file_position >= 1),
  made_at            timestamptz not null,
  primary key (forum_id, id),
  unique (forum_id, interview_id, file_position),
  foreign key (forum_id, interview_id) references interview (forum_id, id) on delete cascade,
  check ((state in ('approved', 'declined', 'withdrawn')) = (decided_at is not null)),
  check ((decided_at is null) = (decided_by is null)),
  check (state <> 'asked' or asked_at is not null),
  check (proposed_text is null or state = 'draft'),
  check (state <> 'approved' or decided_by in ('interviewee', 'paper')),
  constraint approved_words_are_frozen check (
    case when state = 'approved'
      then approved_text is not distinct from text
        and approved_as is not distinct from named_as
        and approved_verbatim is not distinct from verbatim
      else approved_text is null and approved_as is null and approved_verbatim is null
    end
  )
);
create index quotes_of_an_interview on quote (forum_id, interview_id, position);
comment on column quote.verbatim is 'false: summarised by the researcher, and marked so where it is printed';
comment on column quote.named_as is 'How the person is named beside the words, as the person reads it before approving';
comment on column quote.decided_by is 'paper: approved outside, as interviews.md says; consent: the delegate shares no profile any more';
comment on column quote.file_position is 'Its number in interviews.md; null: made here';

-- Whoever stops sharing the profile is named nowhere from that moment, by whatever act it happened.
create function lowered_consent_withdraws_quotes() returns trigger language plpgsql as $$
begin
  update quote set state = 'withdrawn', decided_by = 'consent', decided_at = now(), source = 'person',
    approved_text = null, approved_as = null, approved_verbatim = null
  from interview
  where interview.forum_id = new.forum_id and interview.delegate_id = new.person_id
    and quote.forum_id = interview.forum_id and quote.interview_id = interview.id
    and quote.state = 'approved' and quote.level in ('name', 'role and organisation');
  return null;
end $$;
create trigger lowered_consent_withdraws_quotes after update of consent on delegate
  for each row when (old.consent = 'named' and new.consent = 'aggregate')
  execute function lowered_consent_withdraws_quotes();

-- What was recorded, as the file was and cut into cues. Times are milliseconds from its beginning.
create table transcript (
  forum_id      uuid not null,
  interview_id  uuid not null,
  format        text not null check (format in ('webvtt', 'srt', 'text')),
  original      text not null check (octet_length(original) <= 4000000),
  source        text not null check (source in ('import', 'person')),
  added_by      uuid,
  added_at      timestamptz not null,
  primary key (forum_id, interview_id),
  foreign key (forum_id, interview_id) references interview (forum_id, id) on delete cascade
);
create table cue (
  forum_id      uuid not null,
  interview_id  uuid not null,
  number        integer not null check (number >= 1),
  starts_ms     integer check (starts_ms >= 0),
  ends_ms       integer check (ends_ms >= starts_ms),
  speaker       text not null default '',
  text          text not null check (text <> ''),
  primary key (forum_id, interview_id, number),
  foreign key (forum_id, interview_id) references transcript (forum_id, interview_id) on delete cascade,
  check ((starts_ms is null) = (ends_ms is null))
);

-- A coded piece: a span of the transcript, a quote, or a span that became a quote.
create table excerpt (
  forum_id      uuid not null,
  id            uuid not null,
  interview_id  uuid not null,
  first_cue     integer,
  last_cue      integer,
  quote_id      uuid,
  made_by       uuid,
  made_at       timestamptz not null,
  primary key (forum_id, id),
  unique (forum_id, interview_id, first_cue, last_cue),
  unique (forum_id, quote_id),
  foreign key (forum_id, interview_id) references interview (forum_id, id) on delete cascade,
  foreign key (forum_id, interview_id, first_cue) references cue (forum_id, interview_id, number),
  foreign key (forum_id, interview_id, last_cue) references cue (forum_id, interview_id, number),
  foreign key (forum_id, quote_id) references quote (forum_id, id) on delete cascade,
  check ((first_cue is null) = (last_cue is null)),
  check (first_cue <= last_cue),
  check (first_cue is not null or quote_id is not null)
);
create table theme (
  forum_id  uuid not null references forum (id) on delete cascade,
  id        uuid not null,
  name      text not null check (btrim(name) <> '' and length(name) <= 100),
  finding   text check (finding <> ''),
  made_at   timestamptz not null,
  primary key (forum_id, id)
);
create unique index one_theme_of_a_name on theme (forum_id, lower(name));
comment on column theme.finding is 'The main finding it is evidence for, by that finding''s own title';
create table coding (
  forum_id    uuid not null,
  excerpt_id  uuid not null,
  theme_id    uuid not null,
  coded_by    uuid,
  coded_at    timestamptz not null,
  primary key (forum_id, excerpt_id, theme_id),
  foreign key (forum_id, excerpt_id) references excerpt (forum_id, id) on delete cascade,
  foreign key (forum_id, theme_id) references theme (forum_id, id) on delete cascade
);

-- The way in for an interviewee without a seat: to the own quotes of one interview and nothing else.
create table quote_link (
  forum_id      uuid not null,
  id            uuid not null,
  interview_id  uuid not null,
  token_hash    text not null unique,
  made_by       uuid,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, interview_id) references interview (forum_id, id) on delete cascade
);
comment on column quote_link.token_hash is 'SHA-256 (hex) of 128 random bits; the link itself is mailed and not kept';

-- What forum.interviews held. Its approvals were given outside, on the day that was written down.
create function pg_temp.day_of(written text, zone text) returns timestamptz language plpgsql as $$
begin
  return written::date::timestamp at time zone zone;
exception when others then return null;
end $$;

create temporary table said on commit drop as
select forum.id as forum_id, forum.created_at, gen_random_uuid() as id, each, position,
  each->>'title' as title, each->>'organisation' as organisation,
  jsonb_typeof(each->'approved') = 'object' as approved,
  pg_temp.day_of(each->'approved'->>'date', questionnaire->>'timezone') as approved_at,
  case when each->'approved'->>'level' ~* '\mname' then 'name'
    when each->'approved'->>'level' ~* 'organi[sz]ation' then 'role and organisation'
    when each->'approved'->>'level' ~* 'role|title' then 'role'
    when jsonb_typeof(each->'approved') = 'object' then 'anonymous'
    else 'role and organisation' end as level,
  (select case when count(*) = 1 then (array_agg(delegate.person_id))[1] end from delegate
    where delegate.forum_id = forum.id and delegate.status = 'confirmed'
      and lower(btrim(delegate.title)) = lower(btrim(each->>'title'))
      and lower(btrim(delegate.organisation)) = lower(btrim(each->>'organisation'))) as delegate_id
from forum, jsonb_array_elements(forum.interviews) with ordinality as list (each, position);

insert into interview (forum_id, id, position, delegate_id, title, organisation, channel, heading, source, made_at)
select forum_id, id, position, delegate_id, title, organisation, each->>'channel', each->>'heading', 'import', created_at
from said;

insert into quote (forum_id, id, interview_id, position, text, verbatim, level, named_as, state,
  decided_at, decided_by, approved_text, approved_as, approved_verbatim, source, file_position, made_at)
select forum_id, gen_random_uuid(), id, point.position, words, true, level, named_as,
  case when approved then 'approved' else 'draft' end,
  case when approved then coalesce(approved_at, created_at) end, case when approved then 'paper' end,
  case when approved then words end, case when approved then named_as end, case when approved then true end,
  'import', point.position, created_at
from said,
  jsonb_array_elements_text(each->'points') with ordinality as point (words, position),
  lateral (select coalesce(nullif(case
    when level in ('name', 'role and organisation') then concat_ws(', ', nullif(title, ''), nullif(organisation, ''))
    when level = 'role' then title else '' end, ''),
    case when delegate_id is null then 'An interviewee' else 'A delegate' end) as named_as) as naming
where btrim(words) <> '' and length(words) <= 2000;

alter table forum drop column interviews;
