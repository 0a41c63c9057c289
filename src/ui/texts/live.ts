/** Words for the state of the line. */
export const live = {
  lost: 'No connection. Trying again.',
  back: 'Connected again.',
};
