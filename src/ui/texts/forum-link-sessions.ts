import { counted as n } from '#ui/texts/number.ts';

/** The organiser's list of sessions in Forum Link. */
export const forumLinkSessions = {
  page: 'Sessions',
  title: (sessions: number) =>
    sessions === 1 ? 'One session is on the agenda' : `${sessions} sessions are on the agenda`,
  lead: 'Open one to ask the room, to read its questions and to show both on the wall.',
  empty: 'No session is on the agenda yet',
  emptyNext: 'Sessions come with the import.',
  to: (time: string) => `to ${time}`,
  polls: (polls: number) => n(polls, 'poll'),
  open: (polls: number) => `${n(polls, 'poll')} open`,
  questions: (questions: number) => n(questions, 'question'),
  waiting: (questions: number) => `${n(questions, 'question')} waiting`,
};
