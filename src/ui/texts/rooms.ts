/** Words of Forum Link: who may write to whom, and what one may do with a room. */
import { counted as n } from '#ui/texts/number.ts';

const list = (names: string[]) => new Intl.ListFormat('en-GB').format(names);

export const rooms = {
  team: (company: string) => `${company} team`,

  ask: {
    open: 'Ask to write',
    title: (name: string) => `Ask ${name} to let you write`,
    note: 'What it is about',
    hint: 'At most 500 characters. You ask once for your company; if there is no answer, it stays so.',
    send: 'Send the request',
    asked: 'Your company has asked to write. If there is no answer, it stays so.',
    refused: {
      'no-such-person': 'This person can’t be found.',
      'no-note': 'Say what it is about.',
      'too-long': 'A note has at most 500 characters.',
      'asked-already': 'Your company has asked this delegate already.',
      'may-write': 'You may write to this person already.',
    },
  },

  requests: {
    title: (count: number) =>
      count === 1 ? 'A company asks to write to you' : `${count} companies ask to write to you`,
    from: (name: string, company: string) => `${name}, ${company}`,
    reveals: (company: string) =>
      `When you allow it, ${company} sees your name, title and organisation. Never your answers.`,
    allow: 'Allow',
    notNow: 'Not now',
    block: 'Block the company',
    quiet: 'Not now and Block are told to nobody.',
    put: 'Asked before',
    putWhy: 'You said not now. You may still allow it.',
    gone: 'This request is no longer there.',
  },

  about: {
    title: 'About this conversation',
    link: 'About',
    people: (count: number) => n(count, 'person', 'people'),
    you: 'You',
    mute: 'Mute',
    unmute: 'Unmute',
    muted: 'Muted',
    mutedMeans: 'No notices of this conversation reach you. You still see it in Chat.',
    muteMeans: 'Notices of this conversation reach you.',
    name: 'What it is about',
    rename: 'Rename',
    add: 'Add people',
    addMeans: 'Whoever is added reads everything that was said here before.',
    find: 'Find people',
    search: 'Search',
    addThem: 'Add to the group',
    nobodyToAdd: 'Nobody else fits these words.',
    mustAsk: 'Ask to write first',
    leave: 'Leave the group',
    leaveMeans: 'What you wrote stays. Someone in the group can add you again.',
    blockShort: 'Block',
    block: (name: string) => `Block ${name}`,
    blockCompany: (company: string) => `Block everyone at ${company}`,
    blockMeans:
      'They can’t write to you any more and are not told. In groups their messages are folded.',
    unblock: 'Unblock',
    refused: {
      'no-such-room': 'This conversation can’t be found.',
      'not-a-group': 'This can be done in a group only.',
      'no-title': 'Say what the group is about.',
      'title-too-long': 'A title has at most 100 characters.',
      nobody: 'Choose at least one person.',
      'too-many': 'A group has at most 100 people.',
      'no-such-person': 'One of these people can’t be found. Choose again.',
      'no-such-client': 'This company can’t be found.',
      strangers: 'A group holds delegates, or one delegate’s guests of one company.',
      'ask-first': 'One of these delegates has not let you write yet. Ask in People first.',
      gone: 'One of these people can’t be reached now.',
    },
  },

  blocked: {
    link: 'Blocked people',
    title: 'Blocked people',
    none: 'You have blocked nobody',
    noneNext: 'You can block someone from the conversation with them.',
    means: 'They can’t write to you and are not told that you blocked them.',
    since: (day: string) => `since ${day}`,
    hidden: 'Someone who is no longer shown to you',
    company: 'Everyone who represents it',
    unblock: 'Unblock',
    unblockName: (name: string) => `Unblock ${name}`,
    you: (name: string) => `You blocked ${name}. Unblock to write.`,
    folded: 'Message from someone you blocked. Show',
  },

  report: {
    title: 'Report this message',
    means:
      'The organiser reads the message as it stands now and your reason, nothing else of the conversation. You are told what came of it.',
    by: (name: string) => `${name} wrote`,
    reason: 'What is wrong with it',
    send: 'Report to the organiser',
    sent: 'Reported. You are told what comes of it.',
    back: 'Back to the conversation',
    refused: {
      'no-such-message': 'This message can’t be found.',
      'own-message': 'This message is your own.',
      'no-reason': 'Say what is wrong with it.',
      'too-long': 'A reason has at most 1,000 characters.',
      'reported-already': 'You have reported this message already.',
    },
  },

  reported: {
    title: 'Reported messages',
    means: 'Only messages that someone reported are shown here, as they stood then.',
    none: 'Nothing is reported',
    waiting: (count: number) => `${n(count, 'message')} to look at`,
    settled: 'Settled',
    by: (author: string, of: string) => (of ? `${author}, ${of}` : author),
    reporter: (name: string, day: string) => `Reported by ${name}, ${day}`,
    remove: 'Remove message',
    keep: 'Keep',
    told: 'Whoever reported it is told.',
    removed: 'Removed',
    kept: 'Kept',
    gone: 'This report is settled already.',
  },

  files: {
    attach: 'Attach a file or picture',
    hint: 'Pictures, PDF, Word, Excel, PowerPoint or text, up to 5 MB each',
    remove: (name: string) => `Remove ${name}`,
    cancel: (name: string) => `Stop sending ${name}`,
    going: (name: string, percent: number) => `${name}, ${percent}%`,
    ready: (name: string) => `${name} is attached`,
    most: 'A message carries at most 10 files.',
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${Math.max(1, Math.round(bytes / 1000))} kB`
        : `${(bytes / 1_000_000).toFixed(1)} MB`,
    refused: {
      'too-large': (name: string) => `${name} is larger than 5 MB.`,
      'not-taken': (name: string) =>
        `${name} can’t be sent. Pictures, PDF, Word, Excel, PowerPoint and text can.`,
      'not-a-picture': (name: string) => `${name} can’t be read as a picture.`,
      'too-many-pixels': (name: string) => `${name} has more than 50 million pixels.`,
      empty: (name: string) => `${name} is empty.`,
      quota: (name: string) => `${name} is over your 50 MB for today.`,
      'no-such-room': (name: string) => `${name} can’t be sent here.`,
      gone: (name: string) => `${name} was not sent. This person can’t be reached now.`,
      'ask-first': (name: string) => `${name} was not sent. Ask to write first.`,
      'you-blocked': (name: string) => `${name} was not sent. You blocked this person.`,
      line: (name: string) => `${name} did not arrive. Try again when there is a connection.`,
    },
  },
  list,
};
