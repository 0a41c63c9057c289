/** Conversations. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';
import { LONGEST, type Message } from '#exchange/chat/message.ts';

const person = z.object({
  ref: z.string().describe('A delegate’s Ref or a representative’s Client ID'),
  name: z.string(),
  title: z.string(),
  organisation: z.string(),
});
const room = schema(
  'Room',
  z.object({
    id: z.uuid(),
    kind: z.enum(['direct', 'group', 'topic', 'team']),
    title: z.string(),
    people: z.array(person).describe('The others whom you may see'),
    unread: z.int(),
    last: z.object({ number: z.int(), body: z.string(), sentAt: instant }).nullable(),
  }),
);
const roomList = schema('RoomList', z.object({ rooms: z.array(room), nextCursor }));

const name = z.string().trim().min(1).max(200);
/** What `POST …/rooms` takes. */
export const opening = bodySchema(
  'Opening',
  z.union(
    [
      z.object({ person: name }),
      z.object({ title: z.string(), people: z.array(name).min(1).max(200) }),
    ],
    { error: 'Send person, or title and people' },
  ),
);
const opened = schema(
  'OpenedRoom',
  z.object({ id: z.uuid(), kind: z.enum(['direct', 'group', 'topic', 'team']) }),
);

const message = schema(
  'Message',
  z.object({
    id: z.uuid(),
    room: z.uuid(),
    number: z.int().describe('Order within the room, from 1, without gaps'),
    author: z.object({ id: z.uuid(), name: z.string() }),
    body: z.string(),
    sentAt: instant,
  }) satisfies z.ZodType<Message>,
);
const messageList = schema('MessageList', z.object({ messages: z.array(message), nextCursor }));
/** What `POST …/messages` takes. */
export const writing = bodySchema(
  'Writing',
  z.object({
    id: z.uuid().optional().describe('Made by the sender: the same id again writes nothing'),
    body: z.string().describe(`1 to ${LONGEST} characters`),
  }),
);

const may = ['delegate', 'client'] as const;

export const operations: Operation[] = [
  {
    id: 'listRooms',
    method: 'get',
    path: '/forums/{forum}/rooms',
    tag: 'Conversations',
    summary: 'Your rooms, in the order in which they were opened',
    may,
    query: z.object(page),
    status: 200,
    answer: roomList,
  },
  {
    id: 'openRoom',
    method: 'post',
    path: '/forums/{forum}/rooms',
    tag: 'Conversations',
    summary: 'Open a room with one person, or a group',
    description: 'People are named by id, Ref or Client ID.',
    may,
    body: opening,
    once: true,
    status: 201,
    answer: opened,
    refusals: {
      409: 'A delegate has not let your company write, or someone can’t be reached now.',
      422: 'A group needs a title and people who may be in it.',
    },
    examples: {
      body: {
        direct: { person: 'PSF-017' },
        group: { title: 'Dinner', people: ['PSF-017', 'PSF-021'] },
      },
    },
  },
  {
    id: 'listMessages',
    method: 'get',
    path: '/forums/{forum}/rooms/{room}/messages',
    tag: 'Conversations',
    summary: 'A room’s messages, oldest first',
    may,
    place: { room: 'Id of the room' },
    query: z.object({
      ...page,
      cursor: z.string().optional().describe('`nextCursor` of the page before: a number'),
    }),
    status: 200,
    answer: messageList,
  },
  {
    id: 'writeMessage',
    method: 'post',
    path: '/forums/{forum}/rooms/{room}/messages',
    tag: 'Conversations',
    summary: 'Write a message',
    may,
    place: { room: 'Id of the room' },
    body: writing,
    once: true,
    status: 201,
    answer: message,
    refusals: {
      409: 'The id names another message, the person can’t be reached now, or the delegate has not let your company write.',
      422: 'The message is empty or too long.',
    },
    examples: { body: { message: { body: 'Shall we meet at the coffee bar?' } } },
  },
];
