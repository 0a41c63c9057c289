/** Announcements, as the organiser writes them and counts who has seen them. */
import { digits, counted as n } from '#ui/texts/number.ts';

const people = (count: number) => n(count, 'person', 'people');

export const announcementDesk = {
  title: (overdue: number, sent: number) =>
    overdue > 0
      ? `${people(overdue)} should have seen an announcement by now`
      : sent > 0
        ? `${n(sent, 'announcement')} sent`
        : 'Nothing was announced yet',
  lead: 'Everyone in an announcement’s audience is told once, in Forum Link and on the channels they chose. They don’t see who else was told, nor why they were chosen.',
  write: 'Write an announcement',
  waiting: 'Not sent yet',
  sent: 'Sent',
  table: 'Announcements that were sent',
  heads: { what: 'Announcement', to: 'To', people: 'For', seen: 'Seen', done: 'Got it', due: 'By' },
  notAsked: 'not asked',
  missing: (count: number, time: string) => `${time}: ${digits(count)} not yet`,
  all: (time: string) => `${time}: all`,
  state: {
    draft: 'Draft',
    scheduled: (when: string) => `Goes out on ${when}`,
    sent: (when: string) => `Sent on ${when}`,
    withdrawn: (when: string) => `Withdrawn on ${when}`,
  },
  when: (day: string, time: string) => `${day}, ${time}`,
  urgent: 'Urgent',
  held: {
    'segment-lost': 'Not sent at its time: the forum no longer asks what the segment asks.',
    nobody: 'Not sent at its time: nobody fits.',
    late: 'Not sent at its time: it would have come too late.',
  },

  form: {
    new: 'A new announcement',
    edit: 'Change it',
    subject: 'Title',
    body: 'Text',
    bodyHint: 'Line breaks and web addresses are kept. At most 2,000 characters.',
    to: 'To whom',
    rules: {
      everyone: 'Everyone',
      delegates: 'All delegates',
      clients: 'All clients',
    },
    rulesHint: 'Whoever joins later sees it too.',
    ways: {
      segment: 'Delegates who match a search',
      session: 'Those with a seat in a session',
      'meeting today': 'Those with a meeting on the day it is sent',
      'not here': 'Those who have not checked in',
      'not acknowledged': 'Those who have still to see an earlier announcement',
    },
    waysHint: 'Chosen at the moment it is sent, and fixed from then on.',
    segment: 'Search, in words or as an address copied from Find',
    segmentHint: 'Such as: heads of department increasing AI',
    session: 'Session',
    earlier: 'Announcement',
    needsAck: 'Ask for “Got it”',
    urgent: 'Urgent: it does not wait for quiet hours to end where people allow that',
    due: 'To be seen by',
    dueHint: (zone: string) => `Time of ${zone}. Leave it empty for no time.`,
    keep: 'Look at it before it goes out',
    save: 'Save',
  },
  preview: {
    title: (count: number) => `Ready for ${people(count)}`,
    nobody: 'Nobody would get this now',
    draft: 'As it looks on a phone',
    names: (names: readonly string[], more: number) =>
      more > 0 ? `${names.join(', ')} and ${digits(more)} more` : names.join(', '),
    send: (count: number) => `Send now to ${people(count)}`,
    schedule: 'Send later',
    at: 'Day and time',
    set: 'Send at this time',
    unset: 'Don’t send it by itself',
    discard: 'Throw it away',
  },
  to: (kind: string, count: number, about: string) => {
    const kinds: Record<string, string> = {
      everyone: people(count),
      delegates: n(count, 'delegate'),
      clients: n(count, 'representative'),
      segment: `${n(count, 'delegate')}: ${about}`,
      session: `${people(count)} with a seat in “${about}”`,
      'meeting today': `${people(count)} with a meeting that day`,
      'not here': `${people(count)} who had not checked in`,
      'not acknowledged': `${people(count)} who had not seen “${about}”`,
    };
    return kinds[kind] ?? '';
  },

  counted: {
    acknowledged: (done: number, of: number) => `${digits(done)} of ${digits(of)} pressed “Got it”`,
    seen: (done: number, of: number) => `${digits(done)} of ${digits(of)} have seen it`,
    people: 'For',
    seenHead: 'Seen on a screen',
    doneHead: 'Pressed “Got it”',
    missing: 'Not yet',
    due: (when: string) => `To be seen by ${when}`,
    overdue: (when: string) => `Should have been seen by ${when}`,
    none: 'No time was set',
    legend: 'Dark: done. Grey: seen, not acknowledged. Light: not seen.',
    legendSeen: 'Dark: seen. Light: not seen.',
  },
  notYet: {
    title: (count: number) => `${people(count)} not yet`,
    all: 'Everyone has.',
    name: 'Name',
    organisation: 'Organisation',
    how: 'So far',
    seen: 'Seen',
    notSeen: 'Not seen',
    reminded: (times: number) => `reminded ${times === 1 ? 'once' : `${digits(times)} times`}`,
    phone: 'Telephone',
    noPhone: 'not known',
    phones: 'Show telephone numbers',
    phonesHint: 'That you looked is written down.',
    remind: (count: number) => `Remind ${count === 1 ? 'this person' : `these ${digits(count)}`}`,
    write: 'Write to them',
  },
  correct: {
    title: 'Correct it',
    again: 'Tell everyone again: seen and “Got it” count anew',
    againHint: 'Without it the text changes quietly, as for a slip of the pen.',
    press: 'Publish the correction',
  },
  withdraw: {
    title: 'Withdraw it',
    hint: 'It disappears for everyone; whoever saw it sees that it was withdrawn.',
    press: 'Withdraw',
  },

  did: {
    sent: (told: number) => `Sent: ${people(told)} are told.`,
    reminded: (count: number) => `${people(count)} are told again.`,
    corrected: 'Corrected.',
    withdrawn: 'Withdrawn.',
    saved: 'Saved.',
    scheduled: 'It goes out at that time.',
    unscheduled: 'It is a draft again.',
  },
  refused: {
    unreadable: 'The form did not arrive whole. Nothing was kept.',
    'no-title': 'It needs a title.',
    'too-long': 'A title has at most 120 characters, a text at most 2,000.',
    'no-such-time': 'There is no such time: the clocks skip it that night, or it can’t be read.',
    'due-past': 'The time to see it by is over before it goes out.',
    'time-past': 'That time is over.',
    'no-segment': 'Say who is meant by the search.',
    'not-understood': 'The search is not understood:',
    'no-such-session': 'Choose a session.',
    'no-such-announcement': 'There is no such announcement.',
    'changed-meanwhile': 'Somebody changed it meanwhile. Look at it again.',
    'sent-already': 'It was sent already.',
    'not-sent': 'It is not out any more.',
    'nothing-changed': 'The text is the same as before.',
    'segment-lost': 'The forum no longer asks what this search asks.',
    nobody: 'Nobody fits, so nothing was sent.',
    late: 'It would come after the time to see it by.',
  },
};
export type DeskRefusal = keyof typeof announcementDesk.refused;
