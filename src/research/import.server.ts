/** The import: files in, a forum out, all of it or nothing. */
import type { Kysely } from 'kysely';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { record } from '#forum/audit.server.ts';
import type { Operator, Organiser } from '#forum/people.ts';
import { type KeyRefusal, keyOfFolder } from '#research/import/forum-key.ts';
import { beginForum, type Found, findForum } from '#research/import/forums.server.ts';
import { NOTHING_KNOWN, readKnown } from '#research/import/known.server.ts';
import { type Bundle, openFiles } from '#research/import/open.server.ts';
import { type Ledger, newLedger, type Plan } from '#research/import/plan.ts';
import { readPlan } from '#research/import/read.ts';
import { store, type Tables } from '#research/import/store.server.ts';
import { leaveOutBadRows, type Summary, summaryOf } from '#research/import/summary.ts';
import { writeAgenda } from '#research/import/write-agenda.server.ts';
import { writeInterviews, writeTranscripts } from '#research/import/write-interviews.server.ts';
import {
  clientIds,
  delegateIds,
  writeClients,
  writeDelegates,
} from '#research/import/write-people.server.ts';
import { writeResponses, writeWishes } from '#research/import/write-words.server.ts';

export type Choice = {
  /** rows that can't be understood stay out instead of stopping all */
  withoutBadRows?: boolean;
  /** everything is done and counted, then undone */
  preview?: boolean;
};
/** `bad-files`: nothing can be imported of them; `bad-rows`: it can without those rows. */
export type Imported =
  | { summary: Summary }
  | { refused: 'bad-files' | 'bad-rows'; summary: Summary }
  | KeyRefusal;

/** Carries the outcome of what must not stay out of its transaction. */
class Undone extends Error {
  readonly outcome: Imported;
  constructor(outcome: Imported) {
    super('undone');
    this.outcome = outcome;
  }
}

/**
 * Brings files into a forum. With the operator the folder's name is the forum's key; an organiser
 * imports into the own forum (`bundle.key` is its key) or begins another (`key` null).
 *
 * The same files twice change nothing. What is read stands in the summary; a row that can't be
 * understood stops all, unless `withoutBadRows`.
 */
export async function importForum(
  db: Kysely<Schema>,
  who: Operator | Organiser,
  bundle: Bundle,
  now: Date,
  choice: Choice = {},
): Promise<Imported> {
  try {
    return await db.transaction().execute(async (tx) => {
      const outcome = await importIn(tx, who, bundle, now, choice);
      if ('refused' in outcome || choice.preview) throw new Undone(outcome);
      return outcome;
    });
  } catch (thrown) {
    if (thrown instanceof Undone) return thrown.outcome;
    throw thrown;
  }
}

/** `importForum` inside a transaction that does more, and that must be undone if this is refused. */
export async function importIn(
  tx: Db,
  who: Operator | Organiser,
  bundle: Bundle,
  now: Date,
  { withoutBadRows = false }: Choice = {},
): Promise<Imported> {
  const key = bundle.key === null ? null : keyOfFolder(bundle.key);
  if (typeof key === 'object' && key !== null) return key;
  const ledger = newLedger();
  const opened = await openFiles(bundle, ledger);
  const found = await findForum(tx, who, key);
  const known = found ? await readKnown(tx, found.id) : NOTHING_KNOWN;
  const plan = readPlan(opened, known, ledger);
  const tables: Tables = {};
  const summary = (forum: string | null) => summaryOf(forum, plan, known, ledger, tables);
  if (!plan) return { refused: 'bad-files', summary: summary(found?.key ?? key) };

  const forum = found ?? (await beginForum(tx, who, key, plan.questionnaire, now, tables));
  await updateForum(tx, forum, plan, found ? tables : {}); // a new one is counted already
  await write(tx, forum.id, plan, ledger, tables, now);
  await writeInterviews(tx, forum.id, plan, ledger, tables, now);
  await writeTranscripts(tx, forum.id, plan.transcripts, ledger, tables, now);
  if (ledger.problems.length > 0 && !withoutBadRows)
    return { refused: 'bad-rows', summary: summary(forum.key) };
  leaveOutBadRows(ledger);
  const done = summary(forum.key);
  await tell(tx, forum.id, who, done, now);
  return { summary: done };
}

/** What files do not speak of stays as it is. */
async function updateForum(tx: Db, found: Found, plan: Plan, tables: Tables) {
  const stored = await tx
    .selectFrom('forum')
    .selectAll()
    .where('id', '=', found.id)
    .executeTakeFirstOrThrow();
  const wanted = {
    ...stored,
    questionnaire: plan.questionnaire,
    table_count: plan.agenda?.tables ?? stored.table_count,
    findings: plan.findings ?? stored.findings,
  };
  await store(tx, 'forum', ['id'], [stored], [wanted], tables);
}

async function write(
  tx: Db,
  forumId: string,
  plan: Plan,
  ledger: Ledger,
  tables: Tables,
  now: Date,
) {
  if (plan.clients) await writeClients(tx, forumId, plan.clients, tables);
  if (plan.delegates) await writeDelegates(tx, forumId, plan.delegates, ledger, tables, now);
  const delegates = await delegateIds(tx, forumId);
  if (plan.responses) await writeResponses(tx, forumId, plan.responses, delegates, tables, now);
  if (plan.wishes) {
    const ids = { delegates, clients: await clientIds(tx, forumId) };
    await writeWishes(tx, forumId, plan.wishes, ids, ledger, tables, now);
  }
  if (plan.agenda) await writeAgenda(tx, forumId, plan.agenda, delegates, ledger, tables);
}

/** Which screens show a table. */
const SHOWN: Record<string, string[]> = {
  forum: ['report:figures', 'forum:agenda', 'iq:people'],
  client: ['forum:people', 'iq:people'],
  person: ['forum:people', 'iq:people'],
  delegate: ['forum:people', 'iq:people', 'report:figures'],
  response: ['report:figures', 'iq:people'],
  slot: ['forum:agenda'],
  session: ['forum:agenda'],
  speaker: ['forum:agenda'],
  wish: ['wishes:mine'],
  introduction: ['iq:people'],
  interview: ['research:interviews'],
  quote: ['research:interviews', 'report:figures', 'quotes:mine'],
  transcript: ['research:interviews'],
};

async function tell(
  tx: Db,
  forumId: string,
  who: Operator | Organiser,
  { inserted, updated, removed, tables }: Summary,
  now: Date,
) {
  if (inserted + updated + removed === 0) return;
  const keys = new Set(Object.keys(tables).flatMap((table) => SHOWN[table] ?? []));
  for (const key of keys) await announce(tx, forumId, key, 'everyone', now);
  // a seat of one forum is nobody in another, so a new forum is begun in the name of the firm
  const own = who.role === 'organiser' && who.forumId === forumId ? who.personId : null;
  const detail = { inserted, updated, removed };
  await record(tx, { forumId, personId: own, act: 'imported', detail }, now);
}
