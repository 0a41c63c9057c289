/** Under what names a device keeps things. All that is personal carries its owner. */

/** One person in one forum: `police-forum-2024:018f…`. */
export type Owner = string;

export const ownerOf = (forumKey: string, personId: string): Owner => `${forumKey}:${personId}`;

const PERSONAL = 'plenary:';
/** Pages as drawn for keeping, one cache for each owner. */
export const pagesOf = (owner: Owner) => `${PERSONAL}${owner}`;
/** What waits to be sent and what was heard, one database for each owner. */
export const databaseOf = (owner: Owner) => `${PERSONAL}${owner}`;
/** In local storage: set while something waits, so that a page knows it before it asks the database. */
export const waitsKey = (owner: Owner) => `${PERSONAL}waits:${owner}`;
/** In local storage: where messages waited before there was a database. */
export const oldOutboxKey = (owner: Owner) => `${PERSONAL}outbox:${owner}`;
export const isPersonal = (name: string) => name.startsWith(PERSONAL);
export const ownerNamed = (name: string): Owner | null =>
  isPersonal(name) ? name.slice(PERSONAL.length) : null;

/** Files of one build of the app, the same for everybody. */
export const filesOf = (build: string) => `files:${build}`;
export const isFiles = (name: string) => name.startsWith('files:');

/** Tabs and the worker tell each other by it that something was added, sent or cleared. */
export const CHANNEL = 'plenary:device';

/** On a request: whose act it is. The server does it for that person or not at all. */
export const ACT_OF = 'plenary-owner';
/** On a request: draw this page for keeping. On its answer: whose page it is. */
export const KEEP = 'plenary-keep';
/** On what is kept: until when (ISO 8601), by which build drawn, and of what state of things. */
export const UNTIL = 'plenary-until';
export const BUILD = 'plenary-build';
export const MARK = 'plenary-mark';
