/** Contacts as a file for the phone's address book: what each person gives at this moment. */
import type { Kysely } from 'kysely';
import { type Card, type Version, vcardText } from '#base/vcard.ts';
import type { Schema } from '#db/schema.ts';
import { type Contact, readContacts } from '#exchange/contacts/contacts.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { record } from '#forum/audit.server.ts';

/** `of`: id of a person; null for all */
type Wanted = { of: string | null; version: Version };

/** @returns null where there is no such contact; a card taken back is in no file */
export async function readCardFile(
  db: Kysely<Schema>,
  visitor: Visitor,
  { of, version }: Wanted,
  now: Date,
): Promise<string | null> {
  const contacts = (await readContacts(db, visitor)).filter(
    ({ person, takenBack }) => !takenBack && (of === null || person.id === of),
  );
  if (contacts.length === 0) return null;
  const deed = { act: 'took contacts as a file', detail: { people: contacts.length } };
  const { forumId, personId } = visitor;
  await db.transaction().execute((tx) => record(tx, { forumId, personId, ...deed }, now));
  return vcardText(
    contacts.map((contact) => cardOf(contact, now)),
    version,
  );
}

const some = (text: string) => (text === '' ? [] : [text]);

function cardOf({ person, email, phone, note, mine }: Contact, now: Date): Card {
  const { id, given, family, name, organisation, title } = person;
  return {
    ...{ uid: `urn:uuid:${id}`, given, family, name, organisation, title },
    ...{ country: '', source: '', revised: now },
    ...{ emails: some(email), phones: some(phone) },
    note: [...some(note), ...some(mine)].join('\n'),
  };
}
