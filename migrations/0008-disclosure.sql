-- Options of a figure that readers see as one, because that lets the figure appear: accepted by
-- staff, looked at anew with every edition. An option is in one merge at most.
create table figure_merge (
  forum_id     uuid not null references forum (id) on delete cascade,
  figure       text not null,
  option       text not null,
  printed_as   text not null check (printed_as <> ''),
  accepted_by  uuid,
  accepted_at  timestamptz not null,
  primary key (forum_id, figure, option)
);
comment on column figure_merge.option is 'As the questionnaire has it; of a matrix, a column';
comment on column figure_merge.printed_as is 'The same for all options that are one';

-- Two variables that the next edition prints against each other.
create table report_crosstab (
  forum_id       uuid not null references forum (id) on delete cascade,
  id             uuid not null,
  position       integer not null,
  row_figure     text not null,
  row_row        text,
  column_figure  text not null,
  column_row     text,
  merges         jsonb not null default '[]',
  created_by     uuid,
  created_at     timestamptz not null,
  primary key (forum_id, id),
  check ((row_figure, coalesce(row_row, '')) <> (column_figure, coalesce(column_row, '')))
);
comment on column report_crosstab.row_row is 'Row of a matrix question; null elsewhere';
comment on column report_crosstab.merges is 'OptionMerge[] of research/merging-options.ts, for this table alone';
-- A pair once, whichever way round.
create unique index one_crosstab_per_pair on report_crosstab (
  forum_id,
  least(row_figure || chr(31) || coalesce(row_row, ''), column_figure || chr(31) || coalesce(column_row, '')),
  greatest(row_figure || chr(31) || coalesce(row_row, ''), column_figure || chr(31) || coalesce(column_row, ''))
);
