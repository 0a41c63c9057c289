/** A message that waits on this device, as a conversation shows it. */
import type { Act } from '#exchange/device/act.ts';
import type { Carried } from '#exchange/device/acts.ts';

export type Unsent = {
  /** UUIDv7 made here */
  id: string;
  room: string;
  body: string;
  /** what it answers, whom it names, what it brings along */
  carried: Carried;
  /** ISO 8601, by the device's clock */
  writtenAt: string;
  /** why the server refused it; null: not tried or not reached yet */
  refused: string | null;
};

/** @returns null for acts that are no messages */
export function unsentOf({ id, kind, lane, asking, madeAt, refused }: Act): Unsent | null {
  if (kind !== 'message') return null;
  const { body, id: _, ...carried } = asking.json as { id: string; body: string } & Carried;
  const room = lane.slice(lane.indexOf(':') + 1);
  return {
    id,
    room,
    body,
    carried,
    writtenAt: madeAt,
    refused: refused && (refusals[refused.status] ?? 'id-taken'),
  };
}

const refusals: Record<number, string> = {
  404: 'no-such-room',
  409: 'gone',
  413: 'too-long',
  422: 'too-long',
};
