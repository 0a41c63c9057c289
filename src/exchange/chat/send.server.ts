/** Writing a message: once, however often it is sent. */
import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';
import { legible } from '#exchange/chat/legible.ts';
import type { Sent } from '#exchange/chat/letter.ts';
import { post } from '#exchange/chat/letterbox.server.ts';
import { LONGEST } from '#exchange/chat/message.ts';
import type { NewMessage } from '#exchange/chat/new-message.ts';
import type { Visitor } from '#exchange/people.server.ts';

export type { Sent } from '#exchange/chat/letter.ts';

/**
 * Writes a message into a room and, whole, into the stream of everyone in it. Resolved, it is
 * durable. Sending one again, by its id, answers with the message as it is.
 */
export async function send(
  db: Kysely<Schema>,
  author: Visitor,
  room: string,
  message: NewMessage,
  now: Date,
): Promise<Sent> {
  const body = legible(message.body);
  const files = [...new Set(message.files)];
  if (body === '' && files.length === 0) return { refused: 'empty' };
  if ([...body].length > LONGEST) return { refused: 'too-long' };
  return post(db, { author, room, message: { ...message, body, files }, now });
}
