/** How an act on this page ended, and which card it was about. */
import type { Fault } from '#research/interviews/cues.ts';
import { interviews } from '#ui/texts/interviews.ts';
import { faultIn } from '#ui/texts/transcripts.ts';

const t = interviews.desk;
export type Outcome = {
  /** a quote's or excerpt's id, or the name of a part of the page */
  about: string;
  refused?: string;
  fault?: Fault;
  cues?: number;
  asked?: number;
  link?: string | null;
};

/** @returns the sentence to show, and whether it is a refusal; null: nothing happened here */
export function toldOf(form: Outcome | null, about: string): { says: string; bad: boolean } | null {
  if (form?.about !== about) return null;
  const { refused, fault } = form;
  if (fault) return { says: faultIn(fault.reason, fault.line, fault.found), bad: true };
  if (refused) return { says: t.refused[refused as keyof typeof t.refused], bad: true };
  if (form.cues !== undefined) return { says: t.added(form.cues), bad: false };
  if (form.asked !== undefined) return { says: t.asked(form.asked), bad: false };
  return { says: t.saved, bad: false };
}
