/** A place in a list, as a cursor: opaque, so that what is none can be told from one. */
import { z } from 'zod';

const place = z.tuple([z.string()]);

export const cursorOf = (at: string) => Buffer.from(JSON.stringify([at])).toString('base64url');

/** The place that a cursor names; null if it is none. */
export function placeIn(cursor: string): string | null {
  try {
    const [at] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return at;
  } catch {
    return null;
  }
}
