import type { PageLoad } from './$types';

/**
 * What changed is sent to whoever has not read it yet, missed calls to whoever missed some, what is
 * tapped at a table to whoever meets.
 */
export const load: PageLoad = async ({ data }) => {
  const [Told, Missed, Changes, AtTable] = await Promise.all([
    data.announced.length > 0 ? import('#exchange/announcements/Told.svelte') : null,
    data.missed.length > 0 ? import('#exchange/calls/MissedCalls.svelte') : null,
    data.changes.length > 0 ? import('#meetings/day/DayChanges.svelte') : null,
    data.diary.meetings.some(({ time }) => time !== 'past')
      ? import('#meetings/day/TableTaps.svelte')
      : null,
  ]);
  return {
    ...data,
    Told: Told?.default,
    Missed: Missed?.default,
    Changes: Changes?.default,
    AtTable: AtTable?.default,
  };
};
