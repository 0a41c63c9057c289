/** What a person's device sends to have a message written. */
export type NewMessage = {
  /** UUID made on the author's device: sent again, it is the same message */
  id: string;
  /** may be empty when there are files */
  body: string;
  /** id of a message of the same room */
  replyTo?: string | null;
  /** ids of people in the room; whoever is not in it (any more) is left out */
  mentions?: string[];
  /** ids of files that the author uploaded into this room and has not sent yet */
  files?: string[];
};

/** files of a message at most */
export const MOST_FILES = 10;
/** people whom a message names at most */
export const MOST_MENTIONS = 100;
