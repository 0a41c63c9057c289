/** What suggestions say of someone's answers: told by the server. */
const places = ['first', 'second', 'third', 'fourth', 'fifth'];
const place = (n: number) => places[n - 1] ?? `number ${n}`;
const list = new Intl.ListFormat('en-GB');
/** What is offered in the very words that were answered needs no second naming. */
const they = (named: readonly string[], offers: readonly string[]) =>
  offers.every((offer) => named.includes(offer))
    ? 'they offer it'
    : `they offer ${list.format(offers)}`;

export const suggested = {
  ranks: (option: string, at: number, offers: string[]) =>
    `You rank ${option} ${place(at)}; ${they([option], offers)}.`,
  more: (rows: string[], offers: string[]) =>
    `You want to spend more on ${list.format(rows)}; ${they(rows, offers)}.`,
  chose: (question: string, options: string[], offers: string[]) =>
    `You chose ${list.format(options)} (${question}); ${they(options, offers)}.`,
};
