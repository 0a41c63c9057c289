/** Words of Forum Link: people, chat, my own page. */
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

  me: {
    title: 'Me',
    consent: 'What clients see of you',
    named: 'Your profile',
    namedMeans:
      'Clients can find you: your name, title, organisation and answers. They can ask to meet you.',
    aggregate: 'Totals only',
    aggregateMeans:
      'Your answers count in totals; clients see neither your name nor any answer. When you write to a client, or ask for a meeting or accept one, that client sees your name, title and organisation. Speaking in a session shows them to everyone.',
    hide: 'Show clients totals only',
    show: 'Show clients my profile',
    saved: 'Saved. It holds from now on.',
    delegates:
      'Other delegates always see your name, title and organisation, nothing of your answers.',
    survey: 'Your survey',
    answered: (day: string) => `Answered on ${day}`,
    notAnswered: 'Not answered yet',
    answer: 'Answer the survey',
    correct: 'Read or correct your answers',
    company: 'Your company',
    package: (name: string, meetings: number) =>
      [name, meetings > 0 ? `${n(meetings, 'meeting')} guaranteed` : ''].filter(Boolean).join(', '),
    iq: 'Open Client iQ',
    calendar: 'My calendar',
    forums: 'All your forums',
    notices: 'Notices',
    signOut: 'Sign out',
  },
};
