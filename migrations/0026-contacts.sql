-- Cards: what each person gives to those with whom cards are swapped, and with whom they were.

create table card (
  forum_id    uuid not null,
  person_id   uuid not null,
  gives_email boolean not null default true,
  gives_phone boolean not null default false,
  gives_note  boolean not null default false,
  phone       text not null default '' check (length(phone) <= 40),
  note        text not null default '' check (length(note) <= 200),
  changed_at  timestamptz not null,
  primary key (forum_id, person_id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
comment on column card.phone is 'As the person writes it here; empty: the number the organiser was given, if any';
comment on column card.gives_email is 'What is chosen beforehand; each swap chooses again';

create table card_code (
  forum_id    uuid not null,
  code        text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  person_id   uuid not null,
  made_at     timestamptz not null,
  expires_at  timestamptz not null check (expires_at > made_at),
  primary key (forum_id, code),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index codes_of_a_person on card_code (forum_id, person_id, expires_at);
comment on table card_code is 'What a person shows on the phone: for minutes, so that a photograph of it is worth nothing later';

create table card_try (
  forum_id    uuid not null,
  id          uuid not null,
  person_id   uuid not null,
  made_at     timestamptz not null,
  primary key (forum_id, id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index tries_of_a_person on card_try (forum_id, person_id, made_at);
comment on table card_try is 'Codes that were nobody''s, typed within the last hour';

-- Whoever read a card asks for it and says what is given for it; whoever showed it answers.
create table card_ask (
  forum_id     uuid not null,
  id           uuid not null,
  from_id      uuid not null,
  to_id        uuid not null,
  gives_email  boolean not null,
  gives_phone  boolean not null,
  gives_note   boolean not null,
  asked_at     timestamptz not null,
  answer       text check (answer in ('swapped', 'declined')),
  answered_at  timestamptz,
  primary key (forum_id, id),
  check (from_id <> to_id),
  check ((answer is null) = (answered_at is null)),
  foreign key (forum_id, from_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, to_id) references person (forum_id, id) on delete cascade
);
create unique index one_open_ask on card_ask (forum_id, from_id, to_id) where answer is null;
create index asks_to_answer on card_ask (forum_id, to_id) where answer is null;
comment on column card_ask.answer is 'declined looks like silence to whoever asked';

-- One row for each side: what `owner_id` was given by `person_id`.
create table contact (
  forum_id      uuid not null,
  owner_id      uuid not null,
  person_id     uuid not null,
  gives_email   boolean not null,
  gives_phone   boolean not null,
  gives_note    boolean not null,
  way           text not null check (way in ('code', 'offline')),
  met_at        timestamptz not null,
  withdrawn_at  timestamptz,
  note          text not null default '' check (length(note) <= 500),
  primary key (forum_id, owner_id, person_id),
  check (owner_id <> person_id),
  foreign key (forum_id, owner_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index contacts_given on contact (forum_id, person_id);
comment on table contact is 'Flags only: address and number are read where they are kept, so taking a card back takes effect at once';
comment on column contact.withdrawn_at is 'When `person_id` took the card back';
comment on column contact.note is 'The owner''s own words, such as where they met; nobody else reads them';

-- A card that someone brought along as a file: the owner's alone.
create table own_contact (
  forum_id      uuid not null,
  id            uuid not null,
  owner_id      uuid not null,
  name          text not null check (length(name) between 1 and 200),
  title         text not null default '' check (length(title) <= 200),
  organisation  text not null default '' check (length(organisation) <= 200),
  emails        text[] not null default '{}',
  phones        text[] not null default '{}',
  note          text not null default '' check (length(note) <= 2000),
  print         text not null,
  made_at       timestamptz not null,
  primary key (forum_id, id),
  unique (forum_id, owner_id, print),
  foreign key (forum_id, owner_id) references person (forum_id, id) on delete cascade
);
comment on column own_contact.print is 'Hash of what the card says: the same card read in twice is one contact';

-- A device's public key: what it signs without a network is checked with it later.
create table card_key (
  forum_id    uuid not null,
  id          text not null check (id ~ '^[A-Za-z0-9_-]{16}$'),
  person_id   uuid not null,
  public_key  text not null check (length(public_key) between 80 and 200),
  device      text not null default '' check (length(device) <= 60),
  made_at     timestamptz not null,
  revoked_at  timestamptz,
  primary key (forum_id, id),
  foreign key (forum_id, person_id) references person (forum_id, id) on delete cascade
);
create index keys_of_a_person on card_key (forum_id, person_id);
comment on column card_key.public_key is 'ECDSA P-256, SubjectPublicKeyInfo in base64url; the private key never leaves the device';

-- A swap without a network: offer, reply and confirmation, as both devices bring them, in any order.
create table card_thread (
  forum_id      uuid not null,
  reply_key     text not null,
  reply_nonce   text not null,
  offer_key     text not null,
  offer_nonce   text not null,
  offerer_id    uuid not null,
  replier_id    uuid not null,
  offer         text not null,
  reply         text not null,
  confirmation  text,
  received_at   timestamptz not null,
  settled_at    timestamptz,
  primary key (forum_id, reply_key, reply_nonce),
  foreign key (forum_id, offerer_id) references person (forum_id, id) on delete cascade,
  foreign key (forum_id, replier_id) references person (forum_id, id) on delete cascade
);
create index threads_of_an_offer on card_thread (forum_id, offer_key, offer_nonce);
comment on column card_thread.settled_at is 'Set once, by the merge or the answer that ended it: what comes later changes nothing';
