/** Words of whether one is seen to be here. */
export const presence = {
  title: 'Show when I am here',
  on: 'Shown as “Here now”',
  off: 'Not shown',
  means:
    'Delegates with whom you talk alone see when you have Forum Link open. A company sees it once you have written to it. Nobody you blocked, nobody else.',
  meansClient:
    'Those with whom you talk alone see when you have Forum Link open. Nobody you blocked, nobody else.',
  show: 'Show it',
  hide: 'Do not show it',
  saved: 'Saved',
};
