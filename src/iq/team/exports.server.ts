/** Exports: files of delegates who share their profile, each written down with whom it holds. */
import { type Kysely, sql } from 'kysely';
import { newId } from '#base/ids.ts';
import type { Db } from '#db/database.server.ts';
import type { Schema } from '#db/schema.ts';
import { readReach } from '#exchange/contacts/contacts.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Client } from '#forum/people.ts';
import { fitFor } from '#iq/answer.ts';
import { type Chip, chipOf } from '#iq/chips.ts';
import { askerFor, readCompany, type Wishes } from '#iq/find.server.ts';
import { indexFor } from '#iq/index.server.ts';
import type { ForumIndex } from '#iq/index.ts';
import { ENDINGS, type Format, fileOf, MEDIA } from '#iq/team/export-file.server.ts';
import { type Source, type Sourced, sourceOf } from '#iq/team/export-source.server.ts';
import type { Exported, Part } from '#iq/team/export-table.ts';
import { readNotes } from '#iq/team/notes.server.ts';
import { tellExports } from '#iq/team/recalls.server.ts';
import type { Company } from '#iq/team/team.server.ts';
import { exported as t } from '#ui/texts/iq-export.ts';

export type Wanted = { source: Source; format: Format; parts: readonly Part[] };
export type Made = {
  export: string;
  people: number;
  file: { name: string; type: string; content: Uint8Array | string };
};
export type ExportRefusal = 'nobody' | 'no-such-list' | 'no-such-segment' | 'lost';

/**
 * Makes a file of a list, a segment or a search, and writes down who made it, when, of what and
 * whom it holds: the recall of a later withdrawal goes by that.
 *
 * @param origin of this house, such as https://forum.example: the file says where to look for recalls
 */
export async function makeExport(
  db: Kysely<Schema>,
  client: Client,
  { source, format, parts }: Wanted,
  { wishes, origin }: { wishes: Wishes; origin: string },
  now: Date,
): Promise<Made | { refused: ExportRefusal }> {
  const index = await indexFor(db, client);
  const asker = await askerFor(db, client, wishes);
  const sourced = await sourceOf(db, client, index, asker, source);
  if ('refused' in sourced) return sourced;
  const id = newId();
  const names = await keepExport(db, client, { id, format, parts, sourced }, now);
  if (names.size === 0) return { refused: 'nobody' };
  const notes = Map.groupBy(await readNotes(db, client), ({ ref }) => ref);
  const reached = await readReach(db, client);
  const profiles = new Map(index.profiles.map((profile) => [profile.ref, profile]));
  const people = sourced.refs.flatMap((ref): Exported[] => {
    const [profile, name] = [profiles.get(ref), names.get(ref)];
    if (!profile || !name) return [];
    const reach = reached.get(ref) ?? { email: '', phone: '' };
    const said = { fit: fitFor(index, profile, asker), notes: notes.get(ref) ?? [] };
    return [{ profile, ...name, ...said, reach }];
  });
  const about = {
    ...{ forum: index.questionnaire.title, at: now, parts },
    reach: people.some(({ reach }) => reach.email !== '' || reach.phone !== ''),
    ...(await who(db, client)),
    source: saidOf(sourced, index),
    href: `${origin}/iq/${client.forumKey}/exports/${id}`,
  };
  const content = fileOf(format, { people, questionnaire: index.questionnaire, about });
  const name = `${client.forumKey}-delegates-${id.slice(-6)}.${ENDINGS[format]}`;
  return { export: id, people: people.length, file: { name, type: MEDIA[format], content } };
}

/** What was exported, in words. */
function saidOf({ of, name, search }: Sourced, index: ForumIndex): string {
  if (of !== 'search') return t.source[of](name);
  const chips = search?.clauses.map((clause) => chipOf(clause, index)) ?? [];
  return t.source.search(
    chips.map(({ label, value, not }) => `${label} ${not ? 'not ' : ''}${value}`).join(', '),
  );
}

async function who(db: Db, client: Client) {
  const { company } = await readCompany(db, client);
  const person = await db
    .selectFrom('person')
    .select(['given_name', 'family_name'])
    .where('forum_id', '=', client.forumId)
    .where('id', '=', client.personId)
    .executeTakeFirstOrThrow();
  return { company, by: `${person.given_name} ${person.family_name}`.trim() };
}

type Keep = { id: string; format: Format; parts: readonly Part[]; sourced: Sourced };
type Names = Map<string, { given: string; family: string }>;

/** In one transaction: whom the file will hold, of those who share their profile at this moment. */
function keepExport(
  db: Kysely<Schema>,
  client: Client,
  { id, format, parts, sourced }: Keep,
  now: Date,
): Promise<Names> {
  const { forumId: forum_id, clientId: client_id, personId } = client;
  return db.transaction().execute(async (tx): Promise<Names> => {
    const rows = await readNamed(tx, forum_id, sourced.refs);
    if (rows.length === 0) return new Map();
    await tx
      .insertInto('export')
      .values({
        ...{ forum_id, client_id, id, format, parts: [...parts], made_by: personId, made_at: now },
        ...{ source: sourced.of, name: sourced.name, query: sourced.query },
      })
      .execute();
    const known = new Map(rows.map((row) => [row.ref, row]));
    const held = sourced.refs.flatMap((ref) => known.get(ref) ?? []);
    for (let at = 0; at < held.length; at += 500)
      await tx
        .insertInto('export_person')
        .values(
          held.slice(at, at + 500).map(({ ref, person_id }, i) => ({
            ...{ forum_id, export_id: id, row: at + i + 1, delegate_id: person_id, ref },
          })),
        )
        .execute();
    const detail = { export: id, format, of: sourced.of, people: held.length };
    await record(tx, { forumId: forum_id, personId, act: 'exported delegates', detail }, now);
    await tellExports(tx, client, now);
    return new Map(
      held.map(({ ref, given_name, family_name }) => [
        ref,
        { given: given_name, family: family_name },
      ]),
    );
  });
}

async function readNamed(tx: Db, forumId: string, refs: readonly string[]) {
  if (refs.length === 0) return [];
  return tx
    .selectFrom('delegate as d')
    .innerJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'd.forum_id').onRef('p.id', '=', 'd.person_id'),
    )
    .select(['d.ref', 'd.person_id', 'p.given_name', 'p.family_name'])
    .where('d.forum_id', '=', forumId)
    .where(sql<boolean>`d.ref = any(${[...refs]}::text[])`)
    .where('d.consent', '=', 'named')
    .where('d.status', '=', 'confirmed')
    .execute();
}

export type ExportLine = {
  id: string;
  format: Format;
  source: 'list' | 'segment' | 'search';
  name: string;
  query: string;
  parts: Part[];
  by: string;
  at: Date;
  people: number;
};

/** The company's exports, newest first: who made them, when, and how many they hold. */
export async function readExports(db: Db, { forumId, clientId }: Company): Promise<ExportLine[]> {
  const rows = await db
    .selectFrom('export as e')
    .leftJoin('person as p', (join) =>
      join.onRef('p.forum_id', '=', 'e.forum_id').onRef('p.id', '=', 'e.made_by'),
    )
    .select(['e.id', 'e.format', 'e.source', 'e.name', 'e.query', 'e.parts', 'e.made_at'])
    .select(['p.given_name', 'p.family_name'])
    .select(({ selectFrom }) =>
      selectFrom('export_person as x')
        .select(({ fn }) => fn.countAll<number>().as('people'))
        .whereRef('x.forum_id', '=', 'e.forum_id')
        .whereRef('x.export_id', '=', 'e.id')
        .as('people'),
    )
    .where('e.forum_id', '=', forumId)
    .where('e.client_id', '=', clientId)
    .orderBy('e.made_at', 'desc')
    .orderBy('e.id', 'desc')
    .execute();
  return rows.map(({ made_at, given_name, family_name, people, ...row }) => ({
    ...row,
    by: `${given_name ?? ''} ${family_name ?? ''}`.trim(),
    at: made_at,
    people: people ?? 0,
  }));
}

export type Preview = {
  of: Source['of'];
  name: string;
  people: number;
  /** in the source, and not in the file: they share no profile */
  left: number;
  chips: Chip[];
};

/** What an export would hold, before it is made. */
export async function readExportPreview(
  db: Db,
  client: Client,
  source: Source,
  wishes: Wishes,
): Promise<Preview | { refused: ExportRefusal }> {
  const index = await indexFor(db, client);
  const asker = await askerFor(db, client, wishes);
  const sourced = await sourceOf(db, client, index, asker, source);
  if ('refused' in sourced) return sourced;
  const { of, name, refs, left, search } = sourced;
  const chips = search?.clauses.map((clause) => chipOf(clause, index)) ?? [];
  return { of, name, people: refs.length, left, chips };
}
