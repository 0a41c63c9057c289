/** Breaches, verdicts and outcomes in words: loaded when something is about to change. */

import type { Breach, Hard, Loss } from '#meetings/board/breach.ts';
import type { Known } from '#meetings/board/known.ts';
import type { PairKey } from '#meetings/task.ts';
import { board } from '#ui/texts/board.ts';
import { told as t } from '#ui/texts/board-said.ts';

/** Whom a person meets there, or both sides for a table. */
function others(known: Known, meeting: string, person: string | null): string {
  const found = known.byId.get(meeting);
  if (!found) return '';
  if (person === null) return board.with(found.delegate, found.company);
  return found.delegateRef === person ? found.company : found.delegate;
}

/** One breach or loss as a sentence without its full stop. @param pair whom the change is about */
export function say(known: Known, breach: Breach, pair: PairKey): string {
  const words = t.breaks;
  const company = known.client(pair.client);
  const guest = known.person(pair.delegate);
  switch (breach.rule) {
    case 'unknown':
      return words.unknown[breach.what];
    case 'no-wish':
    case 'locked':
    case 'over':
    case 'mutual':
      return words[breach.rule];
    case 'met-twice':
      return words['met-twice'](known.when(known.byId.get(breach.meeting)?.slot ?? 0));
    case 'fixed-moved':
      return words['fixed-moved'](known.when(breach.slot));
    case 'two-places':
      return words['two-places'](
        known.person(breach.person),
        others(known, breach.meeting, breach.person),
      );
    case 'busy': {
      const { why, session } = known.why(breach.person, breach.span);
      return words.busy[why](known.person(breach.person), session);
    }
    case 'client-full':
      return words['client-full'](company, breach.most);
    case 'delegate-full':
    case 'too-many-in-a-row':
      return words[breach.rule](guest, breach.most);
    case 'beyond-guarantee':
      return words['beyond-guarantee'](company, breach.promised);
    case 'no-time-to-walk':
      return words['no-time-to-walk'](known.person(breach.person), breach.minutes);
    case 'wrong-order': {
      const { client, delegate } = breach.other;
      return words['wrong-order'][breach.comes](
        board.with(known.person(delegate), known.client(client)),
      );
    }
    case 'table-taken':
      return words['table-taken'](breach.table, others(known, breach.meeting, null));
    case 'table-lost':
      return words['table-lost'](breach.table);
    case 'not-own-table':
      return words['not-own-table'](company, breach.table);
    case 'guarantee':
      return words.guarantee(company, breach.planned, breach.promised);
    case 'gap':
      return words.gap(known.person(breach.person), breach.slots);
    case 'part':
      return words.part[breach.part];
    case 'table-of':
      return words['table-of'](breach.table, known.client(breach.client));
  }
}

export const sayAll = (known: Known, breaches: readonly Breach[], pair: PairKey): string[] => [
  ...new Set(breaches.map((breach) => say(known, breach, pair))),
];

/** What came of an act, as its route answers. */
export type Done = { did: keyof typeof t.did; about: string; count: number; said: Loss[] };
export type Refused = { not: keyof typeof t.refused; about: string; why: Hard[] };

function pairOf(known: Known, about: string): PairKey {
  const meeting = known.byId.get(about);
  return { client: meeting?.clientId ?? '', delegate: meeting?.delegateRef ?? '' };
}

export function sayDone(known: Known, { did, about, count, said }: Done): string {
  const meeting = known.byId.get(about);
  const who = meeting ? board.with(meeting.delegate, meeting.company) : '';
  const words = t.did;
  const first =
    did === 'undone'
      ? words.undone
      : did === 'locked' || did === 'unlocked'
        ? words[did](count)
        : words[did](who);
  const losses = sayAll(known, said, pairOf(known, about));
  return [first, ...losses.map((line) => `${line}.`)].join(' ');
}

export function sayRefused(known: Known, { not, about, why }: Refused): string {
  if (not !== 'breaks') return t.refused[not];
  return t.refused.breaks(sayAll(known, why, pairOf(known, about)).join('. '));
}
