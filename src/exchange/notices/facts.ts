/** What rooms of the house tell the post room: things as they are at the moment of asking. */
import type { Db } from '#db/database.server.ts';
import type { About } from '#exchange/calendar/enclosing.ts';
import type { Thing } from '#exchange/notices/outward.ts';
import type { Client, Delegate } from '#forum/people.ts';

/** A thing with its words. `plain` names nobody; `named` names whom this person may see now. */
export type Fact = Thing & {
  plain: string;
  named: string;
  href: string;
  /** the entries that it is about, for the calendar of whoever gets a mail of it */
  entries?: About;
};

export type Asked = {
  member: Delegate | Client;
  /** the forum's time zone */
  zone: string;
  /** up to when the person saw everything on a screen; null: never */
  shownAt: Date | null;
};

/**
 * Reads what is new for a person since `shownAt`, and is true now: asked once before each decision,
 * so that nothing goes out about what has passed meanwhile.
 */
export type ReadFacts = (db: Db, asked: Asked, now: Date) => Promise<Fact[]>;
