/** Words of a conversation's screen: what stands on and between messages. */
import { counted as n } from '#ui/texts/number.ts';

const list = new Intl.ListFormat('en-GB');

export const talk = {
  search: 'Search this conversation',
  noScript: 'Script is off here: new messages show when you open this again. Files need script.',
  you: 'You',
  someone: 'Someone',
  deleted: 'Message deleted',
  edited: 'edited',
  more: (author: string) => `Reply, react and more: message from ${author}`,
  moreOwn: 'Reply, react and more: your message',
  signs: {
    'thumbs-up': 'Thumbs up',
    heart: 'Heart',
    agreed: 'Agreed',
    idea: 'Good idea',
    laugh: 'Laugh',
    question: 'Question',
  } as Record<string, string>,
  reactions: 'Reactions',
  reaction: (sign: string, people: string[]) => `${sign}, ${people.length}: ${list.format(people)}`,
  quoted: (author: string) => `Reply to ${author}:`,
  newMessages: 'New messages',
  toEnd: 'To the newest message',
  newBelow: (count: number) => n(count, 'new message'),
  newer: 'Newer messages',
  seen: (time: string) => (time === '' ? 'Seen' : `Seen ${time}`),
  seenBy: (count: number, time: string) =>
    time === '' ? `Seen by ${count}` : `Seen by ${count}, ${time}`,
  typing: (names: string[]) =>
    names.length > 2
      ? `${n(names.length, 'person', 'people')} are typing`
      : `${list.format(names)} ${names.length === 1 ? 'is' : 'are'} typing`,
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${Math.max(1, Math.round(bytes / 1000))} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`,
  replying: (author: string) => `Your reply to ${author}`,
  replyingOwn: 'Your reply to yourself',
  editing: 'Changing your message',
  save: 'Save',
  cancel: 'Cancel',
  people: 'People to mention',

  back: 'All conversations',
  hereNow: 'Here now',
  group: (count: number) => n(count, 'person', 'people'),
  attach: 'Attach a file or picture',
  attachHint: 'Pictures, PDF, Word, Excel, PowerPoint or text, up to 5 MB each',
  write: 'Message',
  send: 'Send',
  sending: 'Sending',
  waiting: 'Waiting for a connection',
  changeWaits: 'Change waits for a connection',
  failed: 'Not sent',
  again: 'Send again',
  discard: 'Discard',
  waitingHere: (count: number) =>
    `${n(count, 'message')} ${count === 1 ? 'waits' : 'wait'} here and will be sent once.`,
  noConnection: 'No connection.',
  earlier: 'Earlier messages',
  first: 'This is the beginning. Say hello.',
  reveals: (companies: string[]) =>
    `${new Intl.ListFormat('en-GB').format(companies)} will see your name, title and organisation when you write or react. Never your answers.`,
  refused: {
    'no-such-file': 'A file is not here any more. Add it again.',
    deleted: 'This message was deleted.',
    'no-such-room': 'This conversation can’t be found.',
    gone: 'This person can’t be reached now.',
    'ask-first': 'Ask this delegate to let you write first.',
    'you-blocked': 'You blocked this person. Unblock to write.',
    empty: 'Write something first.',
    'too-long': 'A message has at most 4,000 characters.',
    'id-taken': 'This message could not be sent. Write it again.',
  } as Record<string, string>,
};
