import type { PageLoad } from './$types';

/** The drawing of an empty list is sent while the list is empty. */
export const load: PageLoad = async ({ data }) => {
  const Seats = data.people.length === 0 ? await import('#ui/charts/Seats.svelte') : null;
  return { ...data, Seats: Seats?.default };
};
