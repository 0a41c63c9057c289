-- How a forum looks: its colour, its logo, its own closing pages. A logo is kept by its hash and
-- never changed, so that an edition that names it shows it for as long as the forum is kept.
create table logo (
  forum_id  uuid    not null references forum (id) on delete cascade,
  mark      text    not null check (mark ~ '^[0-9a-f]{64}$'),
  png       bytea   not null check (length(png) <= 2000000),
  width     integer not null check (width between 1 and 2000),
  height    integer not null check (height between 1 and 2000),
  primary key (forum_id, mark)
);
comment on column logo.mark is 'SHA-256 (hex) of png, which the house drew itself from what was uploaded';

create table brand (
  forum_id    uuid primary key references forum (id) on delete cascade,
  colour      text check (colour ~ '^#[0-9a-f]{6}$'),
  logo_own    text,
  logo_white  text,
  in_white    boolean not null default false,
  logo_alt    text not null default '' check (length(logo_alt) <= 200),
  closing     jsonb not null default '[]',
  instead     boolean not null default false,
  changed_at  timestamptz not null,
  foreign key (forum_id, logo_own) references logo (forum_id, mark),
  foreign key (forum_id, logo_white) references logo (forum_id, mark),
  check ((logo_own is null) = (logo_white is null)),
  check (logo_own is null or logo_alt <> '')
);
comment on column brand.colour is 'as given; ui/brand.ts makes the roles of it';
comment on column brand.in_white is 'which of the two stands on the cover';
comment on column brand.closing is 'ClosingPage[] of forum/brand.ts';
comment on column brand.instead is 'true: the closing pages stand in the place of the house''s own';
