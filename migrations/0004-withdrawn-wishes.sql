-- Who takes a wish back has decided: the row stays, so that importing the same spreadsheet again
-- neither wishes again nor introduces again.
alter table wish drop constraint wish_strength_check;
alter table wish add constraint wish_strength_check
  check (strength in ('must', 'would like', 'never', 'withdrawn'));
comment on column wish.strength is 'withdrawn: taken back by the side that wished; counts as no wish';
