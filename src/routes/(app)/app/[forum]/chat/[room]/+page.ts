import { browser } from '$app/env';
import type { PageLoad } from './$types';

/** The outbox comes with the room: the line may be gone when the first message is written. */
export const load: PageLoad = async ({ data }) => {
  if (browser) await import('../../sending.svelte.ts');
  const isOpen = data.room.standing === 'open';
  const NotOpen = isOpen ? null : (await import('#exchange/chat/NotOpen.svelte')).default;
  // without script the answer being written is asked for by the address
  const AboutNow = data.answering ? (await import('./About.svelte')).default : null;
  return { ...data, NotOpen, AboutNow };
};
