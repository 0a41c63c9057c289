/** What happened since an edition, ready to print for staff. */
import type { Part } from '#report/changes.ts';
import { editionName } from '#report/compose.ts';
import type { Since } from '#report/since.server.ts';
import { titlesIn } from '#report/titles.ts';
import { editions as t } from '#ui/texts/editions.ts';
import { told } from '#ui/texts/report-told.ts';

export type SinceTold = {
  /** of the edition that readers see */
  id: string;
  number: number;
  name: string;
  /** consents and people; empty: nothing that takes an act */
  happened: string[];
  /** titles of figures, each once */
  affected: string[];
  /** what readers lost, with the reason */
  hidden: string[];
  unnamed: string[];
  /** whether an interim edition may follow, and what is missing */
  next: string;
  mayPublish: boolean;
  waits: string[];
};

export function sinceTold({ edition, ...since }: Since): SinceTold {
  const { withdrawn, left, raised, unsaid, next } = since;
  const title = titlesIn(edition.content.questionnaire);
  const when = (n: number, sentence: (n: number) => string) => (n > 0 ? [sentence(n)] : []);
  const raisedHides = since.hidden.length > 0 ? raised : 0;
  const figures = (parts: readonly Part[]) => [
    ...new Set(parts.map(({ figure }) => title({ figure, row: null }))),
  ];
  const all = Object.entries(edition.content.figures).filter(([, told]) =>
    'rows' in told
      ? Object.values(told.rows).some(({ answered }) => answered > 0)
      : told.answered > 0,
  );
  const affected = figures(since.affected);
  return {
    id: edition.id,
    number: edition.number,
    name: editionName(edition.kind, edition.number),
    happened: [
      ...when(withdrawn, t.since.withdrawn),
      ...when(left, t.since.left),
      ...when(unsaid, t.since.unsaid),
      ...when(raisedHides, t.since.raised),
    ],
    affected:
      affected.length > 1 && affected.length === all.length ? [t.since.all(all.length)] : affected,
    hidden: since.hidden.map(({ reason, ...part }) =>
      t.since.because(title(part), told.waits.staff[reason]),
    ),
    unnamed: since.unnamed,
    next: next.missing > 0 ? t.since.missing(next.missing) : t.since.enough(next.newAnswers),
    mayPublish: next.missing === 0,
    waits: figures(next.waits),
  };
}
