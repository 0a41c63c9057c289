/** A private note as it travels to its author's devices. */
export type Note = {
  /** meeting:ID, session:REF or person:ID */
  about: string;
  /** '' when it was taken away */
  text: string;
  /** 0: none was ever written; a change says which version it was made of */
  version: number;
  /** ISO 8601, UTC */
  changedAt: string;
};

/** characters (code points) of a note at most */
export const LONGEST_NOTE = 4_000;
