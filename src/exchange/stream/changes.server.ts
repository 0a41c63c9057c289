/** What was announced in a forum a short while ago: for screens that were away for a moment. */
import type { Change } from '#base/listen.server.ts';
import type { Db } from '#db/database.server.ts';
import { changedSince } from '#exchange/stream/stream.server.ts';
import type { Member } from '#forum/people.ts';

/** How far back this remembers (ms), and how much: beyond, the table is asked. */
const MEMORY = 660_000;
const MOST = 5_000;
/** A change may be announced this long (ms) before its transaction commits. */
const COMMIT_MARGIN = 2_000;

export class RecentChanges {
  readonly #db: Db;
  #changes: Change[];
  /** everything since then is remembered (ms of the epoch) */
  #from: number;

  private constructor(db: Db, changes: Change[], from: number) {
    this.#db = db;
    this.#changes = changes;
    this.#from = from;
  }

  static async open(db: Db, forumId: string): Promise<RecentChanges> {
    const from = Date.now() - MEMORY;
    const rows = await db
      .selectFrom('announcement')
      .select(['key', 'people', 'made_at'])
      .where('forum_id', '=', forumId)
      .where('made_at', '>=', new Date(from))
      .orderBy('number', 'desc')
      .limit(MOST)
      .execute();
    const changes = rows.reverse().map(({ key, people, made_at: at }) => ({
      ...{ forumId, key, at },
      people: people && new Set(people),
    }));
    const all = rows.length < MOST;
    return new RecentChanges(db, changes, all ? from : Math.max(...rows.map(whenMade)));
  }

  add(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length <= 2 * MOST) return;
    const gone = this.#changes.splice(0, MOST);
    this.#from = Math.max(this.#from, ...gone.map(({ at }) => at.getTime() + 1));
  }

  /** Keys of what changed for a person since an instant. */
  async since(member: Member, since: Date): Promise<string[]> {
    const from = since.getTime() - COMMIT_MARGIN;
    if (from < this.#from) return changedSince(this.#db, member, new Date(from));
    const theirs = this.#changes.filter(
      ({ at, people }) =>
        at.getTime() >= from && (people === null || people.has(member.personId ?? '')),
    );
    return [...new Set(theirs.map(({ key }) => key))];
  }
}

const whenMade = ({ made_at }: { made_at: Date }) => made_at.getTime();
