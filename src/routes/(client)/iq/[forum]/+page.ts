import { saysSomething } from '#iq/read-as.ts';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

/**
 * What draws the reading of a search is not sent while it says nothing; nor is the form that keeps it,
 * until that is opened, nor a profile. Without script all are there.
 */
export const load: PageLoad = async ({ data }) => {
  const [Read, Form, Profile] = await Promise.all([
    saysSomething(data.screen) ? import('#iq/ReadAs.svelte') : null,
    browser ? null : import('#iq/SaveForm.svelte'),
    data.screen.open ? import('#iq/Profile.svelte') : null,
  ]);
  return { ...data, Read: Read?.default, Form: Form?.default, Profile: Profile?.default };
};
