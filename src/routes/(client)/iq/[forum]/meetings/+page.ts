import type { PageLoad } from './$types';

/** What can be said of a meeting is sent once one is over. It is drawn at once, also without script. */
export const load: PageLoad = async ({ data }) => {
  const isOver = data.meetings.some(({ time }) => time === 'past');
  const isDeclined = data.wishes.some(({ view }) => view === 'declined');
  const mayBook =
    data.booking && data.wishes.some(({ view, planned }) => view === 'agreed' && !planned);
  const [Taps, Declined, Book] = await Promise.all([
    isOver ? import('#meetings/outcomes/OutcomeTaps.svelte') : null,
    isDeclined ? import('#meetings/wishes/Declined.svelte') : null,
    mayBook ? import('#meetings/wishes/BookTime.svelte') : null,
  ]);
  return { ...data, Taps: Taps?.default, Declined: Declined?.default, Book: Book?.default };
};
