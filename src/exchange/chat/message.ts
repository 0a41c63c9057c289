/** One message as it travels: in the stream, in the API, to the screen. Always whole. */
export type Message = {
  /** made on the author's device */
  id: string;
  room: string;
  /** order within the room, from 1, without gaps */
  number: number;
  /** counts whatever changes it; of two states of one message the higher is the newer */
  version: number;
  author: { id: string; name: string };
  /** '' when deleted, and when there are only files */
  body: string;
  /** ISO 8601, UTC */
  sentAt: string;
  replyTo: Quote | null;
  /** ids of people; their names stand in the words */
  mentions: string[];
  /** in the order in which the signs first came; people in the order in which they gave theirs */
  reactions: { sign: string; people: string[] }[];
  files: SentFile[];
  editedAt: string | null;
  deletedAt: string | null;
};

/** What a message answers. */
export type Quote = {
  id: string;
  number: number;
  /** the author's name */
  author: string;
  /** the first words, or a file's name; null: deleted */
  words: string | null;
};

export type SentFile = {
  id: string;
  name: string;
  /** media type */
  type: string;
  /** bytes */
  size: number;
  /** px; null: no picture */
  width: number | null;
  height: number | null;
};

/** characters (code points) of a message at most */
export const LONGEST = 4_000;
/** characters of what a reply shows of the message it answers */
export const QUOTED = 120;
/** how long an author may change the words (ms) */
export const EDITABLE = 24 * 3_600_000;
