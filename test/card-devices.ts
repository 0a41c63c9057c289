/** Phones for tests of swaps without a network: each with keys of its own and a clock that may be wrong. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { DEFAULT, type Gives } from '#exchange/contacts/gives.ts';
import { registerKey } from '#exchange/contacts/keys.server.ts';
import { readMet } from '#exchange/contacts/met.server.ts';
import {
  type Mark,
  newKeys,
  newMark,
  publicText,
  readStatement,
  type Statement,
  sign,
} from '#exchange/contacts/statement.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type Phone = {
  owner: Visitor;
  key: string;
  /** signs a statement, with what the test wants otherwise */
  says: (answers: Mark | null, other?: Partial<Statement>) => Promise<string>;
};

export async function phoneOf(db: Kysely<Schema>, owner: Visitor, now: Date): Promise<Phone> {
  const keys = await newKeys();
  const key = newMark();
  const publicKey = await publicText(keys.publicKey);
  await registerKey(db, owner, { id: key, publicKey, device: 'Test' }, now);
  const [who] = await readMet(db, owner.forumId, [owner.personId]);
  if (!who) throw new Error('nobody');
  const says = (answers: Mark | null, other: Partial<Statement> = {}) =>
    sign(
      {
        ...{ forum: owner.forumKey, key, nonce: newMark(), at: now, gives: DEFAULT, who, answers },
        ...other,
      },
      keys.privateKey,
    );
  return { owner, key, says };
}

export const markOf = (text: string): Mark => {
  const read = readStatement(text);
  if (!read) throw new Error('no statement');
  return { key: read.statement.key, nonce: read.statement.nonce };
};

export type Meeting = { offer: string; reply: string; confirmation: string };

/** Two phones meet: one shows, the other replies, the first confirms. */
export async function meet(
  one: Phone,
  other: Phone,
  gives: { one?: Gives; other?: Gives } = {},
): Promise<Meeting> {
  const offer = await one.says(null);
  const reply = await other.says(markOf(offer), gives.other && { gives: gives.other });
  const confirmation = await one.says(markOf(reply), gives.one && { gives: gives.one });
  return { offer, reply, confirmation };
}
