/** What the find page says of saving its search: few words. */

export const alerts = {
  alertMe: 'Alert me',
  alertNote: 'Saves this search and tells your team when someone new matches.',
  name: 'Name of the search',
  keep: 'Save and alert',
  everyone: 'Everyone',
  seeAll: 'See segments',
  export: 'Export',
};
