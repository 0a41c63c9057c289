/** Conversations. */
import { z } from 'zod';
import type { Operation } from '#api/operation.ts';
import { bodySchema, instant, nextCursor, page, schema } from '#api/schema.ts';
import { LONGEST, type Message } from '#exchange/chat/message.ts';
import { MOST_FILES, MOST_MENTIONS } from '#exchange/chat/new-message.ts';
import { LONGEST_QUESTION } from '#exchange/chat/search.server.ts';
import { SIGNS } from '#exchange/chat/signs.ts';

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
    last: z
      .object({ number: z.int(), body: z.string(), sentAt: instant })
      .nullable()
      .describe('The newest message; of a deleted one no words are left'),
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

const quote = z.object({
  id: z.uuid(),
  number: z.int(),
  author: z.string().describe('Name'),
  words: z.string().nullable().describe('The first words, or a file’s name; null: deleted'),
});
const file = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.string().describe('Media type'),
  size: z.int().describe('Bytes'),
  width: z.int().nullable().describe('Pixels; null: no picture'),
  height: z.int().nullable(),
});
const message = schema(
  'Message',
  z.object({
    id: z.uuid(),
    room: z.uuid(),
    number: z.int().describe('Order within the room, from 1, without gaps'),
    version: z.int().describe('Of two states of one message the higher one is the newer'),
    author: z.object({ id: z.uuid(), name: z.string() }),
    body: z.string().describe('Empty when deleted, or when there are only files'),
    sentAt: instant,
    replyTo: quote.nullable(),
    mentions: z.array(z.uuid()).describe('People; their names stand in the words'),
    reactions: z.array(z.object({ sign: z.string(), people: z.array(z.uuid()) })),
    files: z.array(file),
    editedAt: instant.nullable(),
    deletedAt: instant.nullable(),
  }) satisfies z.ZodType<Message>,
);
const messageList = schema('MessageList', z.object({ messages: z.array(message), nextCursor }));
const words = z.string().describe(`1 to ${LONGEST} characters`);
const mentions = z
  .array(z.uuid())
  .max(MOST_MENTIONS)
  .optional()
  .describe('People in the room; anyone else is left out');
/** What `POST …/messages` takes. */
export const writing = bodySchema(
  'Writing',
  z.object({
    id: z.uuid().optional().describe('Made by the sender: the same id again writes nothing'),
    body: words.describe(`1 to ${LONGEST} characters; may be empty when there are files`),
    replyTo: z.uuid().nullish().describe('A message of the same room'),
    mentions,
    files: z
      .array(z.uuid())
      .max(MOST_FILES)
      .optional()
      .describe('Files that you uploaded into the room and have not sent yet'),
  }),
);
/** What `PATCH …/messages/{message}` takes. */
export const editing = bodySchema(
  'Editing',
  z.object({
    body: words,
    version: z.int().min(1).describe('The version whose words you change'),
    mentions,
  }),
);
/** What `GET …/messages` is asked for besides its page. */
export const finding = z.object({
  q: z
    .string()
    .max(LONGEST_QUESTION)
    .optional()
    .describe('Words that a message holds or that begin so: then the newest come first, one page'),
});

const inRoom = { room: 'Id of the room', message: 'Id of the message' };
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
      ...finding.shape,
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
      422: 'The message is empty or too long, or a file is not there.',
    },
    examples: { body: { message: { body: 'Shall we meet at the coffee bar?' } } },
  },
  {
    id: 'editMessage',
    method: 'patch',
    path: '/forums/{forum}/rooms/{room}/messages/{message}',
    tag: 'Conversations',
    summary: 'Change the words of your message',
    description: 'Within 24 hours. The same words again change nothing.',
    may,
    place: inRoom,
    body: editing,
    status: 200,
    answer: message,
    refusals: {
      403: 'It is someone else’s message.',
      409: 'Its words are others by now, it was deleted, or the person is no longer part of the forum.',
      422: 'The message is empty or too long, or older than 24 hours.',
    },
    examples: { body: { edit: { body: 'Shall we meet at 12:30?', version: 1 } } },
  },
  {
    id: 'deleteMessage',
    method: 'delete',
    path: '/forums/{forum}/rooms/{room}/messages/{message}',
    tag: 'Conversations',
    summary: 'Delete your message',
    description:
      'Its place in the room stays; nothing of what it held does. Again, it answers the same.',
    may,
    place: inRoom,
    status: 200,
    answer: message,
    refusals: { 403: 'It is someone else’s message.' },
  },
  {
    id: 'react',
    method: 'put',
    path: '/forums/{forum}/rooms/{room}/messages/{message}/reactions/{sign}',
    tag: 'Conversations',
    summary: 'Give a message a sign',
    description: `Signs: ${SIGNS.join(', ')}. It is your own act: companies in the room see who you are.`,
    may,
    place: { ...inRoom, sign: 'The sign' },
    status: 200,
    answer: message,
    refusals: { 409: 'It was deleted, or the person is no longer part of the forum.' },
  },
  {
    id: 'takeReactionBack',
    method: 'delete',
    path: '/forums/{forum}/rooms/{room}/messages/{message}/reactions/{sign}',
    tag: 'Conversations',
    summary: 'Take your sign back',
    may,
    place: { ...inRoom, sign: 'The sign' },
    status: 200,
    answer: message,
    refusals: { 409: 'It was deleted, or the person is no longer part of the forum.' },
  },
];
