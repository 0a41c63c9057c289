/**
 * A small world in which things change, people look at screens and channels fail: what goes out in
 * it is decided by `decide`, and written down beside the truth of that moment.
 */
import fc from 'fast-check';
import type { Channel, Chosen, Quiet } from '#exchange/notices/choices.ts';
import { DEFAULTS } from '#exchange/notices/choices.ts';
import { decide, MOST_ATTEMPTS, type Sent, type Thing } from '#exchange/notices/outward.ts';

export const ZONE = 'Europe/London';
const START = Date.UTC(2026, 5, 17, 5, 0);
const MINUTE = 60_000;
export const at = (minute: number) => new Date(START + minute * MINUTE);

type Act =
  | { is: 'change'; subject: number; to: number; minute: number }
  | { is: 'look'; minute: number };
export type World = {
  acts: Act[];
  /** by subject: when it becomes urgent and when it ends, in minutes; null: never */
  urgentFrom: (number | null)[];
  endsAt: (number | null)[];
  chosen: readonly Channel[];
  reach: readonly Channel[];
  quiet: Quiet | null;
  urgentInQuiet: boolean;
  budget: number;
  after: { email: number; sms: number };
  /** whether the nth try to send fails */
  fails: boolean[];
};
export const DAYS = 3;
const SUBJECTS = 3;

const minute = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 240 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1_440 }) },
);
const perSubject = (each: fc.Arbitrary<number | null>) =>
  fc.array(each, { minLength: SUBJECTS, maxLength: SUBJECTS });
const channels = (least: number) =>
  fc.subarray<Channel>(['push', 'email', 'sms'], { minLength: least });

export const worlds: fc.Arbitrary<World> = fc.record({
  acts: fc.array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          is: fc.constant('change' as const),
          subject: fc.nat(SUBJECTS - 1),
          to: fc.nat(3),
          minute,
        }),
      },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('look' as const), minute }) },
    ),
    { minLength: 1, maxLength: 12 },
  ),
  urgentFrom: perSubject(fc.option(fc.integer({ min: 0, max: 600 }))),
  endsAt: perSubject(fc.option(fc.integer({ min: 200, max: 2_000 }))),
  chosen: channels(0),
  reach: channels(0),
  quiet: fc.option(fc.constantFrom({ from: 1_320, to: 420 }, { from: 540, to: 600 })),
  urgentInQuiet: fc.boolean(),
  budget: fc.integer({ min: 1, max: 4 }),
  after: fc.record({ email: fc.constantFrom(5, 30, 60), sms: fc.constantFrom(5, 10) }),
  fails: fc.array(fc.boolean(), { maxLength: 8 }),
});

export type Told = {
  minute: number;
  message: string;
  channel: Channel;
  urgent: boolean;
  subject: string;
  version: string;
  state: string;
  failed: boolean;
  /** truth of the moment, by the world's own book */
  truth: string;
  lookedAt: number | null;
  changedAt: number;
};

export type Life = { world: World; told: Told[]; things: Thing[]; sent: Sent[] };

/** Lets the world run and returns whatever left the house, with the state it ends in. */
export function live(world: World): Life {
  // of one minute, the looks come last: nobody sees what is still to change
  const acts = [...world.acts].sort(
    (a, b) => a.minute - b.minute || Number(a.is === 'look') - Number(b.is === 'look'),
  );
  const truth = new Array<string>(SUBJECTS).fill('0');
  const known = new Array<string>(SUBJECTS).fill('0');
  const since: (number | null)[] = new Array(SUBJECTS).fill(null);
  const changedAt = new Array<number>(SUBJECTS).fill(0);
  const version = new Array<number>(SUBJECTS).fill(0);
  let lookedAt: number | null = null;
  const sent: Sent[] = [];
  const told: Told[] = [];
  let tries = 0;
  const channelsOf: Chosen = { ...DEFAULTS, meeting: world.chosen };

  const things = (): Thing[] =>
    truth.flatMap((state, n) => {
      const first = since[n];
      if (first === null || first === undefined) return [];
      return {
        ...{ subject: `s${n}`, version: `v${version[n]}`, choice: 'meeting' as const, state },
        ...{ known: known[n] ?? '', since: at(first), changedAt: at(changedAt[n] ?? 0) },
        urgentFrom: inTime(world.urgentFrom[n]),
        endsAt: inTime(world.endsAt[n]),
      };
    });
  const inTime = (time: number | null | undefined) => (time == null ? null : at(time));

  const work = (minute: number): number | null => {
    for (let round = 0; ; round++) {
      if (round > 20) throw new Error('It never comes to rest');
      const { send, lookAgainAt } = decide({
        ...{ things: things(), sent, shownAt: inTime(lookedAt), now: at(minute), zone: ZONE },
        ...{ reach: world.reach, rules: { budget: world.budget, after: world.after } },
        preferences: {
          ...{ channels: channelsOf, quiet: world.quiet, urgentInQuiet: world.urgentInQuiet },
        },
      });
      for (const { channel, urgent, things } of send) {
        const message = `m${tries}`;
        const failed = world.fails[tries++] ?? false;
        for (const { subject, version: of, state } of things) {
          const n = Number(subject.slice(1));
          told.push({
            ...{ minute, message, channel, urgent, subject, version: of, state, failed, lookedAt },
            ...{ truth: truth[n] ?? '', changedAt: changedAt[n] ?? 0 },
          });
          keep({ message, channel, urgent, subject, version: of, state, failed, minute });
        }
      }
      if (send.length === 0) return lookAgainAt && (lookAgainAt.getTime() - START) / MINUTE;
    }
  };
  const keep = (row: {
    message: string;
    channel: Channel;
    urgent: boolean;
    subject: string;
    version: string;
    state: string;
    failed: boolean;
    minute: number;
  }) => {
    const { failed, minute, ...rest } = row;
    const before = sent.findIndex(
      (each) =>
        each.subject === row.subject &&
        each.version === row.version &&
        each.channel === row.channel,
    );
    const attempts = before < 0 ? 1 : (sent[before]?.attempts ?? 0) + 1;
    if (before >= 0) sent.splice(before, 1);
    const nextTryAt = failed ? at(minute + attempts) : null;
    sent.push({
      ...rest,
      outcome: failed ? 'failed' : 'sent',
      attempts,
      nextTryAt,
      at: at(minute),
    });
  };

  let clock = 0;
  let next: number | null = 0;
  let looks = 0;
  const until = DAYS * 1_440;
  while (clock <= until) {
    const act = acts[0];
    const time: number | null = act && (next === null || act.minute <= next) ? act.minute : next;
    if (time === null || time > until) break;
    if (++looks > 2_000) throw new Error('It looks for ever');
    clock = Math.max(clock, time);
    if (act && act.minute <= clock) {
      acts.shift();
      if (act.is === 'look') {
        lookedAt = clock;
        since.fill(null);
        for (const [n, state] of truth.entries()) known[n] = state;
      } else if (truth[act.subject] !== String(act.to)) {
        truth[act.subject] = String(act.to);
        version[act.subject] = (version[act.subject] ?? 0) + 1;
        changedAt[act.subject] = clock;
        since[act.subject] ??= clock;
      }
      if (acts[0] && acts[0].minute <= clock) continue; // all of one minute, then a look
    }
    next = work(clock);
  }
  return { world, told, things: things(), sent };
}

/** Every try to tell it on this channel failed. */
export const isSpent = (sent: readonly Sent[], subject: string, channel: Channel) =>
  sent.some(
    (each) =>
      each.subject === subject &&
      each.channel === channel &&
      each.outcome === 'failed' &&
      each.attempts >= MOST_ATTEMPTS,
  );
