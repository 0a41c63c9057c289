/** What an act on a team's page came to, as the page hears it. */
import type { TeamRefusal } from '#ui/texts/iq-team.ts';

export type Outcome = {
  did?: string | undefined;
  /** fields of the form that takes it back */
  undo?: Record<string, string> | undefined;
  refused?: TeamRefusal | undefined;
  /** the form at which the refusal is said, with what was typed there */
  about?: string | undefined;
  typed?: string | undefined;
} | null;
