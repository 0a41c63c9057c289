/** The researchers' desk as a screen draws it: texts in the order of the report, what each needs. */
import { fold } from '#base/text.ts';
import { type Binder, binderOf } from '#report/claims/bind.ts';
import type { CheckedFinding, CheckedPiece, SentenceState } from '#report/claims/check.ts';
import { exactly, fractionOf } from '#report/claims/explain.ts';
import { sentencesOf, withoutMarks } from '#report/claims/markup.ts';
import { type Catalogue, catalogueOf, type Measure } from '#report/claims/measure.ts';
import { NEEDY, type Offer, offersFor } from '#report/claims/offer.ts';
import { type ClaimCounts, countClaims, REFUSED } from '#report/claims-told.ts';
import { type Spot, spotKey } from '#report/edited.ts';
import { sentenceId } from '#report/finding-place.ts';
import type { Version } from '#report/findings.server.ts';
import { printedDay } from '#report/printing.ts';
import type { Proof } from '#report/proof.server.ts';
import { sectionTitles } from '#report/section-titles.ts';
import { report as t } from '#ui/texts/report.ts';

/** `why`: what is wrong, or what proves it; `figures`: "Figure 9" */
export type DeskSentence = {
  pieces: { text: string; mark: CheckedPiece['state'] }[];
  state: SentenceState;
  why: string;
  figures: string;
  offers: Offer[];
};
export type DeskProof = {
  words: string;
  fraction: string;
  says: string;
  figures: string;
  warnings: string[];
};
export type DeskVersion = {
  number: number;
  by: string;
  day: string;
  start: string;
  removed: boolean;
  file: boolean;
};
/** `id`: for links within the page · `seen`: of the file's words, where it was never edited here */
export type DeskText = Spot & {
  id: string;
  /** as forms name it */
  key: string;
  inFile: boolean;
  title: string;
  base: number;
  seen: string;
  body: string;
  paragraphs: DeskSentence[][];
  proofs: DeskProof[];
  versions: DeskVersion[];
};
export type Reference = { ref: string; value: string };
export type FindingsDesk = {
  counts: ClaimCounts;
  /** sentences that need somebody, first those that stand in the way */
  needy: { href: string; title: string; words: string; state: SentenceState }[];
  main: DeskText[];
  sections: DeskText[];
  removed: (Spot & { base: number; title: string; last: number })[];
  references: { title: string; options: Reference[] }[];
};

type Marker = (paragraphs: readonly string[]) => string;
const OLDER = 10;
const START = 160;

/** @param mark of a file's words @param zone the forum's time zone */
export function deskOf(proof: Proof, versions: readonly Version[], mark: Marker): FindingsDesk {
  const binder = binderOf(catalogueOf(proof.ground));
  const bySpot = Map.groupBy(versions, spotKey);
  const made = proof.texts.map(({ text, checked }) => {
    const spot = text.spot;
    return {
      ...spot,
      key: spotKey(spot),
      inFile: text.inFile,
      title: text.theme ?? text.section,
      base: text.number,
      seen: text.number === 0 ? mark(text.paragraphs) : '',
      body: checked.paragraphs.join('\n\n'),
      ...drawn(binder, checked, proof.named),
      versions: versionsOf(bySpot.get(spotKey(spot)) ?? [], proof.questionnaire.timezone),
    };
  });
  const titles = sectionTitles(proof.questionnaire);
  const plain = (title: string) =>
    made.find((each) => each.theme === '' && fold(each.section) === fold(title));
  const sections = titles.map(
    (title, at): DeskText => ({
      ...(plain(title) ?? {
        ...empty,
        section: title,
        title,
        seen: mark([]),
        key: spotKey({ section: title, theme: '' }),
      }),
      id: `section-${at + 1}`,
    }),
  );
  const known = new Set(titles.map(fold));
  const main = made
    .filter(({ section, theme }) => theme !== '' || !known.has(fold(section)))
    .map((text, at): DeskText => ({ ...text, id: `main-${at + 1}` }));
  return {
    counts: countClaims(proof.texts.map(({ checked }) => checked)),
    needy: needyIn([...main, ...sections]),
    main,
    sections,
    removed: proof.removed.map(({ spot, theme, section, number }) => ({
      ...spot,
      base: number,
      title: theme ?? section,
      last: (bySpot.get(spotKey(spot)) ?? []).find(({ removed }) => !removed)?.number ?? 0,
    })),
    references: referencesOf(binder.catalogue, proof),
  };
}

const empty = {
  inFile: false,
  theme: '',
  base: 0,
  body: '',
  paragraphs: [],
  proofs: [],
  versions: [],
};

/** What is drawn of a text, saved or not. */
export function drawn(
  binder: Binder,
  { section, paragraphs, sentences }: CheckedFinding,
  named: Proof['named'],
): Pick<DeskText, 'paragraphs' | 'proofs'> {
  const numbers = (claims: CheckedFinding['sentences'][number]['claims']) =>
    [...new Set(claims.flatMap(({ figures }) => figures.map(({ figure }) => figure)))]
      .flatMap((figure) => named.get(figure)?.number ?? [])
      .join(', ');
  return {
    paragraphs: paragraphs.map((paragraph, at) => {
      const raw = sentencesOf(paragraph);
      return sentences
        .filter((sentence) => sentence.paragraph === at + 1)
        .map((sentence, index): DeskSentence => {
          const failed = sentence.claims.filter((claim) => !claim.true);
          const fraction = failed
            .map((claim) => claim.fraction)
            .filter(Boolean)
            .join(', ');
          const offers = offersFor(binder, raw[index]?.text ?? '', section);
          return {
            pieces: sentence.pieces.map(({ text, state }) => ({
              text: withoutMarks(text.replace(/\s+/g, ' ')),
              mark: state,
            })),
            state: sentence.state,
            why: [fraction && `${fraction}.`, sentence.problem].filter(Boolean).join(' '),
            figures: numbers(failed),
            offers,
          };
        });
    }),
    proofs: sentences.flatMap(({ claims }) =>
      claims
        .filter((claim) => claim.true)
        .map((claim) => ({
          words: claim.words,
          fraction: claim.fraction,
          says: claim.says,
          figures: numbers([claim]),
          warnings: claim.warnings,
        })),
    ),
  };
}

const versionsOf = (all: readonly Version[], zone: string): DeskVersion[] =>
  all.slice(0, OLDER).map(({ number, by, at, body, removed }) => ({
    number,
    by,
    day: printedDay(at, zone),
    start: (body ?? '').slice(0, START),
    removed,
    file: body === null && !removed,
  }));

function needyIn(texts: readonly DeskText[]): FindingsDesk['needy'] {
  const all = texts.flatMap(({ id, title, paragraphs }) =>
    paragraphs.flatMap((sentences, p) =>
      sentences.flatMap(({ state, pieces }, s) =>
        NEEDY.includes(state)
          ? [
              {
                href: `#${sentenceId(id, p + 1, s + 1)}`,
                title,
                words: pieces
                  .map(({ text }) => text)
                  .join('')
                  .trim(),
                state,
              },
            ]
          : [],
      ),
    ),
  );
  const first = ({ state }: { state: SentenceState }) => (REFUSED.includes(state) ? 0 : 1);
  return all.sort((a, b) => first(a) - first(b));
}

/** Everything a token can name, by figure, with its value as it is now. */
function referencesOf(
  { measures }: Catalogue,
  { questionnaire, named }: Proof,
): FindingsDesk['references'] {
  const titleOf = (figure: string | null) => {
    if (figure === null) return null;
    const ofGroup = {
      seniority: t.names.seniority,
      combinedSpend: t.names.spend,
      budgetBands: t.names.budget,
    }[figure];
    const question = questionnaire.questions.find(({ id }) => id === figure);
    const title =
      question && 'section' in question
        ? (question.section ?? question.text)
        : (question?.text ?? figure);
    return [named.get(figure)?.number, ofGroup ?? title].filter(Boolean).join(': ');
  };
  const shown = [...measures.values()].filter((measure) => measure.kind !== 'wording');
  const groups = Map.groupBy(shown, (measure) => titleOf(measure.figure) ?? '');
  return [...groups].map(([title, all]) => ({
    title,
    options: all.map((measure) => ({ ref: measure.ref, value: printedValue(measure) })),
  }));
}

const printedValue = (measure: Measure): string =>
  measure.kind === 'share' && measure.base >= 20
    ? `${fractionOf([measure])}, ${exactly(measure)}`
    : fractionOf([measure]);
