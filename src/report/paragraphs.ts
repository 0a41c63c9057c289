/** The researchers' paragraphs, by the title they were written under. */
import type { Finding } from '#research/finding.ts';

const plain = (title: string) => title.normalize('NFC').trim().toLocaleLowerCase('en-GB');

export const paragraphsFor = (findings: readonly Finding[], title: string): string[] =>
  findings
    .filter(({ section, theme }) => theme === null && plain(section) === plain(title))
    .flatMap(({ paragraphs }) => paragraphs);

/** Main findings, and whatever was written under a title that no section bears: nothing is dropped. */
export const mainFindings = (
  findings: readonly Finding[],
  titles: readonly string[],
): Finding[] => {
  const known = new Set(titles.map(plain));
  return findings.filter(({ section, theme }) => theme !== null || !known.has(plain(section)));
};

const numbers = new Set(
  'two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty sixty seventy eighty ninety hundred half halves third thirds quarter quarters fifth fifths tenth tenths percent everyone everybody nobody none unanimous unanimously'.split(
    ' ',
  ),
);

/** Whether a text gives a number: in digits of any script, or in English words for counts and shares. */
export const tellsNumber = (text: string): boolean =>
  /[\p{N}%‰٪]/u.test(text) ||
  (text.toLocaleLowerCase('en-GB').match(/\p{L}+/gu) ?? []).some((word) => numbers.has(word));
