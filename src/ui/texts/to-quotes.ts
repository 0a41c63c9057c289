/** Words that lead to the page of an interviewee's words, apart from its own. */
export const toQuotes = {
  title: 'Your words',
  waiting: (n: number) => (n === 1 ? '1 quote waits for you' : `${n} quotes wait for you`),
  none: 'What you said in an interview, and what may be printed of it.',
  open: 'Read and decide',
};
