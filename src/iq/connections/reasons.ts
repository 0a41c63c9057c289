/** Why two people are suggested to each other: of what both see, or both chose and both share. */
import { OWN } from '#iq/connections/peers.ts';
import { type Alike, type Group, likenessTo } from '#iq/likeness.ts';

/** `from`: whoever reads it has to be among those who chose it too, or may read it anyway. */
export type Reason = { points: number } & (
  | { because: 'title' | 'kind' | 'seniority'; from: 'open'; what: string }
  | { because: 'speaks' | 'asks'; from: 'open'; what: string[] }
  | { because: 'seats' | 'tables'; from: 'shared'; what: string[] }
  | { because: 'country'; from: 'shared'; what: string }
  | { because: 'first' | 'ranked' | 'chose'; from: 'shared'; question: string; what: string[] }
);

const OPEN = new Map<string, 'title' | 'kind' | 'speaks' | 'asks'>([
  [OWN.title, 'title'],
  [OWN.kind, 'kind'],
  [OWN.speaks, 'speaks'],
  [OWN.asks, 'asks'],
]);
const SHARED = new Map<string, 'seats' | 'tables'>([
  [OWN.seats, 'seats'],
  [OWN.tables, 'tables'],
]);

const alike = (group: Group, one: string, other: string): Alike[] => {
  const me = group.profiles.find(({ ref }) => ref === one);
  return me ? likenessTo(group, me, [other]).reasons : [];
};

export function openReasons(open: Group, one: string, other: string): Reason[] {
  const reasons = everyOpenReason(open, one, other);
  // who has the same title is on the same level: that says nothing more
  const titled = reasons.some(({ because }) => because === 'title');
  return titled ? reasons.filter(({ because }) => because !== 'seniority') : reasons;
}

function everyOpenReason(open: Group, one: string, other: string): Reason[] {
  return alike(open, one, other).flatMap((reason): Reason[] => {
    if (reason.alike === 'registered')
      return [asReason(reason, 'seniority')].filter((each) => each !== null);
    const because = reason.alike === 'chose' ? OPEN.get(reason.question) : undefined;
    if (!because || reason.alike !== 'chose') return [];
    const { points } = reason;
    if (because === 'speaks' || because === 'asks')
      return [{ points, because, from: 'open', what: reason.options }];
    return [asReason(reason, because)].filter((each) => each !== null);
  });
}

function asReason(
  { points, options: [what] }: Alike & { options: string[] },
  because: 'title' | 'kind' | 'seniority',
): Reason | null {
  return what === undefined ? null : { points, because, from: 'open', what };
}

/** Both have to be in the group, which holds those alone who share. */
export function sharedReasons(sharing: Group, one: string, other: string): Reason[] {
  return alike(sharing, one, other).flatMap((reason): Reason[] => {
    const { points } = reason;
    const from = 'shared' as const;
    if (reason.alike === 'money' || reason.alike === 'row') return [];
    if (reason.alike === 'registered') {
      const [what] = reason.options;
      return what === undefined ? [] : [{ points, because: 'country', from, what }];
    }
    const { question, options: what } = reason;
    const own = SHARED.get(question);
    if (own) return [{ points, because: own, from, what }];
    return [{ points, because: reason.alike, from, question, what }];
  });
}

/**
 * What a third person may read of two others: what everybody sees, and of what the two share only
 * what the third shares with each of them too.
 */
export function reasonsForThird(sharing: Group, third: string, one: string, other: string) {
  const known = [one, other].map((each) => sharedReasons(sharing, third, each));
  const knows = (because: Reason['because'], what: string, question?: string) =>
    known.every((reasons) =>
      reasons.some(
        (each) =>
          (each.because === because || (isAnswer(each.because) && isAnswer(because))) &&
          ('question' in each ? each.question : undefined) === question &&
          [each.what].flat().includes(what),
      ),
    );
  return sharedReasons(sharing, one, other).flatMap((reason): Reason[] => {
    const question = 'question' in reason ? reason.question : undefined;
    if (reason.because === 'country') return knows('country', reason.what) ? [reason] : [];
    const what = [reason.what].flat().filter((each) => knows(reason.because, each, question));
    if (what.length === 0) return [];
    // that it stands first for both is more than that both named it
    if (reason.because === 'first') return [{ ...reason, because: 'ranked', what }];
    return [{ ...reason, what } as Reason];
  });
}

const isAnswer = (because: Reason['because']) =>
  because === 'first' || because === 'ranked' || because === 'chose';

export const byPoints = (reasons: readonly Reason[]): Reason[] =>
  reasons.toSorted((a, b) => b.points - a.points);
