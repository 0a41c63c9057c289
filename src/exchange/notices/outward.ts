/**
 * What goes out now, on which channel, and when to look again. Pure: the clock, the facts, what was
 * seen and what was sent come in, so that every "must" of docs/decisions/0041-channels.md is tested
 * over random histories.
 */
import { dayOf } from '#base/time.ts';
import {
  CHANNELS,
  type Channel,
  type Choice,
  type Preferences,
} from '#exchange/notices/choices.ts';
import { nextDay, quietUntil } from '#exchange/notices/quiet.ts';

/** One thing that is another than the person knows, or that was told and is so no longer. */
export type Thing = {
  /** what it is about */
  subject: string;
  /** its newest change: the same state may come twice */
  version: string;
  choice: Choice;
  /** as the person last saw it on a screen, and as it is now */
  known: string;
  state: string;
  /** the first change that was not seen, and the newest */
  since: Date;
  changedAt: Date;
  /** from when on it can't wait; null: never urgent */
  urgentFrom: Date | null;
  /** from when on it is of no use; null: always of use */
  endsAt: Date | null;
};

export type Sent = Pick<Thing, 'subject' | 'version' | 'state'> & {
  /** several things told at once are one message */
  message: string;
  channel: Channel;
  urgent: boolean;
  /** `sending`: on its way, or it is not known whether it arrived */
  outcome: 'sending' | 'sent' | 'failed';
  attempts: number;
  /** of a failed one */
  nextTryAt: Date | null;
  at: Date;
};

export type Situation<T extends Thing> = {
  things: readonly T[];
  sent: readonly Sent[];
  /** up to when the person saw everything on a screen; null: never */
  shownAt: Date | null;
  preferences: Preferences;
  /** channels that lead to this person */
  reach: readonly Channel[];
  rules: { budget: number; after: { email: number; sms: number } };
  zone: string;
  now: Date;
};
export type Sending<T extends Thing> = { channel: Channel; urgent: boolean; things: T[] };
export type Decision<T extends Thing> = { send: Sending<T>[]; lookAgainAt: Date | null };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A thing that still moves is told when it has come to rest (ms), or after so many rests. */
export const SETTLE = { call: 3 * SECOND, urgent: 20 * SECOND, ordinary: 60 * SECOND };
const MOST_RESTS = 4;
/** Whatever cannot wait waits no longer than this (min) for a look at the screen. */
const URGENT_AFTER = 5;
/** A failure is tried again so often. */
export const MOST_ATTEMPTS = 4;

/** Nearest first. A text message is read at once, an e-mail when there is time. */
const ORDER = { ordinary: CHANNELS, urgent: ['push', 'sms', 'email'] } as const;

/** Decides for one person. What is due at once on one channel goes as one message. */
export function decide<T extends Thing>(situation: Situation<T>): Decision<T> {
  const { now } = situation;
  const due: { thing: T; channel: Channel; urgent: boolean }[] = [];
  const later: Date[] = [];
  for (const thing of situation.things) {
    const urgent = thing.urgentFrom !== null && thing.urgentFrom <= now;
    const step = nextStep(thing, urgent, situation);
    if (!step) continue;
    const wait = waitsFor(step.at, urgent, situation);
    if (!wait) due.push({ thing, channel: step.channel, urgent });
    else {
      later.push(wait);
      if (thing.urgentFrom && thing.urgentFrom > now) later.push(thing.urgentFrom);
    }
  }
  const left = { urgent: leftOf(true, situation), ordinary: leftOf(false, situation) };
  const send: Sending<T>[] = [];
  for (const urgent of [true, false])
    for (const channel of CHANNELS) {
      const things = due
        .filter((each) => each.urgent === urgent && each.channel === channel)
        .map(({ thing }) => thing);
      if (things.length === 0) continue;
      const purse = urgent ? 'urgent' : 'ordinary';
      if (left[purse] > 0) send.push({ channel, urgent, things });
      else {
        later.push(nextDay(now, situation.zone));
        for (const { urgentFrom } of things)
          if (urgentFrom && urgentFrom > now) later.push(urgentFrom);
      }
      left[purse]--;
    }
  const lookAgainAt = later.length > 0 ? new Date(Math.min(...later.map(Number))) : null;
  return { send, lookAgainAt };
}

type Step = { channel: Channel; at: Date };

/** The channel that comes next for a thing, and when; null: nothing is to be told. */
function nextStep<T extends Thing>(thing: T, urgent: boolean, all: Situation<T>): Step | null {
  const { shownAt, now } = all;
  if (shownAt && shownAt >= thing.changedAt) return null;
  if (thing.endsAt && thing.endsAt <= now) return null;
  const own = all.sent.filter(({ subject }) => subject === thing.subject);
  const unseen = own
    .filter(({ outcome, at }) => outcome !== 'failed' && (!shownAt || at > shownAt))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const told = unseen.at(-1);
  const isNews = (told?.state ?? thing.known) !== thing.state;
  const saying = sayingNow(unseen, thing.state);
  for (const channel of ORDER[urgent ? 'urgent' : 'ordinary']) {
    if (!all.reach.includes(channel)) continue;
    if (!all.preferences.channels[thing.choice].includes(channel)) continue;
    if (saying.some((each) => each.channel === channel)) continue;
    if (own.some((each) => isSame(each, thing, channel) && each.outcome !== 'failed')) continue;
    // back to what the screen showed: only where something else was said is there anything to correct
    const last = unseen.findLast((each) => each.channel === channel);
    if (thing.state === thing.known && (last === undefined || last.state === thing.state)) continue;
    const again = failedOn(own, thing, channel);
    if (again && again.attempts >= MOST_ATTEMPTS) continue;
    const first = isNews ? restsAt(thing, urgent, told) : waitedOut(channel, urgent, saying, all);
    const retry = again?.nextTryAt;
    return { channel, at: retry && retry > first ? retry : first };
  }
  return null;
}

const isSame = (sent: Sent, thing: Thing, channel: Channel) =>
  sent.channel === channel && sent.version === thing.version;

/** What was said since it was last said otherwise: the channels that carried what is true now. */
function sayingNow(unseen: readonly Sent[], state: string): Sent[] {
  const otherwise = unseen.findLastIndex((each) => each.state !== state);
  return unseen.slice(otherwise + 1);
}

const failedOn = (own: readonly Sent[], { version }: Thing, channel: Channel) =>
  own.findLast(
    (each) => each.outcome === 'failed' && each.channel === channel && each.version === version,
  ) ?? null;

function restsAt({ choice, since, changedAt }: Thing, urgent: boolean, told?: Sent): Date {
  const rest = SETTLE[choice === 'call' ? 'call' : urgent ? 'urgent' : 'ordinary'];
  const from = told && told.at > since ? told.at : since;
  const latest = from.getTime() + MOST_RESTS * rest;
  return new Date(Math.max(Math.min(changedAt.getTime() + rest, latest), from.getTime()));
}

/** When the channels that carried it have had their time. */
function waitedOut<T extends Thing>(
  channel: Channel,
  urgent: boolean,
  saying: readonly Sent[],
  { rules }: Situation<T>,
): Date {
  const after = channel === 'push' ? 0 : rules.after[channel];
  const minutes = urgent ? Math.min(after, URGENT_AFTER) : after;
  const last = Math.max(0, ...saying.map(({ at }) => at.getTime()));
  return new Date(last + minutes * MINUTE);
}

/** Until when a step waits; null: it is due. */
function waitsFor<T extends Thing>(at: Date, urgent: boolean, all: Situation<T>): Date | null {
  const { now, preferences, zone } = all;
  if (at > now) return at;
  if (urgent && preferences.urgentInQuiet) return null;
  return quietUntil(now, preferences.quiet, zone);
}

/** How many messages may still go out today. */
function leftOf<T extends Thing>(
  urgent: boolean,
  { sent, now, zone, rules }: Situation<T>,
): number {
  const today = dayOf(now, zone);
  const messages = sent
    .filter((each) => each.urgent === urgent && each.outcome !== 'failed')
    .filter(({ at }) => Math.abs(now.getTime() - at.getTime()) < 36 * 60 * MINUTE)
    .filter(({ at }) => dayOf(at, zone) === today)
    .map(({ message }) => message);
  return rules.budget - new Set(messages).size;
}
