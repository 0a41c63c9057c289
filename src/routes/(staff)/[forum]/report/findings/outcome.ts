/** What came of an act on this page, as its forms read it. */
import type { Changed } from '#report/finding-acts.server.ts';
import type { DeskText } from '#report/finding-desk.ts';
import type { findings } from '#ui/texts/findings.ts';

export type Outcome = {
  /** `DeskText.key`, or "add" */
  about: string;
  /** what the field holds, saved or not */
  body?: string;
  checked?: Pick<DeskText, 'paragraphs' | 'proofs'>;
  /** null: the data say nothing here */
  proposed?: string | null;
  saved?: number;
  refused?: keyof (typeof findings)['refused'];
  theirs?: Changed['theirs'];
  theme?: string;
};
