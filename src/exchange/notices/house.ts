/** What the post room works with; given to it at the start. */
import type { PostOut } from '#base/outgoing.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Item } from '#exchange/calendar/entry.ts';
import type { ReadFacts } from '#exchange/notices/facts.ts';
import type { SendText } from '#exchange/notices/sms.server.ts';
import type { VapidKeys } from '#exchange/notices/web-push.server.ts';
import type { Client, Delegate } from '#forum/people.ts';

/** Everything that a person's calendar may hold. */
export type ReadCalendar = (
  db: Db,
  member: Delegate | Client,
  origin: string,
  now: Date,
) => Promise<Item[]>;

export type Means = {
  /** the public address, such as `https://forum.example.org` */
  origin: string;
  /** what rooms of the house know, each by its own reading */
  facts: readonly ReadFacts[];
  /** for mails about what has a time */
  calendar: ReadCalendar;
  post: PostOut;
  vapid: VapidKeys;
  /** whether mails are sent from here */
  mail: boolean;
  /** null: there is no gateway */
  sms: SendText | null;
  /** signs the links that stop a kind of notice */
  stopSecret: string;
};
