/** Words for what was done without a connection, and was not taken when it arrived. */
export const refusedHere = {
  titles: {
    vote: 'Your vote was not taken.',
    question: 'Your question was not taken.',
    'got it': 'Your “Got it” was not taken.',
    answer: 'Your answer was not taken.',
    outcome: 'What you said of a meeting was not taken.',
  },
  /** by what the house answers */
  reasons: {
    closed: 'The poll had closed.',
    'no-such-option': 'The answer was not among the choices any more.',
    'too-long': 'It was too long.',
    'too-many': 'That is more than is taken.',
    'not-taken': 'Questions were not taken by then.',
  },
  other: 'It was not possible any more.',
  discard: 'Discard',
};
