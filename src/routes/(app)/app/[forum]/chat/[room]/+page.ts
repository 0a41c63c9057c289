import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => {
  const isOpen = data.room.standing === 'open';
  const NotOpen = isOpen ? null : (await import('#exchange/chat/NotOpen.svelte')).default;
  // without script the answer being written is asked for by the address
  const AboutNow = data.answering ? (await import('./About.svelte')).default : null;
  return { ...data, NotOpen, AboutNow };
};
