/** Words of the page on which a call is started. */
const list = new Intl.ListFormat('en-GB');

export const callStart = {
  title: (who: string) => `Call ${who}`,
  back: 'Back to the conversation',
  video: 'Video call',
  voice: 'Voice call',
  lead: 'It rings on their screens for 45 seconds. Nothing is recorded.',
  newcomers: (companies: string[]) =>
    `By calling you show ${list.format(companies)} your name, title and organisation.`,
  gone: 'They can’t be reached now.',
  isOn: 'There is a call in this conversation now.',
  toCall: 'To the call',
  phone: (number: string) => `If video does not work, call ${number} instead.`,
  noScript: 'A call needs script in your browser.',
};
