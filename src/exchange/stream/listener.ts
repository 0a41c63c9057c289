/** One open screen, phone or program that hears its person's stream. */
import type { Bundle } from '#exchange/stream/bundle.ts';
import type { Member } from '#forum/people.ts';
import type { Credential } from '#forum/standing.server.ts';

/** Where a listener's bundles go: a socket, a stream of the framework, the answer to a poll. */
export type Line = {
  take(bundle: Bundle): void;
  /** bytes that were taken and not sent yet */
  readonly waiting: number;
  close(): void;
};

export class Listener {
  readonly member: Member;
  readonly line: Line;
  /** by what right it listens; null: of this house itself */
  readonly credential: Credential | null;
  /** served up to this number of the log */
  after = 0;
  /** gets events as they come: it has caught up */
  isLive = false;
  isOpen = true;
  /** what goes out at the end of this tick */
  pending: Bundle | null = null;
  /** when it hears a sign of life next, in milliseconds of the process's clock */
  beatAt = 0;

  constructor(member: Member, line: Line, credential: Credential | null) {
    this.member = member;
    this.line = line;
    this.credential = credential;
  }

  /** Who it is in lists of people; '' for an organiser without a person of its own. */
  get person(): string {
    return this.member.personId ?? '';
  }
}
