import type { PageLoad } from './$types';

/** What companies ask is sent to whom they ask, missed calls to whoever missed some. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Missed:
    data.missed.length > 0 ? (await import('#exchange/calls/MissedCalls.svelte')).default : null,
  Requests:
    data.requests.length > 0 ? (await import('#exchange/chat/Requests.svelte')).default : null,
});
