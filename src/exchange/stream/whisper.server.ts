/** What is true for a moment only, such as that someone is typing: not kept, no number, never late. */
import { hint } from '#base/live.server.ts';
import { WHISPER_KINDS, type WhisperKind } from '#base/stream-kinds.ts';
import type { Db } from '#db/database.server.ts';
import { Shares } from '#exchange/stream/share.ts';
import type { Audience } from '#exchange/stream/stream.server.ts';

/** Bytes of a whisper's body at most, and the people it is for, named one by one. */
const LARGEST = 1_024;
const MOST_PEOPLE = 100;

export type Whisper = {
  forumId: string;
  audience: 'everyone' | { room: string } | { people: string[] };
  but: string | null;
  kind: WhisperKind;
  /** JSON */
  body: string;
};

const shares = new Shares();

/**
 * Whispers to those who listen now, in whatever process; who is away has missed nothing. To a room:
 * everyone in it who may see it.
 *
 * @param by whose share it is of: the person that it speaks of
 * @param body plain JSON, at most 1 kB: what everyone in the audience may see
 * @param but a person who need not hear it, such as the one who is typing
 * @returns false when it was left out: said just now, or beyond the share
 */
export async function whisper(
  db: Db,
  forumId: string,
  by: string,
  audience: Audience,
  kind: WhisperKind,
  body: unknown,
  but: string | null = null,
): Promise<boolean> {
  const text = JSON.stringify(body);
  const people = typeof audience === 'object' && 'people' in audience ? [...audience.people] : null;
  if (Buffer.byteLength(text) > LARGEST) throw new Error('a whisper is short');
  if (people && people.length > MOST_PEOPLE) throw new Error('a whisper is for few or for a room');
  if (people?.length === 0) return false;
  const whole = { forumId, audience: people ? { people } : audience, but, kind, body: text };
  const payload = JSON.stringify(whole);
  if (!shares.takes(payload, `${forumId} ${by}`, performance.now())) return false;
  await hint(db, 'whispers', payload);
  return true;
}

/** What another process, or this one, whispered; null for what is none. */
export function heardWhisper(payload: string): Whisper | null {
  const whole = JSON.parse(payload) as Whisper;
  return WHISPER_KINDS.includes(whole.kind) ? whole : null;
}
