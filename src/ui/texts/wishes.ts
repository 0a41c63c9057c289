/** Words of asking for meetings, answering and booking. */
import { digits, counted as s } from '#ui/texts/number.ts';

const parts = { morning: 'in the morning', afternoon: 'in the afternoon' };

export const wishes = {
  reason: 'Reason',
  reasonHint: 'Why this meeting? The other side reads it with your request.',
  more: 'Add a reason or a time of day',
  moreOf: (name: string) => `Add a reason or a time of day: ${name}`,
  part: 'Time of day',
  parts: { any: 'Any time', morning: 'Morning', afternoon: 'Afternoon' },
  prefers: (part: keyof typeof parts) => `Prefers to meet ${parts[part]}`,
  ownPart: (part: keyof typeof parts) => parts[part],
  says: 'Says',
  yourReason: 'You wrote',
  ownNote: 'Noted for yourselves',

  offer: 'Offer another time',
  offerOf: (name: string) => `Offer another time: ${name}`,
  offerSend: 'Send the offer',
  offerSendOf: (name: string) => `Send the offer to ${name}`,
  offerHint: 'A half of the day, a reason, or both. The other side decides.',
  offerReason: 'What would suit you?',
  toAnswer: 'Offers to you',
  moreWishes: (n: number) => s(n, 'more wish', 'more wishes'),
  offers: (part: keyof typeof parts | null) =>
    part ? `Yes, but ${parts[part]}` : 'Yes, but otherwise',
  offered: (part: keyof typeof parts | null) =>
    part ? `You offered to meet ${parts[part]}` : 'You made an offer',
  take: 'Accept the offer',
  takeOf: (name: string) => `Accept the offer of ${name}`,

  never: 'Not this one',
  neverOf: (name: string) => `Not this one: ${name}`,

  answerWaits: {
    accepted: 'Accepted. It waits for a connection.',
    declined: 'No thanks. It waits for a connection.',
    offered: 'Your offer waits for a connection.',
  } as Record<string, string>,
  waits: (until: string) => `Waits for an answer until ${until}`,
  expired: 'Expired, nobody answered',
  askAgainOf: (name: string) => `Ask again: ${name}`,
  askedTwice: 'Asked twice. A request can be made once more, no oftener.',

  suggestions: {
    title: 'Suggested for you',
    ofCompanies: (best: number, base: number) =>
      `${digits(best)} of ${s(base, 'company', 'companies')} you have not decided on`,
    none: 'Nothing to suggest now',
    noneForDelegate: 'No company that is left offers what your answers name.',
    notAnswered: 'Suggestions come from your own survey answers, and you have none yet.',
    answer: 'Answer the survey',
    private: 'From your own answers. No company sees them by this.',
    hide: '“Not this one” is told to nobody.',
  },
};
