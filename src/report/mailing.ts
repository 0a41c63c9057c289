/** The mail to all clients, before it is one: who would get it. */
export type Company = {
  id: string;
  name: string;
  /** representatives that mail can reach */
  people: { name: string; email: string }[];
  /** when it was mailed a link to the newest edition that still opens, or null */
  sentAt: Date | null;
};
/** `has`: mailed already, gets nothing · `again`: mailed already, gets another · `nobody`: out of reach */
export type Turn = 'new' | 'has' | 'again' | 'nobody';

/**
 * Whose turn it is. `again`: also those who were mailed before that instant, which is when the
 * organiser looked; so a second press of the same button mails nobody.
 */
export function turnOf({ people, sentAt }: Company, again: Date | null): Turn {
  if (people.length === 0) return 'nobody';
  if (!sentAt) return 'new';
  return again && sentAt < again ? 'again' : 'has';
}

export const isDue = (turn: Turn): boolean => turn === 'new' || turn === 'again';

/** Longest message of the organiser's own. */
export const LONGEST_MESSAGE = 2_000;
/** As it stands in the mail: no blanks around it, no more than one empty line in it. */
export const tidyMessage = (written: string): string =>
  written
    .replace(/\r\n?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, LONGEST_MESSAGE);
