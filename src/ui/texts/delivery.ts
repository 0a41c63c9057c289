/** Words of what each client was promised. */
import { counted as s } from '#ui/texts/number.ts';

export const delivery = {
  page: 'Delivery',
  title: (kept: number, promised: number, short: number) => {
    if (promised === 0) return 'No client was promised a meeting';
    if (short > 0) return `${s(short, 'promised meeting is', 'promised meetings are')} not planned`;
    return kept === promised
      ? 'Every promised meeting was held'
      : `Every promised meeting is planned, ${kept} of ${promised} are held`;
  },
  sub: 'As it stands now. A meeting is held when one side says so and the other does not deny it.',
  none: 'Nothing is published yet',
  noneNext: 'Publish a plan, and what each client was promised is counted here as it happens.',
  toPlans: 'To the plans',
  noClients: 'There are no clients yet. Import the folder with clients.csv.',
  company: 'Client',
  promised: 'Promised',
  planned: 'Planned',
  kept: 'Held',
  mutual: 'Both wished',
  open: 'Not said yet',
  missed: 'Missed',
  short: 'Missing',
  all: 'All clients',
  allNote: 'Up to what was promised.',
  bar: (kept: number, planned: number, promised: number) =>
    `${kept} held, ${planned} planned, of ${promised} promised`,
  legend:
    'One stroke is one promised meeting: full when held, hollow when planned, dotted when missing.',
  legendSolid: 'Filled when held, outlined when planned, empty when missing.',
  worth: (yes: number, said: number) =>
    `${yes} of ${said} say that their meeting was worth it. Who said so is known to nobody else.`,
  worthWait: 'Whether meetings were worth it is shown when five people have said.',

  own: (planned: number, promised: number) =>
    promised === 0
      ? `${s(planned, 'meeting')} planned`
      : `${planned} planned of ${promised} promised`,
  ownKept: (kept: number) => `${kept} held by your word`,
  ownMutual: (n: number) => `${n} wished by both`,
  ownOpen: (n: number) => `${n} to say what came of`,
};
