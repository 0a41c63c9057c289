/** The organiser's rooms for meetings. */
export const places = {
  label: 'Meetings',
  board: 'Board',
  live: 'Today',
  runs: 'Plans',
  rules: 'Rules',
  delivery: 'Delivery',
  left: 'Wishes left',
  paper: 'Paper',
};
