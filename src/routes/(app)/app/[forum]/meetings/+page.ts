import type { PageLoad } from './$types';

/**
 * A delegate's wishes or those of a firm, and what can be said of a meeting once one is over: sent
 * to whoever has it to show. It is drawn at once, also without script.
 */
export const load: PageLoad = async ({ data }) => {
  const wishes = [...(data.mine?.companies ?? []), ...(data.ours?.wishes ?? [])];
  const booking = data.mine?.booking ?? data.ours?.booking;
  const mayBook = booking && wishes.some(({ view, planned }) => view === 'agreed' && !planned);
  const [Mine, Ours, Taps, Changes, Declined, AtTable, Tables, Book] = await Promise.all([
    data.mine ? import('#meetings/wishes/MyWishes.svelte') : null,
    data.ours ? import('#meetings/wishes/OurWishes.svelte') : null,
    data.diary.meetings.some(({ time }) => time === 'past')
      ? import('#meetings/outcomes/OutcomeTaps.svelte')
      : null,
    data.changes.length > 0 ? import('#meetings/day/DayChanges.svelte') : null,
    wishes.some(({ view }) => view === 'declined')
      ? import('#meetings/wishes/Declined.svelte')
      : null,
    data.diary.meetings.some(({ time }) => time !== 'past')
      ? import('#meetings/day/TableTaps.svelte')
      : null,
    data.diary.tables.length > 0 ? import('#meetings/day/DiaryTables.svelte') : null,
    mayBook ? import('#meetings/wishes/BookTime.svelte') : null,
  ]);
  return {
    ...data,
    AtTable: AtTable?.default,
    Book: Book?.default,
    Changes: Changes?.default,
    Declined: Declined?.default,
    Mine: Mine?.default,
    Ours: Ours?.default,
    Taps: Taps?.default,
    Tables: Tables?.default,
  };
};
