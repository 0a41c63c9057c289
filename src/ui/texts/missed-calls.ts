/** Words of calls that somebody missed. */
export const missedCalls = {
  label: 'Missed calls',
  from: (who: string, title: string | null) =>
    title === null ? `Missed call from ${who}` : `Missed call from ${who}, in ${title}`,
};
