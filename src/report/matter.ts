/** The sections without a figure: what the report rests on, who speaks in it, and how to go on. */
import { fold } from '#base/text.ts';
import type { ClosingPage } from '#forum/brand.ts';
import { blocksOf } from '#report/closing.ts';
import type { BaseRow, Evidence, Highlight, Section } from '#report/model.ts';
import { mainFindings, tellsNumber } from '#report/paragraphs.ts';
import { listed } from '#report/printing.ts';
import { plain } from '#report/prose.ts';
import { hasData, type View } from '#report/sections.ts';
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
  return main.map(({ section, theme, paragraphs }, at) => ({
    ...untitled,
    kind: 'finding',
    name: theme ?? section,
    ordinal: at + 1,
    of: main.length,
    paragraphs: paragraphsWithout(view, paragraphs).map(plain),
    evidence: theme === null ? [] : evidenceOf(view, theme),
  }));
}

/** A number in a main finding may be that of any figure: as long as one waits, so does it. */
function paragraphsWithout(view: View, paragraphs: string[]): string[] {
  const waits = view.withheld.some(({ figure }) => hasData(view, figure));
  if (!waits || !paragraphs.some(tellsNumber)) return paragraphs;
  return view.audience === 'staff'
    ? [...paragraphs, t.waits.findingForStaff]
    : [...paragraphs.filter((paragraph) => !tellsNumber(paragraph)), t.waits.finding];
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

export function method(bases: BaseRow[], left: string[]): Section {
  const { census, latest, rounding, ties, suppression, nothing } = t.method;
  const paragraphs = [
    census,
    latest,
    rounding,
    ties,
    suppression,
    ...(left.length ? [] : [nothing]),
  ].map(plain);
  return { ...untitled, kind: 'method', name: t.names.method, paragraphs, bases, withheld: left };
}
