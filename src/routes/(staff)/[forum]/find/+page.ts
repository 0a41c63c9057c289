import { saysSomething } from '#iq/read-as.ts';
import type { PageLoad } from './$types';

/** What draws the reading of a search is not sent while it says nothing. */
export const load: PageLoad = async ({ data }) => {
  const Read = saysSomething(data.screen) ? await import('#iq/ReadAs.svelte') : null;
  return { ...data, Read: Read?.default };
};
