/** The researchers' paragraphs, by the title they were written under. */
import type { Finding } from '#research/finding.ts';

const plain = (title: string) => title.normalize('NFC').trim().toLocaleLowerCase('en-GB');

export const findingsFor = <Each extends Finding>(
  findings: readonly Each[],
  title: string,
): Each[] =>
  findings.filter(({ section, theme }) => theme === null && plain(section) === plain(title));

/** Main findings, and whatever was written under a title that no section bears: nothing is dropped. */
export const mainFindings = <Each extends Finding>(
  findings: readonly Each[],
  titles: readonly string[],
): Each[] => {
  const known = new Set(titles.map(plain));
  return findings.filter(({ section, theme }) => theme !== null || !known.has(plain(section)));
};
