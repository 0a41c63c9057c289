/** What one person's calendar holds. */

/** Something at a time and a place, as this person may know it now. */
export type Item = {
  /** what it is about, the same while it is the same thing: `meeting:<other side>`, `session:<ref>` */
  subject: string;
  kind: Kind;
  /** a session that this person speaks in or has a seat at; everything of another kind is one's own */
  mine: boolean;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  location: string;
  description: string;
  url: string;
  /** it will not be */
  off: boolean;
};
export type Kind = 'meeting' | 'session' | 'table';

/** An item with what calendars need to keep up with it. */
export type Entry = Omit<Item, 'off' | 'subject'> & {
  /** the same for good */
  uid: string;
  /** rises with every change of what the person is told */
  sequence: number;
  cancelled: boolean;
  /** when what is told changed last */
  changedAt: Date;
};

/** What a person lets the calendar hold besides the own meetings. */
export type Holds = { sessions: 'all' | 'mine' | 'none'; tables: boolean };

export const isHeld = (entry: Pick<Entry, 'kind' | 'mine'>, holds: Holds): boolean =>
  entry.kind === 'meeting' ||
  (entry.kind === 'table' && holds.tables) ||
  (entry.kind === 'session' &&
    (holds.sessions === 'all' || (holds.sessions === 'mine' && entry.mine)));
