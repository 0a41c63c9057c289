/** Someone is writing: true for a moment, told to those in the room who are there, kept nowhere. */
import type { Db } from '#db/database.server.ts';
import { enter, type NoEntry } from '#exchange/chat/may-write.server.ts';
import { witnesses } from '#exchange/chat/witnesses.server.ts';
import type { Visitor } from '#exchange/people.server.ts';
import { whisper } from '#exchange/stream/whisper.server.ts';

/** To clients nothing of a delegate who is hidden from them. */
export async function sayTyping(
  db: Db,
  visitor: Visitor,
  room: string,
): Promise<{ said: boolean } | { refused: NoEntry }> {
  const place = await enter(db, visitor, room);
  if ('refused' in place) return place;
  const { forumId, personId } = visitor;
  const audience = await witnesses(db, visitor, room);
  const body = { room, person: personId };
  const said = await whisper(db, forumId, personId, audience, 'typing', body, personId);
  return { said };
}
