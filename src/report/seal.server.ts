/** Whether editions are still what was published: what a hash binds, and how it is checked. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/database.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import { canonical, type EditionContent, type Seal } from '#report/edition.ts';

type InForum = Pick<Member | Reader, 'forumId'>;

/** SHA-256 (hex) of a value as canonical JSON. */
export const hashed = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex');

/** SHA-256 (hex) of the responses that an edition counted, as they are stored now. */
export async function answersHash(
  db: Db,
  { forumId }: InForum,
  counted: EditionContent['counted'],
): Promise<string> {
  const ids = Object.values(counted).filter((id) => id !== null);
  const rows = await db
    .selectFrom('response')
    .select(['id', 'delegate_id', 'submitted_at', 'budget', 'answers'])
    .where('forum_id', '=', forumId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute();
  return hashed(rows.map((row) => ({ ...row, submitted_at: row.submitted_at.toISOString() })));
}

/**
 * What is not as published. content: the hash is another one · place: number, kind or dates are not
 * those that were sealed · answers: a response that counted was changed or removed · chain: the
 * edition before it is another one, or gone · missing: it was published, and is not here.
 */
export type Fault = 'content' | 'place' | 'answers' | 'chain' | 'missing';
export type EditionCheck = { number: number | null; hash: string | null; faults: Fault[] };

/**
 * Every edition of a forum, newest first, each with its faults. The hash is computed again from what
 * is stored; an edition that was removed is missed by the one after it, and by the audit, which names each.
 */
export async function verifyEditions(db: Db, forum: InForum): Promise<EditionCheck[]> {
  const rows = await storedEditions(db, forum);
  const published = await publishedEver(db, forum);
  const known = new Set(rows.map(({ id }) => id));
  const checks = await Promise.all(
    rows.map(async (row, at): Promise<EditionCheck> => {
      const { hash = row.hash } = published.find(({ id }) => id === row.id) ?? {};
      const faults = await faultsOf(db, forum, { ...row, published: hash }, rows[at + 1] ?? null);
      return { number: row.number, hash: row.hash, faults };
    }),
  );
  const missing = published
    .filter(({ id }) => !known.has(id))
    .map(({ number }): EditionCheck => ({ number, hash: null, faults: ['missing'] }));
  return [...missing, ...checks];
}

/** Numbers of the editions that are here and not as published. */
export const unsoundEditions = async (db: Db, forum: InForum): Promise<Set<number>> =>
  new Set(
    (await verifyEditions(db, forum))
      .filter(({ faults }) => faults.length > 0)
      .flatMap(({ number }) => number ?? []),
  );

type Row = Awaited<ReturnType<typeof storedEditions>>[number];
/** `published`: its hash as the audit has it, so that content and hash can't be changed together */
type Stored = Row & { published: string };
const storedEditions = (db: Db, { forumId }: InForum) =>
  db
    .selectFrom('edition')
    .select(['id', 'number', 'kind', 'as_of', 'published_at', 'hash', 'content'])
    .where('forum_id', '=', forumId)
    .orderBy('number', 'desc')
    .execute();

async function publishedEver(db: Db, { forumId }: InForum) {
  const deeds = await db
    .selectFrom('audit')
    .select('detail')
    .where('forum_id', '=', forumId)
    .where('act', '=', 'edition published')
    .orderBy('number', 'desc')
    .execute();
  return deeds.map(({ detail }) => {
    const { edition, number, hash } = detail as { edition: string; number?: number; hash?: string };
    return { id: edition, number: number ?? null, hash };
  });
}

async function faultsOf(db: Db, forum: InForum, row: Stored, before: Row | null) {
  const content = row.content as EditionContent;
  const found: Record<Exclude<Fault, 'missing'>, boolean> = {
    content: hashed(content) !== row.hash || row.published !== row.hash,
    place: content.seal !== undefined && !isPlace(content.seal, row),
    answers:
      content.seal !== undefined &&
      (await answersHash(db, forum, content.counted)) !== content.seal.answers,
    chain: content.seal
      ? content.seal.before !== (before?.hash ?? null)
      : row.number > 1 && before?.number !== row.number - 1,
  };
  return Object.entries(found).flatMap(([fault, is]) => (is ? [fault as Fault] : []));
}

const isPlace = (seal: Seal, row: Row) =>
  seal.number === row.number &&
  seal.kind === row.kind &&
  seal.asOf === row.as_of.toISOString() &&
  seal.publishedAt === row.published_at.toISOString();
