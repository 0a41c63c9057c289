/** Notices that each say one thing, such as a card that was asked for. */
import type { Db } from '#db/database.server.ts';
import type { Choice } from '#exchange/notices/choices.ts';
import type { Asked, Fact, ReadFacts } from '#exchange/notices/facts.ts';

type Body = Record<string, string | number>;

/** How a kind of notice is told beyond the screen. */
export type NoticeKind = {
  /** as in `giveNotice` */
  kind: string;
  choice: Choice;
  /** names nobody */
  words: string;
  /** a path within Forum Link, such as `contacts`; or a whole one, of the forum's key */
  path: string | ((forumKey: string, body: Body) => string);
  /** all that wait are one thing, told once until it is seen */
  together?: boolean;
  /** can't wait: a call, an announcement that must be acknowledged */
  isUrgent?: (body: Body) => boolean;
  /** of no use after so many seconds: a call */
  lives?: number;
  /** asked at the moment of sending; left out: true while the notice is not read */
  stillTrue?: (db: Db, asked: Asked, body: Body, now: Date) => Promise<boolean>;
  /** with the names that this person may see now; left out: the words */
  named?: (db: Db, asked: Asked, body: Body) => Promise<string>;
};

/** Reads a person's unread notices of these kinds as things to tell. */
export function factsOfKinds(kinds: readonly NoticeKind[]): ReadFacts {
  const byKind = new Map(kinds.map((each) => [each.kind, each]));
  return async (db, asked, now) => {
    const { member, shownAt } = asked;
    const rows = await db
      .selectFrom('notice')
      .select(['id', 'kind', 'body', 'made_at'])
      .where('forum_id', '=', member.forumId)
      .where('person_id', '=', member.personId)
      .where('kind', 'in', [...byKind.keys()])
      .where('read_at', 'is', null)
      .where('made_at', '>', shownAt ?? new Date(0))
      .orderBy('made_at')
      .orderBy('id')
      .execute();
    const facts = new Map<string, Fact>();
    for (const { id, kind, body, made_at } of rows) {
      const known = byKind.get(kind);
      if (!known) continue;
      const said = body as Body;
      if (known.stillTrue && !(await known.stillTrue(db, asked, said, now))) continue;
      const subject = known.together ? kind : `notice ${id}`;
      const { path } = known;
      const key = member.forumKey;
      facts.set(subject, {
        ...{ subject, version: id, choice: known.choice, known: '', state: 'new' },
        ...{ since: facts.get(subject)?.since ?? made_at, changedAt: made_at },
        urgentFrom: known.isUrgent?.(said) ? made_at : null,
        endsAt: known.lives ? new Date(made_at.getTime() + known.lives * 1_000) : null,
        plain: known.words,
        named: (await known.named?.(db, asked, said)) ?? known.words,
        href: typeof path === 'string' ? `/app/${key}/${path}` : path(key, said),
      });
    }
    return [...facts.values()];
  };
}
