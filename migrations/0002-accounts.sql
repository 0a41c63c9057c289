-- Sign-in, kept by better-auth under names of its own: `session` is a session of the programme here.
-- Its column names are its own in snake case. An address is an account; a seat (person) is a right.
create table sign_in_user (
  id              uuid primary key,
  name            text not null,
  email           text not null unique,
  email_verified  boolean not null,
  image           text,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);

create table sign_in_session (
  id          uuid primary key,
  user_id     uuid not null references sign_in_user (id) on delete cascade,
  token       text not null unique,
  expires_at  timestamptz not null,
  ip_address  text,
  user_agent  text,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
create index sign_in_sessions_of_a_user on sign_in_session (user_id);

create table sign_in_account (
  id                        uuid primary key,
  user_id                   uuid not null references sign_in_user (id) on delete cascade,
  account_id                text not null,
  provider_id               text not null,
  access_token              text,
  refresh_token             text,
  id_token                  text,
  access_token_expires_at   timestamptz,
  refresh_token_expires_at  timestamptz,
  scope                     text,
  password                  text,
  created_at                timestamptz not null,
  updated_at                timestamptz not null
);
create index sign_in_accounts_of_a_user on sign_in_account (user_id);

create table sign_in_verification (
  id          uuid primary key,
  identifier  text not null,
  value       text not null,
  expires_at  timestamptz not null,
  created_at  timestamptz not null,
  updated_at  timestamptz not null
);
create index sign_in_verifications on sign_in_verification (identifier);

-- How often an address asked for a mail or tried a code, whoever asked: the limit of both.
create table sign_in_try (
  id          uuid primary key,
  email_hash  text not null,
  kind        text not null check (kind in ('ask', 'code')),
  made_at     timestamptz not null
);
create index sign_in_tries on sign_in_try (email_hash, kind, made_at);

-- What one house must remember between starts, such as the secret that signs its cookies.
create table setting (
  name   text primary key,
  value  text not null
);

create index seats_of_an_address on person (email);

-- The worker of the outbox: when to try again, and whether the mail opens a door (a sign-in).
alter table mail
  add column opens_door   boolean not null default false,
  add column attempts     integer not null default 0 check (attempts >= 0),
  add column next_try_at  timestamptz;
create index mails_of_a_forum on mail (forum_id, made_at);
create index mails_to_send on mail (next_try_at) where sent_at is null;
comment on column mail.opens_door is 'Holds a sign-in code or link: shown only to who could open all it opens';
comment on column mail.next_try_at is 'null: not tried yet';

-- A seat at another firm asks for a new sign-in: without SMTP the first firm's organiser could have
-- read the code of the running session, and must not walk into the second firm's forum with it.
create function end_sessions_at_other_firms(moved text[], forum uuid[]) returns void language sql as $$
  delete from sign_in_session using sign_in_user, unnest(moved, forum) as fresh (email, forum_id)
    join forum here on here.id = fresh.forum_id
  where sign_in_user.email = fresh.email
    and sign_in_session.user_id = sign_in_user.id
    and exists (
      select from person join forum there on there.id = person.forum_id
      where person.email = fresh.email and there.tenant_id <> here.tenant_id
    );
$$;

create function a_seat_was_made() returns trigger language plpgsql as $$
begin
  perform end_sessions_at_other_firms(array_agg(email), array_agg(forum_id)) from fresh;
  return null;
end $$;

create function a_seat_was_given_on() returns trigger language plpgsql as $$
begin
  perform end_sessions_at_other_firms(array_agg(fresh.email), array_agg(fresh.forum_id))
  from fresh join stale using (forum_id, id) where fresh.email <> stale.email;
  return null;
end $$;

create trigger a_new_seat_ends_sessions after insert on person
  referencing new table as fresh for each statement execute function a_seat_was_made();
create trigger a_moved_seat_ends_sessions after update on person
  referencing old table as stale new table as fresh
  for each statement execute function a_seat_was_given_on();
