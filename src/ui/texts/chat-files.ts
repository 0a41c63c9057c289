/** Words of files that go along with a message. */
export const chatFiles = {
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
};
