import { type Looking, lookingAt } from '#meetings/board/looking.ts';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

const list = async () => (await import('#meetings/board/PlanRows.svelte')).default;
const grid = async () => (await import('#meetings/board/Grid.svelte')).default;
const editor = async () => (await import('#meetings/board/Editor.svelte')).default;
const book = async () => (await import('#meetings/board/BookOne.svelte')).default;

/** A meeting is booked by name in the list, where the address says so or there is nothing else to do. */
const isBooking = (looking: Looking, meetings: number) =>
  looking.book || looking.delegate !== '' || meetings === 0;

/**
 * The list, the tables and their forms come as separate scripts: a visitor needs one of them at a
 * time. What the address opens is there at once, also without script.
 */
export const load: PageLoad = async ({ data, url }) => {
  const looking = lookingAt(url.searchParams);
  const view = looking.view ?? (data.handheld ? 'list' : 'tables');
  const { shown } = data.board;
  const books =
    view === 'list' &&
    shown?.state !== 'replaced' &&
    isBooking(looking, shown?.meetings.length ?? 0);
  const [drawn, saying, Editor, Book] = await Promise.all([
    view === 'list' ? list().then((List) => ({ List })) : grid().then((Grid) => ({ Grid })),
    browser ? null : import('#meetings/board/saying.ts'),
    looking.meeting === '' ? null : editor(),
    books ? book() : null,
  ]);
  return { ...data, view, saying, drawn: { ...drawn, Editor, Book } };
};
