/** One question to all forums that an account may search. */
import { shortMoney } from '#base/money.ts';
import type { Db } from '#db/database.server.ts';
import type { Client, Staff } from '#forum/people.ts';
import { askerFor, type Wishes } from '#iq/find.server.ts';
import { indexFor } from '#iq/index.server.ts';
import { askMany, type Forum, type Sum, titlesOf } from '#iq/many.ts';

const PAGE = 50;
/** Pages beyond are asked for by a narrower question. */
const LAST = 2000;

/** @param wishesOf what delegates said to this seat's client, by reference */
export async function readMany(
  db: Db,
  seats: readonly (Client | Staff)[],
  params: URLSearchParams,
  wishesOf: (member: Client | Staff) => Promise<Wishes>,
) {
  const wanted = params.getAll('forums');
  const chosen = seats.filter(({ forumKey }) => wanted.length === 0 || wanted.includes(forumKey));
  const forums: Forum[] = [];
  for (const member of chosen) {
    const index = await indexFor(db, member);
    const asker = await askerFor(db, member, await wishesOf(member));
    forums.push({ key: member.forumKey, index, asker });
  }
  const from = Math.min(LAST, Number(/^\d{1,5}$/.exec(params.get('cursor') ?? '')?.[0] ?? 0));
  const many = askMany(forums, params, { from, limit: PAGE });
  const at = (cursor: number | null) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (cursor !== null) next.set('cursor', String(cursor));
    return `?${next}`;
  };
  const said = ({ currency, answered, total }: Sum) => ({
    answered,
    total: shortMoney(total, currency),
  });
  return {
    ...many,
    money: many.money.map(said),
    forums: many.forums.map((forum) => ({ ...forum, money: forum.money && said(forum.money) })),
    next: many.more ? at(from + PAGE) : null,
    first: from > 0 ? at(null) : null,
    /** every forum that can be chosen; `staff`: seen whole */
    choices: await choicesOf(db, seats, new Set(chosen.map(({ forumKey }) => forumKey))),
  };
}
export type ManyPage = Awaited<ReturnType<typeof readMany>>;

async function choicesOf(db: Db, seats: readonly (Client | Staff)[], on: ReadonlySet<string>) {
  const forums = [];
  for (const member of seats)
    forums.push({ key: member.forumKey, index: await indexFor(db, member) });
  const titles = titlesOf(forums);
  return seats.map(({ forumKey: key, role }) => ({
    key,
    title: titles.get(key) ?? key,
    staff: role !== 'client',
    on: on.has(key),
  }));
}
