/**
 * The organiser's view of Client iQ: which clients have too few fits, and which delegates nobody has
 * found. Pure. A client can only choose among delegates who share their profile, so these alone count.
 */
import { ENOUGH } from '#iq/enough.ts';
import { type Fit, fitOf, sellerOf, type Wish } from '#iq/fit.ts';
import type { ForumIndex } from '#iq/index.ts';
import { type Row, rowOf } from '#iq/portrait.ts';
import type { Profile } from '#iq/profile.ts';
import { discovery as t } from '#ui/texts/iq-explore.ts';

/** What stands between a client and a delegate. `wish`: of the delegate; `asked`: the client did. */
export type Between = { clientId: string; delegateId: string; wish: Wish | null; asked: boolean };
/** What a client did with a delegate on the screens of Client iQ. */
export type Touch = { clientId: string; delegateId: string };
export type Company = {
  id: string;
  ref: string;
  company: string;
  solutions: readonly string[];
  meetings_guaranteed: number;
};
export type Known = {
  companies: readonly Company[];
  between: readonly Between[];
  opened: readonly Touch[];
  listed: readonly Touch[];
};

export type Counts = { opened: number; listed: number; asked: number };
/** `bins`: delegates by every five points of fit, the lowest first */
export type ClientRow = Counts & {
  ref: string;
  company: string;
  fits: number;
  promised: number;
  short: number;
  bins: number[];
  /** what it offers and the fewest speak of; null: it has enough, or offers nothing by name */
  missing: { solution: string; wantedBy: number } | null;
  offers: boolean;
};
export type Suggestion = { company: string; points: number; reasons: string[] };
export type DelegateRow = Pick<Row, 'ref' | 'name' | 'title' | 'organisation'> &
  Counts & { best: Suggestion[] };
export type Discovery = {
  named: number;
  clients: ClientRow[];
  /** whom nobody has found, then everybody else, the least found first */
  unfound: DelegateRow[];
  found: DelegateRow[];
};

/** Fits by person id. */
export type Fits = ReadonlyMap<string, Fit>;
type Seller = { company: Company; fits: Fits };

/** Five points wide, so that the threshold stands between two of them. */
const BINS = 20;

/** How well each delegate fits whoever offers this, wishes aside. */
export function fitsOf(index: ForumIndex, solutions: readonly string[]): Fits {
  const sells = sellerOf(solutions);
  return new Map(
    index.profiles.map((profile) => [profile.id, fitOf(profile, sells, null, index.questionnaire)]),
  );
}

/** The same with what delegates asked of each client, which adds to their fit. */
function sellersOf(
  index: ForumIndex,
  { companies, between }: Known,
  fitsBy: (company: Company) => Fits,
): Seller[] {
  const people = new Map(index.profiles.map((profile) => [profile.id, profile]));
  return companies.map((company) => {
    const sells = sellerOf(company.solutions);
    const fits = new Map(fitsBy(company));
    for (const { clientId, delegateId, wish } of between) {
      const profile = people.get(delegateId);
      if (clientId === company.id && wish && profile)
        fits.set(delegateId, fitOf(profile, sells, wish, index.questionnaire));
    }
    return { company, fits };
  });
}

/** Whoever's answers speak of one solution; money and wishes speak of none. */
function wantedBy(index: ForumIndex, solution: string): number {
  const sells = sellerOf([solution]);
  const speaks = (profile: Profile) =>
    fitOf(profile, sells, null, index.questionnaire).reasons.some(({ why }) => why !== 'money');
  return index.profiles.filter(speaks).length;
}

function missingOf(index: ForumIndex, { solutions }: Company): ClientRow['missing'] {
  const [rarest] = solutions
    .map((solution) => ({ solution, wantedBy: wantedBy(index, solution) }))
    .sort((a, b) => a.wantedBy - b.wantedBy);
  return rarest ?? null;
}

const countBy = (touches: readonly Touch[], side: keyof Touch, seen: ReadonlySet<string>) => {
  const counts = new Map<string, Set<string>>();
  const other = side === 'clientId' ? 'delegateId' : 'clientId';
  for (const touch of touches) {
    if (!seen.has(touch.delegateId)) continue;
    const known = counts.get(touch[side]) ?? new Set<string>();
    counts.set(touch[side], known.add(touch[other]));
  }
  return (id: string) => counts.get(id)?.size ?? 0;
};

/** How many did what, on one side: of a client, delegates; of a delegate, clients. */
function countsOf(known: Known, side: keyof Touch, seen: ReadonlySet<string>) {
  const asked = known.between.filter((each) => each.asked);
  const [o, l, a] = [known.opened, known.listed, asked].map((each) => countBy(each, side, seen));
  return (id: string): Counts => ({
    opened: o?.(id) ?? 0,
    listed: l?.(id) ?? 0,
    asked: a?.(id) ?? 0,
  });
}

function clientRow(index: ForumIndex, { company, fits }: Seller, counts: Counts): ClientRow {
  const scores = [...fits.values()].map(({ score }) => score);
  const enough = scores.filter((score) => score >= ENOUGH).length;
  const promised = company.meetings_guaranteed;
  const short = Math.max(0, promised - enough);
  const bins = Array<number>(BINS).fill(0);
  for (const score of scores) {
    const bin = Math.min(BINS - 1, Math.floor((Math.round(score * 100) * BINS) / 100));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return {
    ...counts,
    ...{ ref: company.ref, company: company.company, fits: enough, promised, short, bins },
    missing: short > 0 ? missingOf(index, company) : null,
    offers: company.solutions.length > 0,
  };
}

const SUGGESTED = 3;

function suggestions(
  index: ForumIndex,
  sellers: readonly Seller[],
  profile: Profile,
): Suggestion[] {
  return sellers
    .flatMap(({ company, fits }) => {
      const fit = fits.get(profile.id);
      return fit && fit.score >= ENOUGH ? [{ company: company.company, fit }] : [];
    })
    .sort((a, b) => b.fit.score - a.fit.score)
    .slice(0, SUGGESTED)
    .map(({ company, fit }) => {
      const { points, reasons } = rowOf(profile, fit, index.questionnaire);
      const wish = fit.reasons.flatMap((reason) =>
        reason.why === 'asked' ? [t.wish[reason.wish]] : [],
      );
      const said = reasons.flatMap(({ why, text }) => (why === 'asked' ? [] : [text]));
      return { company, points: points ?? 0, reasons: [...wish, ...said] };
    });
}

/**
 * @param index of those who share their profile: the one that clients search
 * @param fitsBy fits without wishes, where they are known already
 */
export function discoveryOf(
  index: ForumIndex,
  known: Known,
  fitsBy: (company: Company) => Fits = ({ solutions }) => fitsOf(index, solutions),
): Discovery {
  const seen = new Set(index.profiles.map(({ id }) => id));
  const sellers = sellersOf(index, known, fitsBy);
  const ofClient = countsOf(known, 'clientId', seen);
  const ofDelegate = countsOf(known, 'delegateId', seen);
  const delegates = index.profiles.map((profile) => {
    const counts = ofDelegate(profile.id);
    const { ref, name, title, organisation } = profile;
    const isFound = counts.opened + counts.listed + counts.asked > 0;
    const best = isFound ? [] : suggestions(index, sellers, profile);
    return { ref, name, title, organisation, ...counts, best, isFound };
  });
  const sum = ({ opened, listed, asked }: Counts) => opened + listed + asked;
  const plain = ({ isFound: _, ...row }: (typeof delegates)[number]): DelegateRow => row;
  return {
    named: index.profiles.length,
    clients: sellers
      .map((seller) => clientRow(index, seller, ofClient(seller.company.id)))
      .sort((a, b) => b.short - a.short || a.fits - b.fits || (a.ref < b.ref ? -1 : 1)),
    unfound: delegates
      .filter(({ isFound }) => !isFound)
      .sort((a, b) => (b.best[0]?.points ?? 0) - (a.best[0]?.points ?? 0))
      .map(plain),
    found: delegates
      .filter(({ isFound }) => isFound)
      .sort((a, b) => sum(a) - sum(b))
      .map(plain),
  };
}
