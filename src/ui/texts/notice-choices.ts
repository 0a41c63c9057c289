/** Words of one's own table of notices: what one is told, where, and when not. */
import { counted as n } from '#ui/texts/number.ts';

export const noticeChoices = {
  title: 'Notices',
  back: 'My card',
  link: 'Notices',
  lead: 'What you hear of when Forum Link is not open. Nothing is told twice, nor after you saw it here.',
  what: 'What',
  kinds: {
    meeting: 'Changes to my meetings',
    message: 'Messages to me and mentions',
    group: 'Messages in groups and tables',
    announcement: 'Announcements',
    call: 'Calls',
    contact: 'Contacts and cards',
    table: 'Tables on topics',
    iq: 'Saved segments and withdrawals',
  },
  channels: { push: 'This device', email: 'E-mail', sms: 'SMS' },
  heads: { push: 'Push', email: 'E-mail', sms: 'SMS' },
  cell: (kind: string, channel: string) => `${kind}: ${channel}`,
  order: (email: number, sms: number) =>
    `Push comes first. E-mail follows if you have not looked after ${n(email, 'minute')}, SMS after ${n(sms, 'minute')}.`,
  urgent: 'A meeting that changes within the hour does not wait as long.',
  noMail: 'This house sends no e-mail at present.',

  device: 'Push on this device',
  states: {
    asking: 'Looking at this device',
    off: 'Off on this device.',
    on: 'On. Notices come to this device, also when it sleeps.',
    blocked:
      'Your browser blocks notices from this site. Allow them in the browser’s settings for this site, then come back.',
    install:
      'On iPhone and iPad, notices come to the installed app alone: open Share, choose “Add to Home Screen”, and open Forum Link from there.',
    none: 'This browser can’t show notices. E-mail still works.',
    noScript: 'Turning push on needs script, which is off here.',
    failed: 'The browser did not give an address for notices. Try again with a connection.',
  },
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  others: (count: number) => `On ${n(count, 'device')} of yours in all.`,

  quiet: 'Quiet hours',
  quietIs: {
    forum: (from: string, to: string) => `As the forum has it, ${from} to ${to}`,
    own: 'My own',
    never: 'None: tell me at any hour',
  },
  from: 'From',
  to: 'To',
  zone: (zone: string) => `By the clock of ${zone}`,
  urgentInQuiet:
    'What can’t wait may come in quiet hours: calls, a meeting that changes within the hour',
  names: 'Show names in push notices. They can be read on a locked screen.',
  phone: 'Telephone for SMS',
  phoneHint: 'Text messages go there only for what you tick under SMS. Empty: none.',
  badPhone: 'This is no telephone number that can be reached. Nothing was saved.',
  badTimes: 'Quiet hours need two different times. Nothing was saved.',
  save: 'Save',
  saved: 'Saved',
  budget: (count: number) =>
    `At most ${n(count, 'message')} a day reach you, and as many urgent ones. The rest waits for you here.`,

  test: 'Send me a test',
  testLead: 'Goes now to every channel that leads to you.',
  tested: {
    push: (count: number) => `Sent to ${n(count, 'device')}`,
    email: 'An e-mail is on its way',
    sms: 'A text message is on its way',
  },
  testFailed: (channel: string, why: string) => `${channel} failed: ${why}`,
  testNowhere: 'No channel leads to you yet: turn on push, or give a telephone number.',
  testEnough: 'Five tests an hour are enough. Try again later.',

  stop: {
    title: 'Stop these notices',
    lead: (kinds: string, channel: string, forum: string) =>
      `No more ${channel} about ${kinds} from ${forum}.`,
    act: 'Stop them',
    done: 'Stopped. You can change it at any time in Forum Link, under Me, Notices.',
    none: 'This link does not work any more. Sign in to Forum Link to change your notices.',
    channels: { push: 'push notices', email: 'e-mails', sms: 'text messages' },
  },
};
