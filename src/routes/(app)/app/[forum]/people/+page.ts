import type { PageLoad } from './$types';

/** How to ask a delegate is sent to whom it concerns. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Ask:
    data.standing === 'ask' || data.standing === 'asked'
      ? (await import('#exchange/chat/AskToWrite.svelte')).default
      : null,
});
