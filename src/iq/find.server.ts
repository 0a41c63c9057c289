/** What each screen and door of Client iQ reads. */
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { type Answer, type Asker, answerTo, type Page } from '#iq/answer.ts';
import { sellerOf, type Wish } from '#iq/fit.ts';
import { indexFor } from '#iq/index.server.ts';
import type { ForumIndex } from '#iq/index.ts';

export type Wishes = ReadonlyMap<string, Wish>;

export async function readCompany(db: Db, { forumId, clientId }: Client) {
  return db
    .selectFrom('client')
    .select(['company', 'solutions'])
    .where('forum_id', '=', forumId)
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow();
}

/** @param wishes what delegates said to this client, by reference; nobody whom it can't see */
export async function askerFor(
  db: Db,
  member: Client | Staff,
  wishes: Wishes | Promise<Wishes>,
): Promise<Asker> {
  if (member.role !== 'client') return null;
  const [{ solutions }, said] = await Promise.all([readCompany(db, member), wishes]);
  const key = JSON.stringify([solutions, [...said].sort(([a], [b]) => (a < b ? -1 : 1))]);
  return { sells: sellerOf(solutions), wishes: said, key };
}

/**
 * `list`: the company's shortlist, for those who are like the people on it. What is still being
 * read is waited for together with all else.
 */
type Finding = {
  params: URLSearchParams;
  wishes: Wishes | Promise<Wishes>;
  page: Page;
  list?: readonly string[] | Promise<readonly string[]>;
};

/** Answers the question that a URL asks, for whoever asks it: a client only ever of the named. */
export async function findDelegates(
  db: Db,
  member: Client | Staff,
  { params, wishes, page, list = [] }: Finding,
): Promise<{ index: ForumIndex; answer: Answer; asker: Asker }> {
  const [index, asker, liked] = await Promise.all([
    indexFor(db, member),
    askerFor(db, member, wishes),
    list,
  ]);
  return { index, asker, answer: answerTo(index, params, asker, page, liked) };
}
