import { browser } from '$app/env';
import type { PageLoad } from './$types';

/**
 * A search that says nothing yet has no chips, so what changes them is not sent; nor is the form that
 * keeps a search, until it is opened. Without script both are there.
 */
export const load: PageLoad = async ({ data }) => {
  const [Chip, Form] = await Promise.all([
    data.screen.chips.length > 0 ? import('#iq/ChipEdit.svelte') : null,
    browser ? null : import('#iq/SaveForm.svelte'),
  ]);
  return { ...data, Chip: Chip?.default, Form: Form?.default };
};
