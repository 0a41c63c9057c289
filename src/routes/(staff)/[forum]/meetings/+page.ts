import { type Looking, lookingAt } from '#meetings/board/looking.ts';
import * as parts from '#meetings/board/parts.ts';
import { browser } from '$app/env';
import type { PageLoad } from './$types';

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
    shown !== null &&
    shown.state !== 'replaced' &&
    isBooking(looking, shown.meetings.length);
  const [drawn, saying, Editor, Book] = await Promise.all([
    view === 'list'
      ? parts.list().then((List) => ({ List }))
      : parts.tables().then((Tables) => ({ Tables })),
    browser ? null : parts.saying(),
    looking.meeting === '' ? null : parts.editor(),
    books ? parts.book() : null,
  ]);
  return { ...data, view, saying, drawn: { ...drawn, Editor, Book } };
};
