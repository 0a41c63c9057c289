/** Counts how often report links are opened, beside the reading and never in its way. */
import { type Kysely, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { Reader } from '#forum/people.ts';
import type { Form } from '#report/opening.ts';

type Opening = { forumId: string; linkId: string; form: Form; host: string; at: Date };
type Waiting = Map<string, Opening & { times: number }>;
type Counter = { waiting: Waiting; writing: Promise<void> | null };

const counters = new WeakMap<Kysely<Schema>, Counter>();
/** sites of one link and day that are told apart; whoever makes up more is counted as none */
const MOST_HOSTS = 40;

/**
 * Counts one opening. It returns at once: the reader does not wait, and if the database is away the
 * opening is not counted. Openings that come while others are written are written together, so that
 * a report that many open at once takes one connection for it.
 */
export function countOpening(
  db: Kysely<Schema>,
  { forumId, linkId }: Reader,
  { form, host }: { form: Form; host: string },
  at: Date,
): void {
  const counter = counters.get(db) ?? { waiting: new Map(), writing: null };
  counters.set(db, counter);
  const key = [linkId, form, host, at.toISOString().slice(0, 13)].join(' ');
  const known = counter.waiting.get(key) ?? { forumId, linkId, form, host, at, times: 0 };
  counter.waiting.set(key, { ...known, times: known.times + 1 });
  counter.writing ??= writeAll(db, counter);
}

/** Resolves when all openings that were counted are written, or given up. */
export async function openingsWritten(db: Kysely<Schema>): Promise<void> {
  await counters.get(db)?.writing;
}

async function writeAll(db: Kysely<Schema>, counter: Counter): Promise<void> {
  while (counter.waiting.size > 0) {
    const openings = [...counter.waiting.values()];
    counter.waiting.clear();
    for (const opening of openings) await write(db, opening).catch(() => {});
  }
  counter.writing = null;
}

/** Days are those of the forum's time zone. */
async function write(
  db: Kysely<Schema>,
  { forumId, linkId, form, host, at, times }: Opening & { times: number },
): Promise<void> {
  await sql`
    with today as (
      select (${at}::timestamptz at time zone coalesce(questionnaire ->> 'timezone', 'UTC'))::date as day
      from forum where id = ${forumId}
    ), hosts as (
      select distinct host from link_opening, today
      where forum_id = ${forumId} and link_id = ${linkId} and link_opening.day = today.day
    )
    insert into link_opening (forum_id, link_id, day, form, host, times)
    select ${forumId}, ${linkId}, day, ${form}::text,
      case when ${host}::text in (select host from hosts) or (select count(*) from hosts) < ${MOST_HOSTS}
        then ${host}::text else '' end,
      ${times}::int
    from today
    on conflict (forum_id, link_id, day, form, host)
      do update set times = link_opening.times + excluded.times`.execute(db);
}
