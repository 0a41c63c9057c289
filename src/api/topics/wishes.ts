/** Wishes: what is said to the other side, and what each side may read of it. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';
import { REASON, VIEWS } from '#meetings/wishes/wish.ts';

const strength = z.enum(['must', 'would like', 'never']);
const part = z.enum(['morning', 'afternoon']);
const offer = z.object({ part: part.nullable(), reason: z.string() });
const wishSeen = {
  id: z.string(),
  ref: z.string(),
  view: z
    .enum(VIEWS)
    .describe(
      '`offers`: they say yes, but otherwise; `offered`: you did; `expired`: no answer came',
    ),
  strength: strength.nullable(),
  reason: z.string().describe('Why this side asks; of a no thanks or never, its own note'),
  part: part.nullable(),
  theirReason: z.string(),
  theirPart: part.nullable(),
  offer: offer.nullable(),
  waitsUntil: instant.nullable(),
  askAgain: z.boolean().describe('It expired and may be asked once more'),
  planned: z.boolean(),
};
const companyWish = schema(
  'CompanyWish',
  z.object({ ...wishSeen, company: z.string(), solutions: z.array(z.string()) }),
);
const guestWish = schema(
  'GuestWish',
  z.object({ ...wishSeen, name: z.string(), title: z.string(), organisation: z.string() }),
);
const wish = schema(
  'Wish',
  z.object({
    id: z.string(),
    client: z.string(),
    delegate: z.string(),
    side: z.enum(['client', 'delegate']),
    strength,
    priority: z.int(),
    part: part.nullable(),
    reason: z.string().describe('Of a request; the reason of a never or a no thanks is private'),
    reply: z.enum(['accepted', 'declined', 'offered']).nullable(),
    offer: offer.nullable(),
    expired: z.boolean(),
  }),
);
const wishList = schema(
  'WishList',
  z.object({ wishes: z.array(z.union([guestWish, companyWish, wish])), nextCursor }),
);

const reason = z.string().trim().max(REASON).optional();
/** What is said to the other side: a wish, an answer to one, or that one is taken back. */
export const wishSaid = z.union([
  z.strictObject({ strength: z.enum(['must', 'would like']), reason, part: part.optional() }),
  z.strictObject({ reply: z.enum(['accepted']) }),
  z.strictObject({ reply: z.enum(['declined']), reason }),
  z.strictObject({ reply: z.enum(['offered']), part: part.optional(), reason }),
  z.strictObject({ never: z.literal(true), reason }),
  z.strictObject({ acceptOffer: z.literal(true) }),
  z.strictObject({ withdraw: z.literal(true) }),
]);
export type Said = z.infer<typeof wishSaid>;
/** A delegate’s Ref or a Client ID. */
export const otherSide = z.string().min(1).max(100);
const towards = <N extends 'delegate' | 'client'>(name: N) => {
  const whom = { [name]: otherSide } as Record<N, typeof otherSide>;
  return wishSaid.options.map((said) => z.strictObject({ ...whom, ...said.shape }));
};
const wishing = bodySchema(
  'Wishing',
  z
    .union([...towards('delegate'), ...towards('client')])
    .describe('A client names a `delegate` by Ref, a delegate a `client` by Client ID'),
);
const wished = schema(
  'Wished',
  z.object({ wish: z.enum(['made', 'accepted', 'declined', 'offered', 'never', 'withdrawn']) }),
);

export const operations: Operation[] = [
  {
    id: 'listWishes',
    method: 'get',
    path: '/forums/{forum}/wishes',
    tag: 'Meetings',
    summary: 'Wishes to meet: one’s own and those towards one; all for the organiser',
    description:
      'A no thanks is seen by the side that said it and by the organiser; its reason by that side alone.',
    may: ['organiser', 'delegate', 'client'],
    query: z.object(page),
    status: 200,
    answer: wishList,
  },
  {
    id: 'wish',
    method: 'post',
    path: '/forums/{forum}/wishes',
    tag: 'Meetings',
    summary: 'Ask for a meeting, answer, rule one out, or take a wish back',
    description:
      'Refused with 409 at the forum’s limits (`limit-asks`, `limit-musts`) and where the delegate takes no such requests (`gate-closed`, `gate-matching`, `gate-full`).',
    may: ['delegate', 'client'],
    body: wishing,
    once: true,
    status: 200,
    answer: wished,
    refusals: {
      409: 'Asked for already, a limit or a closed door, or a published plan holds the meeting.',
    },
    examples: {
      body: {
        ask: { delegate: 'PSF-017', strength: 'must', reason: 'You rank data sharing first' },
        answer: { delegate: 'PSF-017', reply: 'accepted' },
        offer: { client: 'C04', reply: 'offered', part: 'afternoon' },
        never: { client: 'C04', never: true },
      },
    },
  },
];
