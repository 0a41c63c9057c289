/** “Over 200 rooms”, where rooms are asked for in steps: all steps of that size. */
import type { Field } from '#iq/fields.ts';
import type { Edge, Reader } from './context.ts';
import { stemOf, stemsOf } from './lexer.ts';

type Step = { option: string; least: number; most: number };
type Sized = { field: Field; unit: string; steps: Step[] };

const NUMBER = String.raw`\d{1,3}(?:[.,'’]\d{3})+|\d+`;
const LEAST =
  'at least|minimum(?: of)?|no fewer than|no less than|from|mindestens|au moins|al menos|minstens|>=|≥';
const OVER =
  'over|more than|above|greater than|larger than|bigger than|upwards of|north of|exceeding|über|mehr als|plus de|más de|meer dan|>';
const MOST =
  'up to|at most|no more than|maximum(?: of)?|max|höchstens|bis zu|au plus|hasta|hoogstens|<=|≤';
const UNDER =
  'under|fewer than|less than|below|smaller than|sub|unter|weniger als|moins de|menos de|minder dan|<';
const ASKED = new RegExp(
  `^(?:(${LEAST})|(${OVER})|(${MOST})|(${UNDER})|between)?\\s*(${NUMBER})(?:\\s*(?:and|to|-|–|bis|und|et|à|y|a|en|tot)\\s*(${NUMBER}))?\\s*(\\+|plus|or more|and (?:more|over|up)|or (?:fewer|less)|and under)?[\\s-]+(\\p{L}+)(?:\\s+(or more|and (?:more|over|up)|or (?:fewer|less)|and under|plus))?`,
  'iu',
);

const figure = (digits: string): number => Number(digits.replace(/\D/g, ''));

/** What an option says: from how many to how many; null where it is no step. */
function stepOf(option: string): Step | null {
  const numbers = [...option.matchAll(new RegExp(NUMBER, 'gu'))].map(([digits]) => figure(digits));
  const [low = 0, high = low] = numbers;
  if (numbers.length === 0 || numbers.length > 2) return null;
  if (numbers.length === 2) return { option, least: low, most: high };
  const starts = (words: string) => new RegExp(`^(?:${words})(?!\\p{L})`, 'iu').test(option);
  if (starts(LEAST) || /\+|or more|and (?:more|over)|oder mehr|ou plus|o más/i.test(option))
    return { option, least: low, most: Number.POSITIVE_INFINITY };
  if (starts(OVER)) return { option, least: low + 1, most: Number.POSITIVE_INFINITY };
  if (starts(MOST)) return { option, least: 0, most: low };
  return starts(UNDER) ? { option, least: 0, most: low - 1 } : null;
}

const known = new WeakMap<readonly Field[], Sized[]>();

function sizedIn(fields: readonly Field[]): Sized[] {
  const last = known.get(fields);
  if (last) return last;
  const found = fields.flatMap((field): Sized[] => {
    if (field.source.of !== 'choice') return [];
    const steps = field.options.flatMap((option) => stepOf(option) ?? []);
    const unit = stemsOf(field.options[0] ?? '').findLast((stem) => !/\d/.test(stem));
    const isAll = steps.length > 1 && steps.length === field.options.length;
    return isAll && unit !== undefined ? [{ field, unit, steps }] : [];
  });
  known.set(fields, found);
  return found;
}

/** The steps that a size at this place means; not understood where it falls inside one. */
export function sizeEdges(at: number, { items, text, index }: Reader): Edge[] {
  const sized = sizedIn(index.fields);
  const item = items[at];
  if (!item || sized.length === 0) return [];
  const match = ASKED.exec(text.slice(item.from));
  const unit = stemOf((match?.[8] ?? '').toLowerCase());
  const asked = sized.find((each) => each.unit === unit);
  if (!match || !asked) return [];
  const to = item.from + match[0].length;
  const length = items.slice(at).filter(({ from }) => from < to).length;
  const [least, most] = rangeOf(match);
  const touched = asked.steps.filter((step) => overlap(step, least, most) > 1);
  const isWhole = touched.every((step) => step.least >= least - 1 && step.most <= most + 1);
  const isOne = least === most;
  const words = text.slice(item.from, to);
  if (touched.length === 0 && !isOne) return [];
  if (!isWhole && !isOne) return [{ length, score: 12 * length, said: { kind: 'lost', words } }];
  const meant = isOne ? asked.steps.filter((step) => overlap(step, least, most) > 0) : touched;
  const options = meant.map(({ option }) => option);
  const meanings = [{ field: asked.field, options, row: false, score: 1 }];
  return options.length === 0
    ? []
    : [{ length, score: 12 * length, said: { kind: 'topic', meanings, words } }];
}

const overlap = (step: Step, least: number, most: number): number =>
  Math.min(step.most, most) - Math.max(step.least, least) + 1;

function rangeOf(match: RegExpExecArray): [number, number] {
  const [, atLeast, over, atMost, under, digits = '', high, before, , behind] = match;
  const low = figure(digits);
  const tail = (before ?? behind ?? '').toLowerCase();
  if (high !== undefined) return [low, figure(high)];
  if (over) return [low + 1, Number.POSITIVE_INFINITY];
  if (atLeast || /\+|plus|more|over|up/.test(tail)) return [low, Number.POSITIVE_INFINITY];
  if (under) return [0, low - 1];
  return atMost || /fewer|less|under/.test(tail) ? [0, low] : [low, low];
}
