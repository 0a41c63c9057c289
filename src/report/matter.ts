/** The sections without a figure: what the report rests on, who speaks in it, and how to go on. */
import type { CheckedFinding } from '#report/claims/check.ts';
import type { EditionContent } from '#report/edition.ts';
import type { BaseRow, Paragraph, Section } from '#report/model.ts';
import { mainFindings } from '#report/paragraphs.ts';
import { listed } from '#report/printing.ts';
import { plain } from '#report/prose.ts';
import { proven } from '#report/proven.ts';
import { provingOf, type View } from '#report/sections.ts';
import { SMALLEST_PERCENT_BASE } from '#research/disclosure.ts';
import type { Interview } from '#research/interviews.ts';
import { isClosed, type Questionnaire } from '#research/questionnaire.ts';
import { percentOf } from '#research/tally.ts';
import { told as t } from '#ui/texts/report-told.ts';

type Content = Omit<EditionContent, 'withheld'>;
const untitled = { id: '', headline: null };

export function basis(
  content: Content,
  field: string | null,
  figures: { waiting: number; of: number },
): Section {
  const { delegates, responses, interviews: said } = content;
  const channels = [...new Set(said.map(({ channel }) => channel).filter(Boolean))];
  const frame =
    delegates < SMALLEST_PERCENT_BASE
      ? t.basis.frameFew(delegates, responses)
      : t.basis.frame(delegates, responses, percentOf(responses, delegates, 0));
  const paragraphs = [
    frame,
    ...(field ? [t.basis.field(field)] : [t.nobody]),
    ...(said.length > 0
      ? [t.basis.interviews(said.length, channels.length ? t.basis.channels(listed(channels)) : '')]
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

export function interviews(said: readonly Interview[]): Section[] {
  if (said.length === 0) return [];
  const highlights = said.map((interview) => ({
    who: attribution(interview),
    heading: interview.heading,
    channel: interview.channel,
    points: interview.points,
  }));
  return [{ ...untitled, kind: 'interviews', name: t.names.interviews, highlights }];
}

/** As far as the person agreed to be known, and no further. */
export function attribution({ title, organisation, approved }: Interview): string {
  const level = approved?.level.toLocaleLowerCase('en-GB') ?? '';
  if (/organi[sz]ation|name/.test(level)) return [title, organisation].filter(Boolean).join(', ');
  return /role|title/.test(level) ? title : t.anonymous;
}

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
