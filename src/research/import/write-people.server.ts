/** Writes clients, their representatives and delegates. People keep their ids. */
import { sql } from 'kysely';
import { newId } from '#base/ids.ts';
import { fold } from '#base/text.ts';
import type { Db } from '#db/database.server.ts';
import { lowerConsent } from '#forum/consent.server.ts';
import type { Ledger, PlannedClient, PlannedDelegate } from '#research/import/plan.ts';
import { count, store, type Tables } from '#research/import/store.server.ts';
import { notes, reasons } from '#ui/texts/import.ts';

/** Ids by folded Ref. */
export type Ids = Map<string, string>;

export async function writeClients(
  tx: Db,
  forumId: string,
  planned: readonly PlannedClient[],
  tables: Tables,
): Promise<void> {
  const stored = await tx
    .selectFrom('client')
    .selectAll()
    .where('forum_id', '=', forumId)
    .execute();
  const ids = new Map(stored.map(({ ref, id }) => [fold(ref), id]));
  const idOf = (ref: string) => ids.get(fold(ref)) ?? newId();
  const clients = planned.map((client) => ({
    forum_id: forumId,
    id: idOf(client.ref),
    ref: client.ref,
    company: client.company,
    package: client.package,
    meetings_guaranteed: client.meetingsGuaranteed,
    solutions: client.solutions,
  }));
  await store(tx, 'client', ['forum_id', 'id'], stored, clients, tables);

  const people = await readPeople(tx, forumId);
  const known = new Map(people.map(({ email, id }) => [email, id]));
  const representatives = planned.flatMap((client, at) =>
    client.representatives.map((person) => ({
      forum_id: forumId,
      id: known.get(person.email) ?? newId(),
      role: 'client' as const,
      email: person.email,
      given_name: person.givenName,
      family_name: person.familyName,
      client_id: clients[at]?.id ?? null,
    })),
  );
  await store(tx, 'person', ['forum_id', 'id'], people, representatives, tables);
}

const readPeople = (tx: Db, forumId: string) =>
  tx.selectFrom('person').selectAll().where('forum_id', '=', forumId).execute();
const readDelegates = (tx: Db, forumId: string) =>
  tx.selectFrom('delegate').selectAll().where('forum_id', '=', forumId).execute();

/** Ids of the forum's delegates, for what speaks of them. */
export async function delegateIds(tx: Db, forumId: string): Promise<Ids> {
  const rows = await readDelegates(tx, forumId);
  return new Map(rows.map(({ ref, person_id }) => [fold(ref), person_id]));
}
export async function clientIds(tx: Db, forumId: string): Promise<Ids> {
  const rows = await tx
    .selectFrom('client')
    .select(['ref', 'id'])
    .where('forum_id', '=', forumId)
    .execute();
  return new Map(rows.map(({ ref, id }) => [fold(ref), id]));
}

/** A delegate is known again by Ref, or else by e-mail. Consent is lowered, never raised. */
export async function writeDelegates(
  tx: Db,
  forumId: string,
  planned: readonly PlannedDelegate[],
  ledger: Ledger,
  tables: Tables,
  now: Date,
): Promise<void> {
  const people = await readPeople(tx, forumId);
  const stored = await readDelegates(tx, forumId);
  const known = knownAgain(planned, people, stored, ledger);
  const matched = planned.filter((person) => !known.strangers.has(person));
  const persons = matched.map((person) => ({
    forum_id: forumId,
    id: known.ids.get(person) ?? newId(),
    role: 'delegate' as const,
    email: person.email,
    given_name: person.givenName,
    family_name: person.familyName,
    client_id: null,
  }));
  await freeMovedEmails(tx, forumId, persons, people);
  await store(tx, 'person', ['forum_id', 'id'], people, persons, tables);

  const before = new Map(stored.map((row) => [row.person_id, row]));
  const rows = matched.map((person, at) => {
    const person_id = persons[at]?.id ?? '';
    return {
      forum_id: forumId,
      person_id,
      ref: person.ref,
      title: person.title,
      organisation: person.organisation,
      country: person.country,
      phone: person.phone,
      status: person.status,
      consent: before.get(person_id)?.consent ?? person.consent,
    };
  });
  await freeMovedRefs(tx, forumId, rows, stored);
  await store(tx, 'delegate', ['forum_id', 'person_id'], stored, rows, tables);
  const said = matched.map(({ ref, consent }, at) => ({
    ref,
    consent,
    id: rows[at]?.person_id ?? '',
  }));
  await applyConsent(tx, forumId, said, before, ledger, tables, now);
  const absent = stored.length - rows.filter(({ person_id }) => before.has(person_id)).length;
  const [file] = planned;
  if (absent > 0 && file) ledger.notes.push(notes.notInFile(absent, file.file));
}

type StoredPerson = Awaited<ReturnType<typeof readPeople>>[number];
type StoredDelegate = Awaited<ReturnType<typeof readDelegates>>[number];

/** A row whose Ref and e-mail are those of two people here is nobody's; the ledger says so. */
function knownAgain(
  planned: readonly PlannedDelegate[],
  people: readonly StoredPerson[],
  stored: readonly StoredDelegate[],
  ledger: Ledger,
) {
  const byRef = new Map(stored.map(({ ref, person_id }) => [fold(ref), person_id]));
  const byEmail = new Map(people.map(({ email, id }) => [email, id]));
  const ids = new Map<PlannedDelegate, string>();
  const strangers = new Set<PlannedDelegate>();
  for (const person of planned) {
    const id = byRef.get(fold(person.ref));
    if (id !== undefined) ids.set(person, id);
  }
  const taken = new Set(ids.values());
  for (const person of planned) {
    const holder = byEmail.get(person.email);
    if (holder === undefined || holder === ids.get(person) || taken.has(holder)) continue;
    if (!ids.has(person)) {
      ids.set(person, holder);
      taken.add(holder);
      continue;
    }
    strangers.add(person);
    const { file, line, email } = person;
    const reason = reasons.emailElsewhere;
    ledger.problems.push({ file, line, column: 'Email address', found: email, reason });
  }
  return { ids, strangers };
}

type Moved = { id: string; email: string };

/** Two people who swap addresses would meet halfway: whoever moves first steps aside. */
async function freeMovedEmails(
  tx: Db,
  forumId: string,
  wanted: readonly Moved[],
  stored: readonly Moved[],
) {
  const before = new Map(stored.map(({ id, email }) => [id, email]));
  const moving = wanted.filter(({ id, email }) => before.has(id) && before.get(id) !== email);
  if (moving.length === 0) return;
  await tx
    .updateTable('person')
    .set({ email: sql`id::text || '@moving.invalid'` })
    .where('forum_id', '=', forumId)
    .where(
      'id',
      'in',
      moving.map(({ id }) => id),
    )
    .execute();
}

async function freeMovedRefs(
  tx: Db,
  forumId: string,
  wanted: readonly { person_id: string; ref: string }[],
  stored: readonly StoredDelegate[],
) {
  const before = new Map(stored.map(({ person_id, ref }) => [person_id, ref]));
  const moving = wanted.filter(
    ({ person_id, ref }) => before.has(person_id) && before.get(person_id) !== ref,
  );
  if (moving.length === 0) return;
  await tx
    .updateTable('delegate')
    .set({ ref: sql`person_id::text` })
    .where('forum_id', '=', forumId)
    .where(
      'person_id',
      'in',
      moving.map(({ person_id }) => person_id),
    )
    .execute();
}

type Said = { ref: string; consent: 'named' | 'aggregate'; id: string };

async function applyConsent(
  tx: Db,
  forumId: string,
  said: readonly Said[],
  before: ReadonlyMap<string, StoredDelegate>,
  ledger: Ledger,
  tables: Tables,
  now: Date,
) {
  const changed = said.filter(
    ({ id, consent }) => before.has(id) && before.get(id)?.consent !== consent,
  );
  const higher = changed.filter(({ consent }) => consent === 'named');
  if (higher.length > 0) ledger.notes.push(notes.keptLower(higher.map(({ ref }) => ref)));
  const lower = changed.filter(({ consent }) => consent === 'aggregate');
  const raised = lower.length > 0 ? await raisedThemselves(tx, forumId) : new Set();
  const own = lower.filter(({ id }) => raised.has(id));
  if (own.length > 0) ledger.notes.push(notes.keptOwn(own.map(({ ref }) => ref)));
  for (const { id, consent } of lower.filter(({ id }) => !raised.has(id))) {
    await lowerConsent(tx, forumId, id, consent, now);
    count(tables, 'delegate', { updated: 1 });
  }
}

/** Delegates whose last word on consent was their own, and was to be named. */
async function raisedThemselves(tx: Db, forumId: string): Promise<Set<string>> {
  const words = await sql<{ of: string; to: string; own: boolean }>`
    select distinct on (detail->>'of') detail->>'of' as of, detail->>'to' as to,
      person_id::text = detail->>'of' as own
    from audit where forum_id = ${forumId} and act = 'changed consent'
    order by detail->>'of', number desc`.execute(tx);
  return new Set(words.rows.filter(({ own, to }) => own && to === 'named').map(({ of }) => of));
}
