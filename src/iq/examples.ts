/** Questions that a forum understands, made of its own questionnaire, for whoever has not asked yet. */
import { shortMoney } from '#base/money.ts';
import { searchOf } from '#iq/answer.ts';
import { find } from '#iq/find.ts';
import type { ForumIndex } from '#iq/index.ts';
import { directions } from '#ui/charts/columns.ts';
import { toldPeople as p } from '#ui/texts/iq-people-told.ts';
import { told as t } from '#ui/texts/iq-told.ts';

/** The parts that examples are made of; undefined where a questionnaire has no such thing. */
function partsOf({ questionnaire, fields }: ForumIndex) {
  const { seniorityBands, budgetBands, questions, currency } = questionnaire;
  const growing = questions.find(
    (question) => question.type === 'matrix' && directions(question.columns)?.includes('up'),
  );
  const ranking = questions.find(({ type }) => type === 'rank');
  const least = (budgetBands[2] ?? budgetBands[1])?.min;
  const rows = growing?.type === 'matrix' ? growing.rows : [];
  return {
    band: (seniorityBands[1] ?? seniorityBands[0])?.band,
    growing: rows[0] && t.hint.more(rows[0]),
    other: rows[1] && t.hint.more(rows[1]),
    over: least ? t.range.over(shortMoney(least, currency)) : undefined,
    top: ranking?.type === 'rank' && ranking.options[0] ? ranking.options[0] : undefined,
    country: fields.find(({ key }) => key === 'country')?.options[0],
  };
}

type Parts = ReturnType<typeof partsOf>;
const all = (...parts: (string | undefined)[]): string | null =>
  parts.every((part) => part) ? parts.join(', ') : null;

const KINDS: ((parts: Parts) => string | null)[] = [
  ({ band, growing, over }) => all(band, growing, over),
  ({ top }) => (top ? p.examples.first(top) : null),
  ({ growing, country }) => (growing && country ? p.examples.not(growing, country) : null),
  ({ other, over }) => (other && over ? p.examples.either(other, over) : null),
];

/** The first is the hint in the empty box. */
export function hintFor(index: ForumIndex): string {
  const { band, growing, over } = partsOf(index);
  return t.hint.ask([band, growing, over].flatMap((part) => part || []));
}

/** Only those that are understood whole and find someone. */
export function examplesFor(index: ForumIndex): string[] {
  const parts = partsOf(index);
  return KINDS.flatMap((kind) => {
    const text = kind(parts);
    if (text === null) return [];
    const { search, notUnderstood } = searchOf(index, new URLSearchParams({ q: text }));
    if (notUnderstood.length > 0 || search.clauses.length === 0) return [];
    return find(index, search, { limit: 0, facets: false }).total > 0 ? [text] : [];
  });
}
