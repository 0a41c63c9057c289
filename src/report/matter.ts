/** The sections without a figure: what the report rests on, who speaks in it, and how to go on. */
import { fold } from '#base/text.ts';
import type { ClosingPage } from '#forum/brand.ts';
import type { CheckedFinding } from '#report/claims/check.ts';
import { blocksOf } from '#report/closing.ts';
import type { BaseRow, Evidence, Highlight, Paragraph, Section } from '#report/model.ts';
import { mainFindings } from '#report/paragraphs.ts';
import { listed } from '#report/printing.ts';
import { plain } from '#report/prose.ts';
import { proven } from '#report/proven.ts';
import { provingOf, type View } from '#report/sections.ts';
import type { ShortChanges } from '#report/short-changes.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import { isCountable, isSame, type Printable } from '#research/interviews/said.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { percentOf } from '#research/tally.ts';
import { told as t } from '#ui/texts/report-told.ts';

const untitled = { id: '', headline: null };

export function basis(
  view: View,
  field: string | null,
  figures: { waiting: number; of: number },
): Section {
  const { delegates, responses, said } = view;
  const channels = [...new Set(said.map(({ channel }) => channel).filter(Boolean))];
  const asked = new Set(said.map(({ interview }) => interview)).size;
  const frame =
    delegates < SMALLEST_PERCENT_BASE
      ? t.basis.frameFew(delegates, responses)
      : t.basis.frame(delegates, responses, percentOf(responses, delegates, 0));
  const paragraphs = [
    frame,
    ...(field ? [t.basis.field(field)] : [t.nobody]),
    ...(asked > 0
      ? [t.basis.interviews(asked, channels.length ? t.basis.channels(listed(channels)) : '')]
      : []),
    `${t.basis.group(delegates)} ${t.basis.bases}`,
    ...(figures.waiting > 0 ? [t.basis.waiting(figures.waiting, figures.of)] : []),
  ];
  return { ...untitled, kind: 'basis', name: t.names.basis, paragraphs: paragraphs.map(plain) };
}

export function findings(view: View): Section[] {
  const { findings: written, questionnaire } = view;
  const { questions } = questionnaire;
  const titles = [
    t.names.seniority,
    t.names.spend,
    t.names.budget,
    ...questions.filter(isClosed).map(({ section, text }) => section ?? text),
  ];
  const main = mainFindings(written, titles);
  return main.map((finding, at) => ({
    ...untitled,
    kind: 'finding',
    name: finding.theme ?? finding.section,
    ordinal: at + 1,
    of: main.length,
    paragraphs: findingProse(view, finding),
    evidence: [
      ...figuresBehind(view, finding),
      ...(finding.theme === null ? [] : evidenceOf(view, finding.theme)),
    ],
  }));
}

/** A claim waits with its figure; what is left says that something is missing. */
function findingProse(view: View, finding: CheckedFinding): Paragraph[] {
  const { paragraphs, waits } = proven([finding], provingOf(view));
  if (view.audience === 'reader')
    return waits ? [...paragraphs, plain(t.waits.finding)] : paragraphs;
  const { waits: forReaders } = proven([finding], { ...provingOf(view), audience: 'reader' });
  return forReaders ? [...paragraphs, plain(t.waits.findingForStaff)] : paragraphs;
}

/** The figures that the claims of a finding rest on, as far as this reader sees them. */
function figuresBehind(view: View, { sentences }: CheckedFinding): Evidence[] {
  const { named, withheld, audience } = provingOf(view);
  const bound = sentences.flatMap(({ claims }) => claims.flatMap(({ figures }) => figures));
  const waits = (key: string) =>
    audience === 'reader' && withheld.some(({ figure }) => figure === key);
  const numbers = [...named].filter(
    ([key]) => bound.some(({ figure }) => figure === key) && !waits(key),
  );
  return numbers.length === 0
    ? []
    : [{ text: t.evidence.figures(listed(numbers.map(([, { number }]) => number))) }];
}

/** What interviews say of a main finding: counts that name nobody, and approved words. */
function evidenceOf({ evidence = [], said, audience }: View, finding: string): Evidence[] {
  const themes = evidence.filter((each) => fold(each.finding) === fold(finding));
  return themes.flatMap(({ themes }) =>
    themes.flatMap((theme) => {
      const quotes = said.filter((quote) => theme.quotes.some(isSame(quote)));
      const isForAll = isCountable(theme, quotes.length);
      const count = t.evidence.theme(theme.theme, theme.interviews, theme.of);
      return [
        ...(isForAll ? [count] : audience === 'staff' ? [t.evidence.staffOnly(count)] : []),
        ...quotes.map(({ text, verbatim, who }) => t.evidence.quote(words(text, verbatim), who)),
      ].map((text) => ({ text }));
    }),
  );
}

const words = (text: string, verbatim: boolean) => (verbatim ? text : t.summarised(text));

/** One highlight for each interview, and for each way of naming its person. */
export function interviews(said: readonly Printable[]): Section[] {
  if (said.length === 0) return [];
  const highlights = new Map<string, Highlight>();
  for (const { interview, who, heading, channel, text, verbatim } of said) {
    const key = JSON.stringify([interview, who]);
    const points = [...(highlights.get(key)?.points ?? []), words(text, verbatim)];
    highlights.set(key, { who, heading, channel, points });
  }
  const all = [...highlights.values()];
  return [{ ...untitled, kind: 'interviews', name: t.names.interviews, highlights: all }];
}

/** The organiser's own pages: theirs, and said to be. */
export const closing = (pages: readonly ClosingPage[], from: string): Section[] =>
  pages.map(({ heading, text }) => ({
    ...untitled,
    kind: 'closing',
    name: heading,
    from: t.closingFrom(from),
    blocks: blocksOf(text),
  }));

export const products = (): Section => ({
  ...untitled,
  kind: 'products',
  name: t.names.products,
  products: t.products,
});

export function share(
  { web, telephone, email }: Questionnaire['organiser'],
  state: 'draft' | 'interim' | 'final',
): Section {
  const contacts = [
    { label: t.share.web, value: web, href: webAddress(web) },
    { label: t.share.telephone, value: telephone, href: `tel:${telephone.replace(/[^+\d]/g, '')}` },
    { label: t.share.email, value: email, href: `mailto:${email}` },
  ].filter(({ value }) => value !== '');
  const paragraphs = [plain(state === 'draft' ? t.share.textDraft : t.share.text)];
  return { ...untitled, kind: 'share', name: t.names.share, paragraphs, contacts };
}

/** Only an address of the web becomes a link. */
function webAddress(web: string): string | null {
  const url = URL.parse(/^[a-z]+:/i.test(web) ? web : `https://${web}`);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** @param mark of the edition's hash; null: a draft has none */
export function method(
  bases: BaseRow[],
  left: string[],
  { mark, changes, proved }: { proved: boolean; mark: string | null; changes: ShortChanges | null },
): Section {
  const { census, latest, rounding, words: grammar, ties, suppression, nothing } = t.method;
  const paragraphs = [
    census,
    latest,
    rounding,
    ...(proved ? [grammar] : []),
    ties,
    suppression,
    ...(left.length ? [] : [nothing]),
    ...(mark ? [t.method.mark(mark)] : []),
  ].map(plain);
  const name = t.names.method;
  return { ...untitled, kind: 'method', name, paragraphs, bases, withheld: left, changes };
}
