import type { Client, Member, Staff } from '#forum/people.ts';
import { seatsOf } from '#forum/seats.server.ts';

const searches = (member: Member | null): member is Client | Staff =>
  member !== null && member.role !== 'delegate';

/** Every seat of whoever is signed in from which Client iQ can be asked, newest forum first. */
export async function searchingSeats(locals: App.Locals): Promise<(Client | Staff)[]> {
  if (!locals.account) return [];
  const members: (Client | Staff)[] = [];
  for (const { forumKey } of await seatsOf(locals.db, locals.account.email)) {
    const member = await locals.member(forumKey);
    if (searches(member)) members.push(member);
  }
  return members;
}
