import type { PageLoad } from './$types';

/** What changed is sent to whoever has not read it yet, what is tapped at a table to whoever meets. */
export const load: PageLoad = async ({ data }) => {
  const [Changes, AtTable] = await Promise.all([
    data.changes.length > 0 ? import('#meetings/day/DayChanges.svelte') : null,
    data.diary.meetings.some(({ time }) => time !== 'past')
      ? import('#meetings/day/TableTaps.svelte')
      : null,
  ]);
  return { ...data, Changes: Changes?.default, AtTable: AtTable?.default };
};
