/** The product's own first draft of every paragraph: plain sentences, each bound to its figure. */

import { alike, namingWords } from '#base/folding.ts';
import { asToken } from '#report/claims/markup.ts';
import {
  type Catalogue,
  catalogueOf,
  type Ground,
  percentOf,
  type Share,
} from '#report/claims/measure.ts';
import { holds } from '#report/claims/predicate.ts';
import { quantity } from '#report/claims/quantity.ts';
import { printedMoney } from '#report/printing.ts';
import type { Finding } from '#research/finding.ts';
import { isClosed } from '#research/questionnaire.ts';
import { claims } from '#ui/texts/claims.ts';
import { report } from '#ui/texts/report.ts';

const t = claims.draft;
/** Main findings that a draft proposes, as many as the report has room for on a page. */
const MAIN_FINDINGS = 4;
/** Below this base nothing is said. */
const SMALLEST_BASE = 5;

/** @returns findings in the order of the report, all of whose sentences are bound and true */
export function draftFindings(ground: Ground): Finding[] {
  const catalogue = catalogueOf(ground);
  const shares = [...catalogue.measures.values()].filter(
    (each): each is Share => each.kind === 'share' && !each.first && each.base >= SMALLEST_BASE,
  );
  const sections: [string, string[]][] = [
    [report.names.seniority, seniority(shares)],
    [report.names.spend, spend(catalogue)],
    [
      report.names.budget,
      leading(
        shares.filter(({ figure }) => figure === 'budgetBands'),
        band,
      ),
    ],
    ...ground.questionnaire.questions
      .filter(isClosed)
      .map(({ id, type, section, text }): [string, string[]] => {
        const own = shares.filter(({ figure }) => figure === id);
        return [
          section ?? text,
          type === 'matrix' ? rows(own) : leading(own, sayingOf(catalogue, type)),
        ];
      }),
  ];
  return [
    ...mainFindings(ground, shares),
    ...sections
      .filter(([, paragraphs]) => paragraphs.length > 0)
      .map(([section, paragraphs]) => ({ section, theme: null, paragraphs, written: true })),
  ];
}

/** Titles and labels may hold signs that would end a token. */
const plain = (label: string) => label.replace(/[{}|]/g, ' ');
const amount = (share: Share) => asToken(ofWhom(share), share.ref);
const ofWhom = (share: Share) => (share.single ? t.ofGroup : t.ofAnswered)(quantity(share));
const bare = (share: Share) => asToken(quantity(share), share.ref);
const isJoint = ({ rank }: Share) => (rank?.level ?? 1) > 1;
const capital = (words: string) =>
  words.replace(/^\p{L}/u, (letter) => letter.toLocaleUpperCase('en-GB'));
const capitalToken = (share: Share) => asToken(capital(ofWhom(share)), share.ref);

type Saying = (share: Share) => string;
const rank = (share: Share) => asToken(t.first(isJoint(share)), share.ref);
const band: Saying = (share) =>
  t.band(capitalToken(share), plain(share.labels[0] ?? ''), rank(share));
const sayingOf =
  (catalogue: Catalogue, type: 'single' | 'multi' | 'rank'): Saying =>
  (share) => {
    const label = plain(share.labels[0] ?? '');
    if (type === 'single') return t.single(capitalToken(share), label, rank(share));
    if (type === 'multi') return t.several(label, rank(share), amount(share));
    const first = catalogue.measures.get(`${share.ref} / first`.toLowerCase());
    return first?.kind === 'share' && first.count > 0
      ? t.ranked(
          label,
          rank(share),
          amount(share),
          asToken(`${first.count} of ${first.base}`, first.ref),
        )
      : t.several(label, rank(share), amount(share));
  };

/** What most chose, and what comes next. */
function leading(shares: readonly Share[], say: Saying): string[] {
  const first = shares.filter((share) => share.rank?.place === 1);
  const next = shares
    .filter((share) => share.rank && [2, 3].includes(share.rank.place))
    .sort((a, b) => b.count - a.count)[0];
  if (first.length === 0 || first.length > 2) return [];
  return [
    first.map(say).join(' '),
    ...(next && next.count > 0
      ? [t.next(asToken(t.another, next.ref), plain(next.labels[0] ?? ''), bare(next))]
      : []),
  ];
}

/** Of a scale of change the rows that go up most, of another scale each row's commonest answer. */
function rows(shares: readonly Share[]): string[] {
  const up = shares
    .filter(({ change }) => change?.direction === 'up')
    .sort((a, b) => percentOf(b) - percentOf(a));
  const say = (share: Share) =>
    [plain(share.row ?? ''), plain(share.labels[0] ?? ''), amount(share)] as const;
  const [first, next] = up;
  if (first && first.count > 0) {
    const place = first.rank
      ? t.row(...say(first), asToken(t.area(isJoint(first)), first.ref))
      : t.nextRow(...say(first));
    return [place, ...(next && next.count > 0 ? [t.nextRow(...say(next))] : [])];
  }
  const byRow = [...Map.groupBy(shares, ({ row }) => row).values()];
  return byRow
    .map((each) => each.reduce((a, b) => (b.count > a.count ? b : a)))
    .filter(({ count }) => count > 0)
    .sort((a, b) => percentOf(b) - percentOf(a))
    .slice(0, 2)
    .map((share) => t.nextRow(...say(share)));
}

function seniority(shares: readonly Share[]): string[] {
  const levels = shares.filter(({ figure, count }) => figure === 'seniority' && count > 0);
  if (levels.length === 0) return [];
  const parts = levels.map((share, at) =>
    t.level(at === 0 ? capitalToken(share) : bare(share), plain(share.labels[0] ?? '')),
  );
  return [t.levels(parts.join(', '))];
}

function spend({ measures }: Catalogue): string[] {
  const sum = measures.get('combinedspend');
  if (sum?.kind !== 'sum' || sum.givers < SMALLEST_BASE || sum.total === 0) return [];
  const money = printedMoney(sum.total, sum.currency).spoken;
  return [t.spend(asToken(t.people(sum.givers), sum.ref), asToken(money, sum.ref))];
}

/** The strongest answers, with what other questions say of the same thing. */
function mainFindings({ questionnaire }: Ground, shares: readonly Share[]): Finding[] {
  const labelOf = ({ row, labels }: Share) => row ?? labels[0] ?? '';
  const telling = shares.filter(
    ({ figure, row, change, count }) =>
      count > 0 &&
      !['seniority', 'budgetBands'].includes(figure) &&
      (row === null || change?.direction === 'up'),
  );
  const strong = telling
    .filter((share) => share.rank && share.rank.place <= 2)
    .sort((a, b) => percentOf(b) - percentOf(a));
  const same = (a: Share, b: Share) => {
    const [mine, other] = [namingWords(labelOf(a)), namingWords(labelOf(b))];
    const shared = mine.filter((word) => other.some((each) => alike(word, each))).length;
    return shared > 0 && shared >= Math.min(mine.length, other.length) * 0.51;
  };
  const themes: Share[][] = [];
  for (const share of strong) {
    if (themes.length === MAIN_FINDINGS) break;
    if (themes.some((theme) => theme.some((each) => same(each, share)))) continue;
    const others = telling.filter((other) => other.figure !== share.figure && same(other, share));
    const one = [...Map.groupBy(others, ({ figure }) => figure).values()].flatMap(
      (each) => each.toSorted((a, b) => b.count - a.count)[0] ?? [],
    );
    themes.push([share, ...one.slice(0, 2)]);
  }
  const section = (figure: string) => {
    const asked = questionnaire.questions.find(({ id }) => id === figure);
    return plain(asked?.section ?? asked?.text ?? figure);
  };
  return themes.map((theme) => {
    const [head] = theme;
    const label = head ? labelOf(head) : '';
    const evidence = theme.map((share) =>
      t.evidence(
        section(share.figure),
        amount(share),
        share.row === null ? null : plain(share.labels[0] ?? ''),
      ),
    );
    return {
      section: 'Main findings',
      theme: label,
      paragraphs: [[...opening(theme, plain(label), section), ...evidence].join(' ')],
      written: true,
    };
  });
}

function opening(
  theme: readonly Share[],
  label: string,
  section: (figure: string) => string,
): string[] {
  const refs = theme.map(({ ref }) => ref).join(' & ');
  const [head] = theme;
  if (theme.length > 1 && holds({ kind: 'theme' }, theme))
    return [t.theme(asToken(t.recurring, refs), label)];
  if (holds({ kind: 'significant' }, theme)) return [t.theme(asToken(t.focus, refs), label)];
  if (head?.rank?.place !== 1) return [];
  return [t.tops(label, rank(head), section(head.figure))];
}
