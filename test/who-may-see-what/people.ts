/** Who is in the forum of this test, and which words only some may read. */
export const everyone = [
  'organiser',
  'researcher',
  'delegate',
  'other delegate',
  'client',
  'other client',
  'reader',
  'interviewee',
  'nobody',
  'other tenant',
] as const;
/** `delegate` is D-1, hidden; `other delegate` is D-2, named; `reader` holds a report link,
 * `interviewee` the link that asks a person without a seat for approval */
export type Who = (typeof everyone)[number];

export const staff = [
  { email: 'org@alpha.example', role: 'organiser', name: 'Olga Organiser' },
  { email: 'research@alpha.example', role: 'researcher', name: 'Rasmus Researcher' },
] as const;

export const firms = [
  { ref: 'C-1', company: 'Acme', email: 'rep1@firms.example', name: 'Rita Acme' },
  { ref: 'C-2', company: 'Rival', email: 'rep2@firms.example', name: 'Remo Rival' },
];

export type Guest = {
  ref: string;
  name: string;
  consent: 'named' | 'aggregate';
  budget?: number;
};

/** D-1 and D-3 hide, and twelve more with them: a group in which nobody can be worked out. */
export const delegates: Guest[] = [
  { ref: 'D-1', name: 'Hiddencanary Person', consent: 'aggregate', budget: 7_654_321 },
  { ref: 'D-2', name: 'Nora Named', consent: 'named' },
  { ref: 'D-3', name: 'Introcanary Person', consent: 'aggregate' },
  // named until C-1 has listed, noted, watched and exported her: then she withdraws
  { ref: 'D-4', name: 'Leftcanary Person', consent: 'named' },
  ...Array.from({ length: 12 }, (_, index) => ({
    ref: `D-${index + 10}`,
    name: `Crowd Nr${index}`,
    consent: 'aggregate' as const,
  })),
];

export const questionnaire = {
  subtitle: '',
  dates: ['2030-01-02'],
  timezone: 'Europe/Oslo',
  organiser: { name: 'Alpha firm', web: '', telephone: '', email: '' },
  currency: 'EUR',
  budgetQuestion: 'Budget',
  seniorityBands: [{ band: 'Chief', titleStartsWith: ['*'] }],
  budgetBands: [
    { label: 'up to 5m', min: 0 },
    { label: '5m and more', min: 5_000_000 },
  ],
  questions: [
    { id: 'Q1', type: 'single', text: 'What comes first?', options: ['Cloud', 'People'] },
    { id: 'Q2', type: 'text', text: 'In your own words?' },
  ],
};

const staffOnly: Who[] = ['organiser', 'researcher'];
const inside: Who[] = [...staffOnly, 'delegate', 'other delegate'];
const clients: Who[] = ['client', 'other client'];
const seated: Who[] = [...inside, ...clients];

/**
 * Words and who may ever be shown them. `shown`: at least one door shows them to each of these, so
 * that the test would notice if the words were not there at all.
 */
export const canaries: Record<string, { may: readonly Who[]; shown?: readonly Who[] }> = {
  // the forum itself
  Alphaforumcanary: { may: [...seated, 'reader', 'interviewee'], shown: seated },
  'Tenantcanary Summit': { may: ['other tenant'], shown: ['other tenant'] },
  Betacanary: { may: ['other tenant'], shown: ['other tenant'] },
  Othertenantcanary: { may: ['other tenant'] },
  // a hidden delegate: name, organisation, answers, amount
  Hiddencanary: { may: inside, shown: ['organiser', 'researcher', 'other delegate'] },
  Orgd1canary: { may: inside, shown: ['organiser'] },
  d1wordscanary: { may: [...staffOnly, 'delegate'], shown: ['delegate'] },
  '7654321': { may: [...staffOnly, 'delegate'] },
  '7,654,321': { may: [...staffOnly, 'delegate'], shown: ['delegate'] },
  // a hidden delegate who wrote to one client: name there, answers nowhere
  Introcanary: { may: [...inside, 'client'], shown: ['organiser', 'client'] },
  d3wordscanary: { may: staffOnly },
  // a named delegate: answers for clients, never for other delegates
  d2wordscanary: {
    may: [...staffOnly, 'other delegate', ...clients],
    shown: ['other delegate', ...clients],
  },
  // whoever withdrew after a company had listed, noted, watched and exported her
  Leftcanary: { may: inside, shown: ['organiser', 'other delegate'] },
  Orgd4canary: { may: inside, shown: ['organiser'] },
  d4wordscanary: { may: staffOnly },
  Leftnotecanary: { may: [] },
  // what one company keeps: its own, not the organiser's either
  Notecanary: { may: ['client'], shown: ['client'] },
  Listcanary: { may: ['client'], shown: ['client'] },
  Segmentcanary: { may: ['client'], shown: ['client'] },
  // conversations: a file for those in the room, a request for who is asked, tables for delegates
  Filecanary: { may: ['client'], shown: ['client'] },
  Topiccanary: {
    may: ['organiser', 'delegate', 'other delegate'],
    shown: ['organiser', 'delegate', 'other delegate'],
  },
  Askingwordscanary: {
    may: ['delegate', 'other delegate', 'other client'],
    shown: ['delegate', 'other delegate', 'other client'],
  },
  // ways to reach people
  'd1@people.example': { may: ['organiser', 'delegate'] },
  'd2@people.example': { may: ['organiser', 'other delegate'], shown: ['other delegate'] },
  'd3@people.example': { may: ['organiser'] },
  d1phone: { may: ['organiser', 'delegate'] },
  d2phone: { may: ['organiser', 'other delegate'] },
  'rep1@firms.example': { may: ['organiser', 'client'] },
  'boss@other.example': { may: ['other tenant'] },
  // wishes: a reason is read by the other side and the organiser, that of a never by the own side alone
  Requestreasoncanary: {
    may: ['organiser', 'client', 'other delegate'],
    shown: ['organiser', 'client', 'other delegate'],
  },
  Delegatenevercanary: { may: ['other delegate'], shown: ['other delegate'] },
  Clientnevercanary: { may: ['other client'], shown: ['other client'] },
  // sessions: who asks without a name is shown to no client; what few said is shown to staff alone
  Namelessquestioncanary: {
    may: ['organiser', 'delegate', 'other delegate', ...clients],
    shown: ['organiser', 'delegate', 'other delegate', ...clients],
  },
  Waitingquestioncanary: {
    may: ['organiser', 'other delegate'],
    shown: ['organiser', 'other delegate'],
  },
  Hiddenquestioncanary: { may: ['organiser', 'client'], shown: ['organiser', 'client'] },
  Draftpollcanary: { may: ['organiser'], shown: ['organiser'] },
  Manywordcanary: {
    may: ['organiser', 'delegate', 'other delegate', ...clients],
    shown: ['organiser', 'delegate', 'other delegate', ...clients],
  },
  Rarewordcanary: { may: ['organiser'], shown: ['organiser'] },
  Fewvotescanary: { may: ['organiser'], shown: ['organiser'] },
  // talk, mails, links
  Messagecanary: { may: ['client'], shown: ['client'] },
  Ownmailcanary: { may: ['organiser'], shown: ['organiser'] },
  Doormailcanary: { may: [] },
  // interviews: what nobody approved yet, what is asked, what may be printed and how it is attributed
  Transcriptcanary: { may: ['researcher'], shown: ['researcher'] },
  Draftwordscanary: { may: ['researcher'], shown: ['researcher'] },
  Askedwordscanary: { may: ['researcher', 'delegate'], shown: ['researcher', 'delegate'] },
  Guestwordscanary: { may: ['researcher', 'interviewee'], shown: ['interviewee'] },
  Withdrawncanary: {
    may: ['researcher', 'other delegate'],
    shown: ['other delegate'],
  },
  Approvedcanary: {
    may: [...seated, 'reader'],
    shown: ['organiser', 'researcher', 'reader', 'other delegate'],
  },
  'guest@interview.example': { may: ['researcher'] },
  Linklabelcanary: { may: staffOnly, shown: ['organiser'] },
};
