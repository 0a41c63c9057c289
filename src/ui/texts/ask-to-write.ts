/** Words of a company that asks whether it may write. */
export const askToWrite = {
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
};
