/** The researchers' findings as they stand: what was written here over what the file says. */
import { fold } from '#base/text.ts';
import type { Finding } from '#research/finding.ts';

/** Which text is meant; `theme` is empty where it is no main finding. */
export type Spot = { section: string; theme: string };
/** The newest text of a spot. `body` null: as the file has it, unless it is removed. */
export type Written = Spot & { number: number; body: string | null; removed: boolean };
/** `number` 0: never edited here · `inFile`: the file has words for it */
export type Standing = Finding & {
  spot: Spot;
  number: number;
  removed: boolean;
  inFile: boolean;
};

/** Two spots that a reader takes for the same are the same. */
export const spotKey = ({ section, theme }: Spot): string =>
  JSON.stringify([fold(section), fold(theme)]);
const spotOf = ({ section, theme }: Finding): Spot => ({ section, theme: theme ?? '' });

/** An empty line ends a paragraph. */
export const paragraphsOf = (body: string): string[] =>
  body
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/**
 * Everything that was ever written for a spot that still has something to say, once for each spot:
 * main findings in the order set by hand, then the file's order, then what was added here.
 *
 * @param order spots in the order that somebody gave them
 */
export function standing(
  file: readonly Finding[],
  written: readonly Written[],
  order: readonly Spot[] = [],
): Standing[] {
  const newest = new Map(written.map((each) => [spotKey(each), each]));
  const inFile = Map.groupBy(file, (finding) => spotKey(spotOf(finding)));
  const keys = [...new Set([...inFile.keys(), ...newest.keys()])];
  const places = new Map(order.map((spot, at) => [spotKey(spot), at]));
  const placeOf = (key: string) => places.get(key) ?? Number.POSITIVE_INFINITY;
  return keys
    .map((key, at) => ({ key, at }))
    .sort((a, b) => before(placeOf(a.key), placeOf(b.key)) || a.at - b.at)
    .flatMap(({ key }) => standingAt(inFile.get(key) ?? [], newest.get(key)) ?? []);
}

/** Infinity less Infinity is no number. */
const before = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

function standingAt(file: readonly Finding[], written: Written | undefined): Standing | null {
  const [first] = file;
  const number = written?.number ?? 0;
  if (written && (written.body !== null || written.removed || !first))
    return {
      section: written.section,
      theme: written.theme || null,
      paragraphs: paragraphsOf(written.body ?? ''),
      written: true,
      spot: { section: written.section, theme: written.theme },
      number,
      removed: written.removed || (written.body === null && !first),
      inFile: first !== undefined,
    };
  if (!first) return null;
  const lines = file.flatMap((each) => each.lines ?? []);
  return {
    ...first,
    paragraphs: file.flatMap(({ paragraphs }) => paragraphs),
    ...(lines.length > 0 && { lines }),
    spot: spotOf(first),
    number,
    removed: false,
    inFile: true,
  };
}

/** What the report prints: texts with words in them. */
export const inReport = (all: readonly Standing[]): Finding[] =>
  all
    .filter(({ removed, paragraphs }) => !removed && paragraphs.length > 0)
    .map(({ spot: _, number: __, removed: ___, inFile: ____, ...finding }) => finding);
