import type { Answers } from '#research/questionnaire.ts';

/** One confirmed delegate as Client iQ knows him or her: the registration and the latest answers. */
export type Profile = {
  /** person id; stays on the server */
  id: string;
  ref: string;
  name: string;
  title: string;
  organisation: string;
  country: string;
  /** band of the questionnaire; null where it has no bands */
  seniority: string | null;
  /** whole units of the forum's currency; null: not answered */
  budget: number | null;
  answers: Answers;
  /** known to staff alone: clients have the named in their index and nobody else */
  consent?: 'named' | 'aggregate';
};
