import type { PageLoad } from './$types';

/** What changed is sent to whoever has not read it yet, what is tapped at a table to whoever meets. */
export const load: PageLoad = async ({ data }) => {
  const [Told, Changes, AtTable] = await Promise.all([
    data.announced.length > 0 ? import('#exchange/announcements/Told.svelte') : null,
    data.changes.length > 0 ? import('#meetings/day/DayChanges.svelte') : null,
    data.diary.meetings.length > 0 ? import('#meetings/day/TableTaps.svelte') : null,
  ]);
  return { ...data, Told: Told?.default, Changes: Changes?.default, AtTable: AtTable?.default };
};
