/** What this phone signs when there is no network. */
import { readKey } from '#exchange/contacts/device.ts';
import type { Gives } from '#exchange/contacts/gives.ts';
import { keepOffer, readOffers } from '#exchange/contacts/offers.ts';
import {
  cutWho,
  newMark,
  readStatement,
  type Signed,
  sign,
  type Who,
} from '#exchange/contacts/statement.ts';

export type Seat = { forum: string; owner: string; who: Who };

/** Signs a statement; null: this phone was not made ready. */
async function say({ forum, owner, who }: Seat, gives: Gives, answers: Signed | null) {
  const key = await readKey(owner);
  if (!key?.registered) return null;
  const answered = answers && { key: answers.statement.key, nonce: answers.statement.nonce };
  const said = { forum, key: key.id, nonce: newMark(), at: new Date(), gives, who: cutWho(who) };
  return sign({ ...said, answers: answered }, key.keys.privateKey);
}

/** What My card shows without a network. */
export async function offer(seat: Seat, gives: Gives): Promise<string | null> {
  const text = await say(seat, gives, null);
  if (text !== null) keepOffer(localStorage, seat.owner, text);
  return text;
}

/** What was read: a card that is shown, or the answer to mine with the offer it answers. */
export type Heard = { text: string; signed: Signed; mine: string | null };
export type NotHeard = 'notACode' | 'foreign' | 'own' | 'notMine';

export async function hear({ forum, owner }: Seat, text: string): Promise<Heard | NotHeard> {
  const signed = readStatement(text);
  if (!signed) return 'notACode';
  const { statement } = signed;
  if (statement.forum !== forum) return 'foreign';
  if (statement.key === (await readKey(owner))?.id) return 'own';
  const { answers } = statement;
  if (!answers) return { text, signed, mine: null };
  const mine = readOffers(localStorage, owner).find((each) => {
    const offered = readStatement(each)?.statement;
    return offered?.key === answers.key && offered.nonce === answers.nonce;
  });
  return mine ? { text, signed, mine } : 'notMine';
}

/** `shows`: what the other phone is to read, '' where it has read all */
export type Agreed = { shows: string; statements: string[] };

/** Agrees to what was heard. @returns what both said, to be brought; null: this phone is not ready */
export async function agree(
  seat: Seat,
  { text, signed, mine }: Heard,
  gives: Gives,
): Promise<Agreed | null> {
  const said = await say(seat, gives, signed);
  if (said === null) return null;
  return mine === null
    ? { shows: said, statements: [text, said] }
    : { shows: '', statements: [mine, text, said] };
}
