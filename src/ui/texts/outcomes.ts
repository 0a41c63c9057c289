/** Words of saying what came of a meeting. */

export const outcomes = {
  ask: 'Did you meet?',
  askWith: (name: string) => `Did you meet ${name}?`,
  worth: 'Met, worth it',
  notWorth: 'Met, not worth it',
  met: 'Met',
  notMet: 'Did not meet',
  followUp: 'Follow up',
  followed: 'To follow up',
  noFollow: 'No follow-up',
  waiting: 'Waiting for a connection',
  private: 'Only your side reads this.',
  said: {
    worth: 'Met, worth it',
    notWorth: 'Met, not worth it',
    met: 'Met',
    notMet: 'Did not meet',
  },
  change: 'Take back',
  changeOf: (name: string) => `Take back what you said of ${name}`,
};
