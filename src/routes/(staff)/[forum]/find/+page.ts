import { saysSomething } from '#iq/read-as.ts';
import type { PageLoad } from './$types';

/** What draws the reading of a search is not sent while it says nothing, nor a profile while none is open. */
export const load: PageLoad = async ({ data }) => {
  const [Read, Profile] = await Promise.all([
    saysSomething(data.screen) ? import('#iq/ReadAs.svelte') : null,
    data.screen.open ? import('#iq/Profile.svelte') : null,
  ]);
  return { ...data, Read: Read?.default, Profile: Profile?.default };
};
