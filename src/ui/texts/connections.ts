/** Words of finding people: the switch, the suggestions and why, introductions. */

const list = (words: readonly string[]) => new Intl.ListFormat('en-GB').format(words);
const quoted = (words: readonly string[]) => list(words.map((each) => `“${each}”`));

/** Beyond so many, a sentence is a table. */
const NAMED = 2;
const some = (words: readonly string[]) => words.slice(0, NAMED);

export const connections = {
  tabs: { label: 'People', everyone: 'Everyone', forYou: 'For you' },
  title: 'For you',

  sharing: {
    title: 'Find me people',
    off: 'Off. You are suggested by what everyone sees: titles, organisations and the agenda.',
    on: 'On. You and others who switched it on are compared by your answers.',
    used: 'What is used: the options you chose and ranked in the survey, your country, the sessions and topic tables you joined. Never amounts, spending plans or anything you wrote.',
    seen: 'What the other sees: only what you both chose, and only if both of you switched this on. Clients see nothing of it.',
    what: 'What is used, and what others see',
    ends: 'Switch it off at any time. It ends at once, on every screen.',
    turnOn: 'Switch on',
    turnOff: 'Switch off',
    saidOn: 'Switched on.',
    saidOff: 'Switched off. Nobody is compared with you by answers now.',
  },

  people: {
    title: 'People like you',
    means: 'You can be suggested to each of them too.',
    none: 'Nobody to suggest now',
    noneOn: 'It fills as others switch it on and the agenda grows.',
    noneOff: 'Switch on “Find me people” to be compared by answers.',
    message: 'Message',
    messageTo: (name: string) => `Message to ${name}`,
    not: 'Not for me',
    notFor: (name: string) => `Not for me: ${name}`,
    put: 'Not shown again. They are told nothing.',
    undo: 'Undo',
  },

  because: {
    first: (what: string) => `You both rank ${what} first.`,
    ranked: (what: string[]) => `You both rank ${list(some(what))}.`,
    chose: (question: string, what: string[]) =>
      `You both chose ${list(some(what))} (${question}).`,
    country: (what: string) => `You are both from ${what}.`,
    title: (what: string) => `You have the same title: ${what}.`,
    kind: (what: string) => `Both your organisations have “${what}” in their name.`,
    seniority: (what: string) => `You are on the same level: ${what}.`,
    speaks: (what: string[]) => `You both speak in ${quoted(some(what))}.`,
    asks: (what: string[]) => `You both asked a question in ${quoted(some(what))}.`,
    seats: (what: string[]) => `You both have a seat in ${quoted(some(what))}.`,
    tables: (what: string[]) => `You both joined the table ${quoted(some(what))}.`,
  },

  companies: {
    title: 'Who offers what you need',
    means:
      'By your own answers, which no company sees by this. One that you ask to meet or write to sees your name, title and organisation.',
    more: 'More on Meetings',
    message: 'Message',
    meet: 'Ask to meet',
    meetWith: (company: string) => `Ask to meet ${company}`,
    writeTo: (company: string) => `Message to ${company}`,
  },

  introduce: {
    title: 'Introduce to each other',
    means: 'You swapped cards with both or met them.',
    pair: (one: string, other: string) => `${one} and ${other}`,
    open: 'Introduce',
    openFor: (one: string, other: string) => `Introduce ${one} and ${other}`,
    not: 'Not these two',
    notFor: (one: string, other: string) => `Not these two: ${one} and ${other}`,
    line: 'Your first line',
    both: (one: string, other: string) =>
      `Opens a conversation of three. ${one} and ${other} see each other’s name, title and organisation, and your line.`,
    asks: (one: string, other: string, company: string) =>
      `${one} is asked first. Only after a yes does a conversation of three open, and ${company} sees ${one}’s name, title and organisation. ${other} does not learn that you asked.`,
    send: 'Introduce them',
    ask: (one: string) => `Ask ${one}`,
    asked: 'Asked. You hear of it if they say yes.',
    because: {
      first: (what: string) => `They both rank ${what}, as you do.`,
      ranked: (what: string[]) => `They both rank ${list(some(what))}, as you do.`,
      chose: (question: string, what: string[]) =>
        `They both chose ${list(some(what))} (${question}), as you did.`,
      country: (what: string) => `They are both from ${what}, as you are.`,
      title: (what: string) => `They have the same title: ${what}.`,
      kind: (what: string) => `Both their organisations have “${what}” in their name.`,
      seniority: (what: string) => `They are on the same level: ${what}.`,
      speaks: (what: string[]) => `They both speak in ${quoted(some(what))}.`,
      asks: (what: string[]) => `They both asked a question in ${quoted(some(what))}.`,
      seats: (what: string[]) => `They both have a seat in ${quoted(some(what))}, as you do.`,
      tables: (what: string[]) => `They both joined the table ${quoted(some(what))}, as you did.`,
      offers: (one: string, chose: string[], company: string, offers: string[]) =>
        `You and ${one} both chose ${list(some(chose))}. ${company} offers ${list(some(offers))}.`,
    },
    first: (one: string, other: string) =>
      `${one}, meet ${other}. I think that you two should talk.`,
    firstTo: (one: string, other: string, company: string) =>
      `${one}, I think that you and ${other} of ${company} should talk. May I introduce you?`,
    group: (one: string, other: string) => `${one} and ${other}`.slice(0, 100),
  },

  asks: {
    title: 'Someone would introduce you',
    who: (introducer: string, to: string, company: string) =>
      `${introducer} would introduce you to ${to}, ${company}.`,
    shows: (company: string) =>
      `If you say yes, ${company} sees your name, title and organisation. Never your answers. A conversation of three opens.`,
    line: 'Your first line',
    first: (to: string, introducer: string) => `Hello ${to}, ${introducer} suggested that we talk.`,
    yes: 'Yes, introduce us',
    no: 'No thanks',
    told: 'Nobody is told of a no.',
    saidNo: 'Put away. Nobody is told.',
  },

  refused: {
    'no-such-person': 'This person can’t be found.',
    'no-such-ask': 'This introduction was answered or is gone.',
    empty: 'Write a first line.',
    'too-long': 'A first line has at most 500 characters.',
    gone: 'One of them can’t be reached now.',
    strangers: 'You can introduce those with whom you swapped cards or whom you met.',
  },
};
