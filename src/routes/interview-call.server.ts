/** The call of an interview, for the researchers' screen and the guest's. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Call } from '#exchange/calls/call.ts';
import { type Ice, iceFor } from '#exchange/calls/ice.server.ts';
import { readCallLink } from '#exchange/calls/links.server.ts';
import { readPhone } from '#exchange/calls/phone.server.ts';
import { readInterviewCall } from '#exchange/calls/read.server.ts';
import type { CallGuest, Researcher } from '#forum/people.ts';

type Asking = { db: Kysely<Schema>; now: Date };

/** @param guest what a guest is called on the researchers' screen */
export async function interviewCall(
  { db, now }: Asking,
  caller: Researcher | CallGuest,
  interview: string,
  guest: string,
) {
  const call = await readInterviewCall(db, caller, interview, { guest }, now);
  const link = await readCallLink(db, caller.forumId, interview);
  const forumPhone = await readPhone(db, caller.forumId);
  const ice: Ice | null = call ? iceFor(process.env, call.id, now) : null;
  return { call, link, ice, forumPhone, phone: link?.phone || forumPhone };
}

/** What the people in a call are known by: another text, other people. */
export const rosterOf = (call: Call | null): string =>
  call
    ? [call.id, call.state, ...call.people.map(({ leg, waiting }) => leg + waiting)].join()
    : 'none';
