/** Words of an interview by video: the researcher's page, the invitation, and the guest's page. */
type Invitation = { forum: string; when: string | null; link: string; phone: string | null };

const openIt = 'Open this link in your browser. Nothing is installed, and you need no account:';
const ifNot = (phone: string) => `If video does not work, call ${phone} instead.`;

export const interviewCall = {
  title: (who: string) => `Interview by video: ${who}`,
  toCall: 'Interview by video',
  back: 'Back to the interview',
  open: 'Open the call',
  openNote: 'Whoever comes by the link waits at the door until you let them in.',
  link: 'Link for the interviewee',
  there: (day: string) => `There is a link. It opens until ${day}.`,
  none: 'There is no link yet.',
  revoke: 'Revoke the link',
  make: 'Make a link',
  makeAnew: 'Make another link',
  anewNote: 'The link before it then opens nothing.',
  once: 'Copy it now: the link is not kept here and is shown this once.',
  when: (zone: string) => `When (${zone}), if it is agreed`,
  phone: 'Telephone number to call instead',
  phoneElse: (number: string) => `Left empty: ${number}, the forum’s number.`,
  phoneNone: 'Left empty: none. The forum has no number either.',
  invitationLabel: 'Invitation',
  refused: {
    'not-a-number': 'That is no telephone number.',
    'no-such-time': 'That is no time that day has.',
    'no-seat': 'Sign in as a researcher of this forum to open a call.',
  } as Record<string, string>,
  invitation: ({ forum, when, link, phone }: Invitation) =>
    [
      `You are invited to an interview by video for ${forum}.`,
      ...(when ? ['', `When: ${when}`] : []),
      '',
      openIt,
      link,
      ...(when ? ['', 'For your calendar:', `${link}/interview.ics`] : []),
      ...(phone ? ['', ifNot(phone)] : []),
      '',
      'The link is yours alone. The call is not recorded.',
    ].join('\n'),

  openIt,
  ifNot,
  toCalendar: 'Add to my calendar',
  file: 'File for a calendar',
  fileNote: 'To go with the invitation. It holds the link, so it is for the interviewee alone.',

  guestTitle: 'Interview by video',
  with: (forum: string) => `Interview for ${forum}`,
  notYet: 'The researcher is not there yet. This page notices when the call is open.',
  notYetNoScript: 'The researcher is not there yet. Load this page again when it is time.',
  startsAt: (when: string) => `It is planned for ${when}.`,
  instead: (number: string) => `Call ${number} instead`,
  gone: 'This link opens nothing any more',
  goneText: 'Ask whoever invited you for another one.',
};
