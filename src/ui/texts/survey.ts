/** Words of the survey that a delegate answers. */
const n = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
const plural = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const suffixes: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinal = (place: number) => `${place}${suffixes[plural.select(place)] ?? 'th'}`;

export const survey = {
  title: 'Your survey',
  back: 'Forum Link',
  asked: (count: number) =>
    `${n(count, 'question')}. Answer what you like; what you leave open stays open.`,
  seen: {
    named:
      'Clients of this forum can see these answers beside your name. Other delegates never see them.',
    aggregate:
      'Your answers count in totals only: clients see neither your name nor any answer, and other delegates never do.',
    change: 'Change what clients see',
  },
  noQuestions: 'This forum asks nothing yet',
  noQuestionsNext: 'The questions appear here as soon as the organiser brings them.',

  noAnswer: 'No answer',
  upTo: (most: number) => `Choose up to ${most}`,
  any: 'Choose any number',
  chosen: (count: number, most: number) => `${count} of ${most} chosen`,
  rank: (places: number) =>
    places === 1 ? 'Choose the most important' : `Most important first, up to ${places}`,
  place: (place: number) => `${ordinal(place)} choice`,
  notChosen: 'Not chosen',
  rows: 'One answer in each row',
  readAs: (amount: string) => `Read as ${amount}`,
  moneyHint: (example: string) => `For example ${example}`,

  save: 'Save my answers',
  saving: 'Saving',
  saved: (time: string) => `Saved at ${time}`,
  last: (day: string, time: string) => `Last saved on ${day} at ${time}`,
  unsaved: 'Not saved yet',
  never: 'Nothing saved yet',
  leave: 'Your changes are not saved. Leave this page?',
  troubles: (count: number) =>
    `Nothing was saved: ${n(count, 'answer')} can’t be read. What you entered is still here.`,
  at: (number: number) => `Question ${number}:`,
  unreachable: 'Not saved: there is no connection. What you entered is still here.',
  trouble: {
    'too-many': (most: number, chosen: number) => `Choose at most ${most}; ${chosen} are chosen.`,
    'ranked-twice': (option: string) => `“${option}” is chosen twice. Choose it once.`,
    'no-such-option': 'This question has changed. Choose again.',
    'too-long': (most: number) =>
      `Shorten this to ${new Intl.NumberFormat('en-GB').format(most)} characters.`,
    money: {
      empty: 'Enter an amount.',
      negative: 'An amount can’t be below zero.',
      'letter-o': 'This has a letter O among the digits. Write it with zeros.',
      'two-amounts': 'This holds more than one amount. Enter one.',
      'two-currencies': 'This names two currencies. Enter one amount.',
      'other-currency': 'This names another currency. Enter the amount in the forum’s own.',
      'unknown-word': 'This can’t be read as an amount. Write digits, and a unit if you like.',
      separators: 'The separators can’t be read. Write the digits without them.',
      'too-large': 'This amount is too large.',
    },
  },
};
