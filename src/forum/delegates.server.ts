/** Delegates, as far as each role may know of them (docs: who may see what). */
import type { Db } from '#db/database.server.ts';
import type { Client, Member } from '#forum/people.ts';

export type Listed = {
  ref: string;
  name: string;
  title: string;
  organisation: string;
  /** for staff, and for clients of those who share their profile */
  country?: string;
  /** for staff */
  status?: string;
  consent?: string;
};
type Part = { after: string; limit: number };

/**
 * Staff see all with status and consent; delegates see each other; a client sees whom it may see
 * by name. E-mail and phone are for none of these lists.
 *
 * @param part refs after `after`, at most `limit`
 */
export async function listDelegates(db: Db, member: Member, part: Part): Promise<Listed[]> {
  const seats = all(db, member.forumId, part);
  if (member.role === 'organiser' || member.role === 'researcher') {
    const rows = await seats.select(['country', 'status', 'consent']).execute();
    return rows.map(named);
  }
  const confirmed = seats.where('status', '=', 'confirmed');
  if (member.role === 'delegate') return (await confirmed.execute()).map(named);
  const rows = await visible(confirmed, member).select(['country', 'consent']).execute();
  return rows.map(({ country, consent, ...row }) =>
    named(consent === 'named' ? { ...row, country } : row),
  );
}

const all = (db: Db, forumId: string, { after, limit }: Part) =>
  db
    .selectFrom('delegate')
    .innerJoin('person', (join) =>
      join
        .onRef('person.forum_id', '=', 'delegate.forum_id')
        .onRef('person.id', '=', 'delegate.person_id'),
    )
    .select(['delegate.ref', 'given_name', 'family_name', 'delegate.title', 'organisation'])
    .where('delegate.forum_id', '=', forumId)
    .where('delegate.ref', '>', after)
    .orderBy('delegate.ref')
    .limit(limit);

/** Whoever shares the profile, and whoever turned to this client. */
const visible = (confirmed: ReturnType<typeof all>, client: Client) =>
  confirmed.where((is) =>
    is.or([
      is('consent', '=', 'named'),
      is.exists(
        is
          .selectFrom('introduction')
          .select('introduction.client_id')
          .whereRef('introduction.forum_id', '=', 'delegate.forum_id')
          .whereRef('introduction.delegate_id', '=', 'delegate.person_id')
          .where('introduction.client_id', '=', client.clientId),
      ),
    ]),
  );

const named = <T extends { given_name: string; family_name: string }>({
  given_name,
  family_name,
  ...rest
}: T) => ({ ...rest, name: `${given_name} ${family_name}`.trim() });
