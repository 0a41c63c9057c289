/** The questions to Client iQ that programs ask: over HTTP, by command, by an assistant. */
import { cursorOf, placeIn } from '#api/cursor.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { fitFor, isPlace } from '#iq/answer.ts';
import { askables } from '#iq/asking.ts';
import { type Crossed, cross, pairIn } from '#iq/crossing.ts';
import { askerFor, findDelegates } from '#iq/find.server.ts';
import { indexFor } from '#iq/index.server.ts';
import { type Printed, personOf, printed, type Shown, saidBy, toldFit } from '#iq/printed.ts';
import { wishesFor } from '#meetings/wishes/towards.server.ts';

export type Asked = {
  /** `q` and filters, as in the URL */
  params: URLSearchParams;
  limit: number;
  /** `nextCursor` of the page before */
  cursor: string | null;
} & Shown;
/** Which door answers leave by; the audit says so. */
export type Door = 'api' | 'assistant' | 'command';

/** Parameters that filter nothing: how to show, or those of screens. */
const MANNERS = 'limit cursor facets fields cross open all sort like ref forums by'.split(' ');
/** Those that the API itself reads; commands and tools have words of their own for them. */
const OF_API = ['limit', 'cursor', 'facets', 'fields'];

export type Told = Printed & { crosstab?: Crossed };
export type Found = Told | { refused: 'not-a-cursor' };

/** One page of those who match. */
export async function find(
  db: Db,
  member: Client | Staff,
  { params, limit, cursor, ...shown }: Asked,
  { door, now }: { door: Door; now: Date },
): Promise<Found> {
  const place = cursor === null || cursor === '' ? null : placeIn(cursor);
  if (cursor && !(place !== null && isPlace(place))) return { refused: 'not-a-cursor' };
  const wishes = wishesFor(db, member, now);
  const asked = new URLSearchParams(params);
  asked.set('facets', shown.facets ? '1' : '0'); // what is not shown is not counted
  const page = { limit, cursor: place };
  const { answer, index } = await findDelegates(db, member, { params: asked, wishes, page });
  const told = printed(answer, index, shown);
  if (shown.answers) await note(db, member, { door, delegates: told.delegates.length }, now);
  const pair = pairIn(index, params.getAll('cross'));
  const crossed = pair && cross(index, answer.search, pair);
  const used = ['q', ...(crossed ? ['cross'] : []), ...(door === 'api' ? OF_API : [])];
  return {
    ...told,
    notUnderstood: [...told.notUnderstood, ...unusedIn(params, used)],
    ...(crossed && { crosstab: crossed }),
    nextCursor: told.nextCursor && cursorOf(told.nextCursor),
  };
}

/** What a screen may pass over in silence, a program is told of: it narrowed nothing. */
const unusedIn = (params: URLSearchParams, used: readonly string[]): string[] =>
  [...params]
    .filter(([name, value]) => MANNERS.includes(name) || value === '' || name.startsWith('/'))
    .filter(([name]) => !used.includes(name))
    .map(([name, value]) => `${name}=${value}`);

/** What can be asked of the forum, by this member. */
export async function readFields(db: Db, member: Client | Staff) {
  const index = await indexFor(db, member);
  return {
    forum: member.forumKey,
    currency: index.questionnaire.currency,
    delegates: index.profiles.length,
    fields: askables(index),
  };
}

/** All that one delegate shares with this member; null: no such delegate for this member. */
export async function readShared(
  db: Db,
  member: Client | Staff,
  ref: string,
  { door, now }: { door: Door; now: Date },
) {
  const index = await indexFor(db, member);
  const row = index.people.rowOf(ref);
  const profile = row === undefined ? undefined : index.people.at(row);
  if (!profile) return null;
  const asker = await askerFor(db, member, wishesFor(db, member, now));
  const fit = fitFor(index, profile, asker);
  await note(db, member, { door, delegates: 1 }, now);
  return {
    ...personOf(profile),
    ...(fit && { fit: toldFit(profile, fit, index) }),
    ...saidBy(profile, index),
  };
}

/**
 * Answers of people by name that leave the house are written down: by whom and how many, not whose.
 * A command is the operator's act, whoever's view it takes.
 */
const note = (
  db: Db,
  { forumId, personId }: Client | Staff,
  detail: { door: Door; delegates: number },
  now: Date,
) => {
  const by = detail.door === 'command' ? null : personId;
  return record(db, { forumId, personId: by, act: 'answers read', detail }, now);
};
