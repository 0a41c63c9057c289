import { wishParts } from '#meetings/wishes/parts.ts';
import type { PageLoad } from './$types';

/** What can be said of a meeting is sent once one is over. It is drawn at once, also without script. */
export const load: PageLoad = async ({ data }) => {
  const isOver = data.meetings.some(({ time }) => time === 'past');
  const [Taps, parts] = await Promise.all([
    isOver ? import('#meetings/outcomes/OutcomeTaps.svelte') : null,
    wishParts(data.wishes, data.booking),
  ]);
  return { ...data, Taps: Taps?.default, parts };
};
