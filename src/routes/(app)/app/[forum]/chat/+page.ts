import type { PageLoad } from './$types';

/** What companies ask is sent to whom they ask. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Requests:
    data.requests.length > 0 ? (await import('#exchange/chat/Requests.svelte')).default : null,
});
