import { saysSomething } from '#iq/read-as.ts';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

/**
 * What draws the reading of a search is not sent while it says nothing; nor is the form that keeps it,
 * until that is opened. Without script both are there.
 */
export const load: PageLoad = async ({ data }) => {
  const [Read, Form] = await Promise.all([
    saysSomething(data.screen) ? import('#iq/ReadAs.svelte') : null,
    browser ? null : import('#iq/SaveForm.svelte'),
  ]);
  return { ...data, Read: Read?.default, Form: Form?.default };
};
