-- Questions and polls in sessions. Sessions are named by their ref without a foreign key: an agenda
-- that is imported anew may leave one out for an hour, and what was said in it must not go with it.

create table session_rule (
  forum_id     uuid not null references forum (id) on delete cascade,
  session_ref  text not null,
  askers       text not null default 'everyone' check (askers in ('nobody', 'delegates', 'everyone')),
  moderated    boolean not null default true,
  unnamed      boolean not null default false,
  primary key (forum_id, session_ref)
);
comment on table session_rule is 'How questions are asked in a session; without a row the defaults hold';
comment on column session_rule.moderated is 'A question waits until the moderator shows it';
comment on column session_rule.unnamed is 'What the form offers first: without a name. Who asks decides';

create table session_question (
  forum_id     uuid not null references forum (id) on delete cascade,
  id           uuid not null,
  session_ref  text not null,
  person_id    uuid not null,
  words        text not null check (length(words) between 1 and 300),
  named        boolean not null,
  state        text not null check (state in ('waiting', 'shown', 'hidden', 'withdrawn', 'merged')),
  merged_into  uuid,
  answered_at  timestamptz,
  asked_at     timestamptz not null,
  primary key (forum_id, id),
  check ((state = 'merged') = (merged_into is not null)),
  check (merged_into <> id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, merged_into) references session_question (forum_id, id) on delete cascade
);
create index questions_of_a_session on session_question (forum_id, session_ref);
comment on column session_question.id is 'Made on the device: asked twice, it stands once';
comment on column session_question.named is 'Whether others than the moderator see who asks';

create table session_question_vote (
  forum_id     uuid not null,
  question_id  uuid not null,
  person_id    uuid not null,
  made_at      timestamptz not null,
  primary key (forum_id, question_id, person_id),
  foreign key (forum_id, question_id) references session_question (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

create table poll (
  forum_id      uuid not null references forum (id) on delete cascade,
  id            uuid not null,
  session_ref   text not null,
  kind          text not null check (kind in ('single', 'multiple', 'scale', 'words', 'survey')),
  survey_id     text,
  asked         text not null check (length(asked) <= 300),
  options       text[] not null,
  most          smallint check (most >= 1),
  voters        text not null default 'delegates' check (voters in ('delegates', 'everyone')),
  state         text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  results       text not null default 'hidden' check (results in ('hidden', 'shown')),
  made_at       timestamptz not null,
  opened_at     timestamptz,
  told          jsonb,
  told_number   integer not null default 0,
  primary key (forum_id, id),
  check ((kind = 'survey') = (survey_id is not null)),
  check (kind <> 'survey' or voters = 'delegates'),
  check ((state = 'draft') = (opened_at is null))
);
create index polls_of_a_session on poll (forum_id, session_ref);
comment on column poll.survey_id is 'A question of the survey: its votes are survey answers, its result is that figure, and asked and options are empty';
comment on column poll.most is 'How many options or words at most; null: all';
comment on column poll.told is 'What people in the session may see now: votes in steps, and the tally once it is shown';
comment on column poll.told_number is 'Counts what was told: of two, the higher is the newer';

create table poll_vote (
  forum_id   uuid not null,
  poll_id    uuid not null,
  person_id  uuid not null,
  choice     text[] not null check (cardinality(choice) between 1 and 60),
  voted_at   timestamptz not null,
  primary key (forum_id, poll_id, person_id),
  foreign key (forum_id, poll_id) references poll (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);

create table poll_hidden_word (
  forum_id  uuid not null,
  poll_id   uuid not null,
  word      text not null,
  primary key (forum_id, poll_id, word),
  foreign key (forum_id, poll_id) references poll (forum_id, id) on delete cascade
);
comment on column poll_hidden_word.word is 'Folded (base/folding.ts)';

-- A figure of the survey as it once stood on a wall: like an edition, nothing takes it back, and all
-- that is shown later is judged beside it. It goes with its forum, not with its poll.
create table figure_look (
  forum_id   uuid not null references forum (id) on delete cascade,
  id         uuid not null,
  survey_id  text not null,
  counted    jsonb not null,
  made_at    timestamptz not null,
  primary key (forum_id, id)
);
comment on column figure_look.counted is 'Id of the response that counted by delegate id, null for those who had sent none';
