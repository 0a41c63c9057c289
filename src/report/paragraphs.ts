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
