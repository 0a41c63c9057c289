/** Contacts: swapping cards by code, and what devices bring that had no network. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';

const contact = schema(
  'Contact',
  z.object({
    id: z.uuid().describe('Of the person'),
    name: z.string(),
    title: z.string(),
    organisation: z.string(),
    email: z.string().describe('Empty where it is not given, or the card was taken back'),
    phone: z.string(),
    note: z.string().describe('What the person writes on the card'),
    takenBack: z.boolean(),
    metAt: instant,
  }),
);
const contactList = schema('ContactList', z.object({ contacts: z.array(contact), nextCursor }));

const given = z.boolean().default(false);
/** What `POST …/contacts` takes. */
export const asking = bodySchema(
  'CardAsk',
  z.object({
    code: z.string().max(20).describe('As the other person shows it; valid for minutes'),
    email: given.describe('Whether you give yours'),
    phone: given.describe('Whether you give yours'),
    note: given.describe('Whether you give the words on your card'),
  }),
);
const asked = schema(
  'CardAsked',
  z.object({ state: z.enum(['asked', 'swapped']).describe('swapped: both had asked') }),
);

/** What `POST …/contacts/keys` takes. */
export const newKey = bodySchema(
  'CardKey',
  z.object({
    id: z.string().regex(/^[\w-]{16}$/, '12 random bytes in base64url'),
    publicKey: z.string().max(200).describe('ECDSA P-256, SubjectPublicKeyInfo in base64url'),
    device: z.string().max(60).default('').describe('What its owner knows the device by'),
  }),
);
const registered = schema('CardKeyKept', z.object({ id: z.string() }));

/** What `POST …/contacts/offline` takes. */
export const bringing = bodySchema(
  'OfflineSwap',
  z.object({ statements: z.array(z.string().max(600)).min(2).max(3) }),
);
const merged = schema(
  'OfflineSwapped',
  z.object({
    state: z
      .enum(['swapped', 'waiting', 'ended'])
      .describe('waiting: the other person is asked; ended: it was answered before'),
  }),
);

const may = ['delegate', 'client'] as const;
const base = { tag: 'Contacts', may } as const;

export const operations: Operation[] = [
  {
    ...{ ...base, id: 'listContacts', method: 'get', path: '/forums/{forum}/contacts' },
    summary: 'With whom you swapped cards, and what each gives',
    query: z.object(page),
    status: 200,
    answer: contactList,
  },
  {
    ...{ ...base, id: 'askForCard', method: 'post', path: '/forums/{forum}/contacts' },
    summary: 'Ask whoever shows a code to swap cards',
    description: 'Nothing is given before that person agrees.',
    body: asking,
    once: true,
    status: 201,
    answer: asked,
    refusals: {
      404: 'Nobody shows this code now.',
      429: 'Too many codes that are nobody’s: wait ten minutes.',
    },
    examples: { body: { ask: { code: '7Q2M 4KX9', email: true } } },
  },
  {
    ...{ ...base, id: 'addCardKey', method: 'post', path: '/forums/{forum}/contacts/keys' },
    summary: 'Let a device swap cards without a network',
    body: newKey,
    once: true,
    status: 201,
    answer: registered,
    refusals: {
      409: 'The id is another device’s, or the device was removed.',
      422: 'No such key.',
    },
    examples: { body: { key: { id: 'q3Zt0bX1v9aLm2Kd', publicKey: 'MFkwEwYHKoZIzj0C…' } } },
  },
  {
    ...{ ...base, id: 'bringSwap', method: 'post', path: '/forums/{forum}/contacts/offline' },
    summary: 'Bring a swap that was made without a network',
    description:
      'The offer, the reply to it and, from whoever offered, the confirmation, as signed. ' +
      'The same swap again changes nothing.',
    body: bringing,
    once: true,
    status: 200,
    answer: merged,
    refusals: { 409: 'A number was used for something else.', 422: 'The statements do not hold.' },
    examples: { body: { swap: { statements: ['P1…', 'P1…'] } } },
  },
];
