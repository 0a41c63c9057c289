/** Prose that names somebody who may not be named: readers get it without those paragraphs. */
import { fold } from '#base/text.ts';
import type { Finding } from '#research/finding.ts';

/** Whether one of the names stands in a text, as whole words, however it is written. */
export function namesOneOf(text: string, names: readonly string[]): boolean {
  const plain = fold(text);
  return names.some((name) => {
    const folded = fold(name);
    for (let at = plain.indexOf(folded); at >= 0; at = plain.indexOf(folded, at + 1))
      if (!isLetter(plain.at(at - 1), at > 0) && !isLetter(plain[at + folded.length])) return true;
    return false;
  });
}

const isLetter = (sign: string | undefined, exists = true): boolean =>
  exists && sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** @param names full names of those whom readers must not find named */
export const withoutNames = (findings: readonly Finding[], names: readonly string[]): Finding[] =>
  findings.map((finding) => ({
    ...finding,
    paragraphs: finding.paragraphs.filter((paragraph) => !namesOneOf(paragraph, names)),
  }));

/** Where such a paragraph stands: main findings by theme, else by section. */
export const sectionsNaming = (findings: readonly Finding[], names: readonly string[]): string[] =>
  findings
    .filter(({ paragraphs }) => paragraphs.some((paragraph) => namesOneOf(paragraph, names)))
    .map(({ section, theme }) => theme ?? section);
