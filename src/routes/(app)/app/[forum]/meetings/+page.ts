import type { PageLoad } from './$types';

/**
 * A delegate's wishes or those of a firm, and what can be said of a meeting once one is over: sent
 * to whoever has it to show. It is drawn at once, also without script.
 */
export const load: PageLoad = async ({ data }) => {
  const [Mine, Ours, Taps] = await Promise.all([
    data.mine ? import('#meetings/wishes/MyWishes.svelte') : null,
    data.ours ? import('#meetings/wishes/OurWishes.svelte') : null,
    data.diary.meetings.some(({ time }) => time === 'past')
      ? import('#meetings/outcomes/OutcomeTaps.svelte')
      : null,
  ]);
  return { ...data, Mine: Mine?.default, Ours: Ours?.default, Taps: Taps?.default };
};
