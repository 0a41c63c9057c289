import type { PageLoad } from './$types';

/** A search that says nothing yet has no chips, so what changes them is not sent. */
export const load: PageLoad = async ({ data }) => {
  const Chip = data.screen.chips.length > 0 ? await import('#iq/ChipEdit.svelte') : null;
  return { ...data, Chip: Chip?.default };
};
