/** Words of asking for meetings, answering, limits and gates. */
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
  declineNote: 'Why not? Only your own side reads it.',
  saveNote: 'Save',
  saveNoteOf: (name: string) => `Save the note about ${name}`,
  offers: (part: keyof typeof parts | null) =>
    part ? `Yes, but ${parts[part]}` : 'Yes, but otherwise',
  offered: (part: keyof typeof parts | null) =>
    part ? `You offered to meet ${parts[part]}` : 'You made an offer',
  take: 'Accept the offer',
  takeOf: (name: string) => `Accept the offer of ${name}`,

  never: 'Not this one',
  neverOf: (name: string) => `Not this one: ${name}`,

  waits: (until: string) => `Waits for an answer until ${until}`,
  expired: 'Expired, nobody answered',
  askAgain: 'Ask again',
  askAgainOf: (name: string) => `Ask again: ${name}`,
  askedTwice: 'Asked twice. A request can be made once more, no oftener.',

  limits: {
    title: 'Your requests',
    asks: (open: number, most: number) => `${digits(open)} of ${s(most, 'request')} open`,
    musts: (open: number, most: number) => `${digits(open)} of ${s(most, 'must')}`,
    asksFull: 'Take one back, or wait until one is answered or expires.',
    mustsFull: 'Turn a must into a wish, or take it back.',
    note: 'A request is open until it is answered or expires. What the organiser entered does not count.',
  },
  barred: {
    'gate-closed': 'Takes no new requests.',
    'gate-matching':
      'Takes requests only from firms that offer something this delegate’s answers name.',
    'gate-full': 'Has as many requests waiting as he or she takes. Try again later.',
  },

  booking: {
    choose: 'Choose a time',
    chooseOf: (name: string) => `Choose a time with ${name}`,
    free: (n: number) => `${s(n, 'time')} free for both`,
    takeOf: (at: string, name: string) => `Meet ${name} on ${at}`,
    none: 'No time is free for both within the forum’s rules. The organiser can help.',
  },
  suggestions: {
    title: 'Suggested for you',
    ofDelegates: (best: number, base: number) =>
      `${digits(best)} of ${s(base, 'delegate')} who share their answers and whom you have not asked`,
    ofCompanies: (best: number, base: number) =>
      `${digits(best)} of ${s(base, 'company', 'companies')} you have not decided on`,
    none: 'Nothing to suggest now',
    noneForClient:
      'No delegate who shares answers names what you offer, has not been asked and takes requests.',
    noneForDelegate: 'No company that is left offers what your answers name.',
    notAnswered: 'Suggestions come from your own survey answers, and you have none yet.',
    answer: 'Answer the survey',
    private: 'From your own answers. No company sees them by this.',
    hide: '“Not this one” is told to nobody.',
  },
};

/** Why a time was not taken. */
export const notBooked = {
  'no-plan': 'Not booked. No plan is published; until then the organiser finds the time.',
  'not-agreed': 'Not booked. Both sides have to want this meeting first.',
  'no-such-slot': 'Not booked. This time is not there any more.',
  'no-time': 'Not booked. This time is not free for both any more; choose another.',
};

/** Why a request was not made. */
export const notAsked = {
  'limit-asks':
    'Not asked. You have as many requests open as the forum allows. Take one back, or wait until one is answered or expires.',
  'limit-musts':
    'Not asked. You have as many musts as the forum allows. Ask as a wish, or turn another must into one.',
  'gate-closed': 'Not asked. This delegate takes no new requests.',
  'gate-matching':
    'Not asked. This delegate takes requests only from firms that offer something his or her answers name.',
  'gate-full':
    'Not asked. This delegate has as many requests waiting as he or she takes. Try again later.',
  'asked-twice': 'Not asked. Nobody answered twice, and a request can be made no oftener.',
};

export const myLimits = {
  title: 'My limits',
  sub: 'Who may ask you, how much, and when you can be met',
  link: 'My limits and breaks',
  gate: 'Who may ask to meet you',
  gates: {
    open: 'Every firm',
    matching: 'Firms that offer something my answers name',
    closed: 'Nobody new',
  },
  gateMeans: {
    open: 'Every firm that can see you may ask.',
    matching:
      'Only answers that you share with the firm count. Firms read that you take requests this way.',
    closed: 'Requests that are here stay; you can still ask. Firms read that you take no new ones.',
  },
  matchingHidden:
    'You share no answers with clients, so no firm meets this: it is as if you had chosen “Nobody new”.',
  mostWaiting: 'Most requests waiting for my answer',
  mostWaitingHint:
    'Leave it empty for no limit. A request that you decline keeps its place until it expires, so that nobody can tell that you declined.',
  waiting: (n: number) => `${s(n, 'place')} taken now`,
  most: 'Most meetings for me',
  mostHint: (ceiling: number) => `At most ${ceiling}, the forum’s limit. Leave it empty for that.`,
  standby: 'I am on standby',
  standbyMeans:
    'When somebody does not come, you may be given a meeting at short notice, in a slot you have free, with a firm that wished for you or that you wished for. You see it on your phone. Off: nobody plans you in at short notice.',
  save: 'Save',
  saved: 'Saved.',
  times: 'When I can’t be met',
  timesNote: 'A meeting that is planned already stays until the organiser moves it.',
  arrives: 'I arrive',
  leaves: 'I leave',
  breaks: 'A break',
  from: 'From',
  to: 'To',
  setTime: 'Set',
  setArrival: 'Set my arrival',
  setLeaving: 'Set my leaving',
  addBreak: 'Add the break',
  remove: 'Remove',
  removeOf: (what: string) => `Remove: ${what}`,
  byStaff: 'entered by the organiser',
  noTimes: 'You can be met at any time of the forum.',
  noSlots: 'The forum has no times for meetings yet.',
  zone: (zone: string) => `Times of ${zone}`,
  said: {
    arrives: (at: string) => `Arrives ${at}`,
    leaves: (at: string) => `Leaves ${at}`,
    break: (from: string, to: string) => `Break, ${from} to ${to}`,
    away: (from: string, to: string) => `Away, ${from} to ${to}`,
  },
  refused: {
    unreadable: 'Nothing changed. Something in the form can’t be read.',
    'over-ceiling': 'Nothing changed. The forum allows fewer meetings than that.',
    'no-such-time': 'Nothing changed. This time does not exist.',
    backwards: 'Nothing changed. It ends before it begins.',
    outside: 'Nothing changed. This time is not one of the forum’s days.',
    'too-many': 'Nothing changed. There are 20 times already; remove one first.',
    'no-such-absence': 'Nothing changed. It is not there any more.',
  },
};
