/** Words of what a delegate is asked. */
export const writingRequests = {
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
};
