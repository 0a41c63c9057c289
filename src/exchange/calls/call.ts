/** What a call is, for the server, the screens and the browsers that talk. */

/** People who see and hear each other at once: each browser sends to each other one. */
export const MOST = 6;
/** How long a call rings, in milliseconds. */
export const RINGS_MS = 45_000;
/** A browser in a call says so this often; silent for so long, it is gone (ms). */
export const HERE_MS = 10_000;
export const GONE_MS = 60_000;
/** Whoever starts a call and does not come in has changed their mind (ms); browsers ask for a microphone first. */
export const STARTS_MS = 120_000;

export type Kind = 'voice' | 'video';

/** One device in a call, as its screen shows it. */
export type Leg = {
  leg: string;
  /** null: somebody without a seat, by link */
  person: string | null;
  /** '' of oneself, and of a guest whom nobody named */
  name: string;
  mine: boolean;
  /** waits to be let in */
  waiting: boolean;
};

export type Call = {
  id: string;
  kind: Kind;
  state: 'on' | 'over';
  /** started by whoever looks */
  own: boolean;
  /** somebody's phone rings now */
  ringing: boolean;
  /** somebody else is in, or was */
  answered: boolean;
  startedAt: Date;
  people: Leg[];
};

/** What goes from leg to leg until there is a way between two browsers. */
export type Signal = { id: string; to: string; body: SignalBody };
export type SignalBody =
  | { kind: 'offer' | 'answer'; sdp: string }
  | { kind: 'candidate'; candidate: Candidate | null };
export type Candidate = {
  candidate: string;
  sdpMid: string | null;
  sdpMLineIndex: number | null;
  usernameFragment: string | null;
};
/** A signal as it comes in; `to` is this browser's leg. */
export type Received = Signal & { call: string; from: string };

export const LONGEST_SDP = 20_000;
export const LONGEST_CANDIDATE = 1_000;
/** Signals in one request, and of one leg in a minute. */
export const MOST_AT_ONCE = 40;
export const MOST_A_MINUTE = 1_200;

/** When a device was last heard of before this, it is gone. */
export const goneBefore = (now: Date) => new Date(now.getTime() - GONE_MS);

export type Standing = {
  now: Date;
  startedAt: Date;
  ringsUntil: Date | null;
  /** answers to its ringing; null: it still rings there */
  rings: readonly ('accepted' | 'declined' | 'missed' | null)[];
  /** devices that are in */
  present: number;
  /** people or links that were ever in */
  ever: number;
};

/**
 * Whether a call is over by itself: nobody is in; or nobody came within the time that it rings; or
 * everyone has declined. Nobody can tell a call that was declined from one that was not heard.
 */
export function isOver({ now, startedAt, ringsUntil, rings, present, ever }: Standing): boolean {
  const age = now.getTime() - startedAt.getTime();
  if (present === 0) return ever > 0 || age >= STARTS_MS;
  if (ever > 1 || ringsUntil === null) return false;
  if (now >= ringsUntil) return true;
  return rings.length > 0 && rings.every((answer) => answer === 'declined' || answer === 'missed');
}
