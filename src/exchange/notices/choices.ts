/** What a person may be told about beyond the screen, on which channels, and the house's defaults. */

/** In the order in which what was not seen goes from one to the next. */
export const CHANNELS = ['push', 'email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Rows of a person's own table of kinds and channels. */
export const CHOICES = [
  'meeting',
  'message',
  'group',
  'announcement',
  'call',
  'contact',
  'table',
  'iq',
] as const;
export type Choice = (typeof CHOICES)[number];
export type Chosen = Record<Choice, readonly Channel[]>;

/** SMS only ever by the person's own choice. A group talks all day: nobody asked to hear of that. */
export const DEFAULTS: Chosen = {
  meeting: ['push', 'email'],
  message: ['push', 'email'],
  group: ['push'],
  announcement: ['push', 'email'],
  call: ['push'],
  contact: ['push'],
  table: ['push'],
  iq: ['email'],
};

/** Rows that this seat has: Client iQ is for companies. */
export const choicesOf = (role: 'delegate' | 'client'): Choice[] =>
  CHOICES.filter((choice) => choice !== 'iq' || role === 'client');

export type Quiet = { from: number; to: number };
export type Preferences = {
  channels: Chosen;
  /** minutes after midnight in the forum's zone; null: never quiet */
  quiet: Quiet | null;
  urgentInQuiet: boolean;
};
export type Rules = {
  /** messages to a person on a day; as many urgent ones are counted apart */
  budget: number;
  quiet: Quiet;
  /** minutes after which what was not seen goes by this channel */
  after: { email: number; sms: number };
  /** calling code of numbers typed without one */
  country: string;
};
export const RULES: Rules = {
  budget: 8,
  quiet: { from: 22 * 60, to: 7 * 60 },
  after: { email: 30, sms: 10 },
  country: '44',
};

/** Chosen channels over the defaults; what is not known any more is left out. */
export function chosenFrom(kept: unknown): Chosen {
  const own = (kept ?? {}) as Partial<Record<Choice, unknown>>;
  const entries = CHOICES.map((choice) => {
    const some = own[choice];
    const channels = Array.isArray(some)
      ? CHANNELS.filter((channel) => some.includes(channel))
      : DEFAULTS[choice];
    return [choice, channels] as const;
  });
  return Object.fromEntries(entries) as Chosen;
}
