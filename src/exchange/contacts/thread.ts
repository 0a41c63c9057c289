/**
 * A swap without a network, as the server judges it: an offer shown as a QR code, the other's reply
 * to it, and the confirmation of whoever offered. An offer alone agrees to nothing, as anyone can
 * photograph it: a reply binds who replied, and only a confirmation of just that reply binds both.
 */
import {
  cutWho,
  isSignedBy,
  readPublic,
  readStatement,
  type Signed,
  type Who,
} from '#exchange/contacts/statement.ts';

/** A device's key as the server knows it. */
export type KnownKey = {
  person: string;
  publicKey: string;
  revoked: boolean;
  /** as the person is called now */
  who: Who;
};
export type Thread = { offer: Signed; reply: Signed; confirmation: Signed | null };
export type Refusal =
  | 'not-a-thread'
  | 'other-forum'
  | 'unknown-key'
  | 'revoked'
  | 'bad-signature'
  | 'wrong-name'
  | 'too-old'
  | 'in-the-future'
  | 'too-far-apart'
  | 'yourself'
  | 'not-yours';

/** How wrong a device's clock may be, how old a swap may be, and how long an offer may be answered (ms). */
export const SKEW = 2 * 3_600_000;
export const WINDOW = 7 * 86_400_000;
const ANSWER = 10 * 60_000;

const answers = (later: Signed, earlier: Signed) =>
  later.statement.answers?.key === earlier.statement.key &&
  later.statement.answers.nonce === earlier.statement.nonce;

/** Offer, reply and, where both scanned, confirmation, each answering the one before. */
export function readThread(texts: readonly string[]): Thread | null {
  if (texts.length < 2 || texts.length > 3) return null;
  const [offer, reply, confirmation = null] = texts.map(readStatement);
  if (!offer || !reply || (texts.length === 3 && !confirmation)) return null;
  if (offer.statement.answers !== null || !answers(reply, offer)) return null;
  if (confirmation && !answers(confirmation, reply)) return null;
  if (confirmation && confirmation.statement.key !== offer.statement.key) return null;
  return { offer, reply, confirmation };
}

type Asking = {
  forum: string;
  /** who brings the thread */
  person: string;
  keys: ReadonlyMap<string, KnownKey>;
  now: Date;
};

/** Why a thread is not taken; null: it holds. */
export async function judge(
  { offer, reply, confirmation }: Thread,
  { forum, person, keys, now }: Asking,
): Promise<Refusal | null> {
  const all = confirmation ? [offer, reply, confirmation] : [offer, reply];
  for (const signed of all) {
    const refused = await judgeOne(signed, { forum, keys, now });
    if (refused) return refused;
  }
  const [offerer, replier] = [offer, reply].map(({ statement }) => keys.get(statement.key)?.person);
  if (offerer === replier) return 'yourself';
  if (person !== offerer && person !== replier) return 'not-yours';
  const times = all.map(({ statement }) => statement.at.getTime());
  if (Math.max(...times) - Math.min(...times) > ANSWER + 2 * SKEW) return 'too-far-apart';
  return null;
}

async function judgeOne(
  signed: Signed,
  { forum, keys, now }: Omit<Asking, 'person'>,
): Promise<Refusal | null> {
  const { statement } = signed;
  if (statement.forum !== forum) return 'other-forum';
  const known = keys.get(statement.key);
  if (!known) return 'unknown-key';
  if (known.revoked) return 'revoked';
  const key = await readPublic(known.publicKey);
  if (!key || !(await isSignedBy(signed, key))) return 'bad-signature';
  // whoever was read must have been who they said: the reader saw these words and no others
  if (JSON.stringify(cutWho(known.who)) !== JSON.stringify(statement.who)) return 'wrong-name';
  const age = now.getTime() - statement.at.getTime();
  if (age < -SKEW) return 'in-the-future';
  return age > WINDOW + SKEW ? 'too-old' : null;
}
