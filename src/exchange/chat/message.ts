/** One message as it travels: in the stream, in the API, to the screen. */
export type Message = {
  /** made on the author's device */
  id: string;
  room: string;
  /** order within the room, from 1, without gaps */
  number: number;
  author: { id: string; name: string };
  body: string;
  /** ISO 8601, UTC */
  sentAt: string;
};

/** characters (code points) of a message at most */
export const LONGEST = 4_000;
