-- A response is never changed: an edition that counted it would silently mean something else. A
-- correction of the same submission is a row of its own, and the row it corrects says since when.
alter table response add column corrected_at timestamptz;
comment on column response.corrected_at is 'when another row of the same submission took its place; null: it stands';
alter table response drop constraint response_forum_id_delegate_id_submitted_at_key;
create unique index one_standing_response on response (forum_id, delegate_id, submitted_at)
  where corrected_at is null;
