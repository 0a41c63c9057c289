/** Words of Forum Link: people, chat. */
import { digits, counted as n } from '#ui/texts/number.ts';

export const linkPeople = {
  people: {
    title: 'People',
    find: 'Find people',
    hint: 'Name, title or organisation',
    search: 'Search',
    found: (count: number) => n(count, 'person', 'people'),
    first: (shown: number, found: number) =>
      `The first ${digits(shown)} of ${digits(found)}. Search to find the others.`,
    none: 'Nobody fits these words',
    noneNext: 'Search for part of a name, a title or an organisation.',
    nobody: 'Nobody is here yet',
    all: 'Show everyone',
    message: 'Write a message',
    close: 'Close',
    reveals: (company: string) =>
      `When you write, ${company} sees your name, title and organisation. Never your answers.`,
    gone: 'This person can’t be found.',
  },

  chat: {
    title: 'Chat',
    newMessage: 'New message',
    newGroup: 'New group',
    tables: 'Topic tables',
    muted: 'muted',
    none: 'No conversations yet',
    noneNext: 'Choose someone in People and write the first message.',
    goToPeople: 'Find people',
    you: 'You',
    started: 'Nothing written yet',
    deleted: 'Message deleted',
    unread: (count: number) => `${count} unread`,
    mentioned: 'names you',
    hereNow: 'Here now',
    back: 'All conversations',
    group: (count: number) => n(count, 'person', 'people'),
  },

  group: {
    title: 'New group',
    name: 'What it is about',
    who: 'Who is in it',
    chosen: (count: number) => `${n(count, 'person', 'people')} chosen`,
    find: 'Find people',
    search: 'Search',
    open: 'Open the group',
    mustAsk: 'Ask to write first',
    reveals: 'A company in the group sees your name, title and organisation. Never your answers.',
    refused: {
      'no-title': 'Say what the group is about.',
      'title-too-long': 'A title has at most 100 characters.',
      nobody: 'Choose at least one person.',
      'too-many': 'A group has at most 100 people.',
      'no-such-person': 'One of these people can’t be found. Choose again.',
      'ask-first': 'One of these delegates has not let you write yet. Ask in People first.',
      gone: 'One of these people can’t be reached now.',
      strangers:
        'A group that you open holds delegates, or the people of one company. Take the others out.',
    },
  },
};
