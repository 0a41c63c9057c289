/** What a phone shows, an e-mail or a text message says. Only the server says it. */
import { counted as n } from '#ui/texts/number.ts';

export const outwardWords = {
  messages: (count: number) => n(count, 'new message'),
  inGroup: (count: number) => `${n(count, 'new message')} in a group`,
  mentioned: 'You are mentioned in a group',
  mentionedIn: 'You are mentioned',
  from: (words: string, name: string) => `${words} from ${name}`,
  inRoom: (words: string, title: string) => `${words} in “${title}”`,

  cardAsked: 'Somebody asks for your card',
  cardSwapped: 'You have a new contact',
  introductionAsked: 'Somebody would introduce you to a company',
  writingAsked: 'A company asks whether it may write to you',
  writingAllowed: 'A delegate agreed that you may write',
  call: 'Somebody is calling you',
  callFrom: (name: string) => `${name} is calling you`,
  reportSettled: 'What you reported has been looked at',
  table: {
    named: (words: string, topic: string) => `${words}: “${topic}”`,
    set: (when: string) => `Your topic table is ${when}`,
    moved: (when: string) => `Your topic table has changed: ${when}`,
    off: 'Your topic table is off',
    as: (when: string) => `Your topic table is as it was: ${when}`,
  },
  alert: 'New people match a saved segment',
  recall: 'Somebody in your files withdrew: remove them from your copies',

  announcement: {
    is: 'An announcement from the organiser',
    reminder: 'The organiser asks you to look at an announcement',
    withdrawn: 'The organiser withdrew an announcement',
    named: (words: string, title: string) => `${words}: ${title}`,
  },
  meeting: {
    on: (day: string, time: string) => `meeting on ${day} at ${time}`,
    at: (time: string) => `${time} meeting`,
    newOn: (day: string, time: string) => `on ${day} at ${time}`,
    newAt: (time: string) => `at ${time}`,
    isNew: (when: string) => `You have a new meeting ${when}`,
    off: (which: string) => `Your ${which} is off`,
    moved: (which: string, when: string) => `Your ${which} is ${when} now`,
    table: (which: string, table: number) => `Your ${which} is at table ${table} now`,
    other: (which: string) => `Your ${which} is with somebody else now`,
    as: (which: string) => `Your ${which} is as it was`,
    offAgain: 'The meeting that was new is off again',
    whom: (words: string, whom: string, table: number) => `${words}: ${whom}, table ${table}`,
    who: (words: string, whom: string) => `${words}: ${whom}`,
  },
  planned: 'Your meetings are planned',
  plannedAnew: 'Your meetings were planned anew',
  plannedAsBefore: 'Your meetings are as they were before',

  several: (count: number) => `${n(count, 'thing')} to look at`,
  test: 'This is a test. It arrived.',

  enclosed: (entries: number) =>
    `For your calendar: ${entries === 1 ? 'the entry comes' : `${n(entries, 'entry', 'entries')} come`} with this mail.\nA calendar that follows every change: in Forum Link, Me, My calendar.`,
  mailSubject: (what: string, forum: string) => `${what} · ${forum}`,
  mailBody: (lines: readonly string[], page: string, stop: string, choices: string) =>
    `${lines.join('\n')}\n\nOpen Forum Link:\n${page}\n\nYou get this by e-mail because you did not look at Forum Link meanwhile.\nNo more e-mails about ${choices}:\n${stop}\n`,
  sms: (forum: string, what: string, page: string) => `${forum}: ${what}. ${page}`,
};
