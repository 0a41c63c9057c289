/** What came of a press in the Links part. */
import type { Mailing } from '#report/mailing.server.ts';
import type { links } from '#ui/texts/links.ts';

export type LinkOutcome =
  | { made: string; passcode: boolean; publishedToo: string | null }
  | { revoked: string; label: string }
  | { extended: string }
  | { passcodeOf: string; asks: boolean }
  | { mailing: Mailing; typed: Record<string, string>; again: string }
  | { sent: { mails: number; companies: number; had: number; unreachable: number } }
  | { refused: keyof typeof links.refused; at: string; typed: Record<string, string> };
