import type { PageLoad } from './$types';

/** What draws people is sent while the list has some, the drawing of an empty list while it is empty. */
export const load: PageLoad = async ({ data }) => {
  const isEmpty = data.people.length === 0;
  const [Seats, ListBar, ListRow] = await Promise.all([
    isEmpty ? import('#ui/charts/Seats.svelte') : null,
    isEmpty ? null : import('#iq/team/ListBar.svelte'),
    isEmpty ? null : import('#iq/team/ListRow.svelte'),
  ]);
  return { ...data, Seats: Seats?.default, ListBar: ListBar?.default, ListRow: ListRow?.default };
};
