/** interviews.md and findings.md: headings and what stands under them. */
import type { Finding } from '#research/finding.ts';
import type { PlannedInterview } from '#research/import/plan.ts';

/** `line`: of the heading, from 1 */
type Section = { heading: string; line: number; lines: string[] };

/** What stands under each heading of the second level. */
function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    const heading = /^##\s+(.+?)\s*#*\s*$/.exec(line)?.[1];
    if (heading) sections.push({ heading, line: at + 1, lines: [] });
    else sections.at(-1)?.lines.push(line.trim());
  }
  return sections;
}

/** `## Main findings: Cyber security` has a theme; other sections hold their heading as it is. */
export function readFindings(text: string): Finding[] {
  return sectionsOf(text).map(({ heading, line, lines }) => {
    const [, section, theme] = /^(main findings?)\s*:\s*(.+)$/i.exec(heading) ?? [];
    return {
      section: section ? 'Main findings' : heading,
      theme: theme ?? null,
      paragraphs: paragraphsOf(lines),
      lines: beginningsOf(lines).map((at) => line + 1 + at),
    };
  });
}

/** A blank line ends a paragraph; a line break within one is a space, as Markdown has it. */
const paragraphsOf = (lines: readonly string[]) =>
  lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\n/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');

/** Where paragraphs begin: a line with words after none, or after an empty one. */
const beginningsOf = (lines: readonly string[]): number[] =>
  lines.flatMap((line, at) => (line !== '' && (lines[at - 1] ?? '') === '' ? [at] : []));

/** `## Title, Organisation`, then `- key: value` lines, then the points. */
export function readInterviews(text: string): PlannedInterview[] {
  return sectionsOf(text).map(({ heading, lines }) => {
    const comma = heading.lastIndexOf(',');
    const said = new Map<string, string>();
    const points: string[] = [];
    for (const line of lines) {
      const [, key, value] = /^[-*]\s*(channel|approved|heading)\s*:\s*(.*)$/i.exec(line) ?? [];
      if (key !== undefined && value !== undefined) said.set(key.toLowerCase(), value.trim());
      else addPoint(points, line);
    }
    return {
      title: (comma < 0 ? heading : heading.slice(0, comma)).trim(),
      organisation: comma < 0 ? '' : heading.slice(comma + 1).trim(),
      channel: said.get('channel') ?? '',
      approved: approvalOf(said.get('approved') ?? ''),
      heading: said.get('heading') ?? '',
      points,
    };
  });
}

/** `1. …` or `- …` begins a point; other words go on with the one before. */
function addPoint(points: string[], line: string) {
  const point = /^(?:\d+[.)]|[-*])\s+(.+)$/.exec(line)?.[1];
  const last = points.length - 1;
  if (point || (line !== '' && last < 0)) points.push(point ?? line);
  else if (line !== '') points[last] = `${points[last]} ${line}`;
}

/** `role and organisation, 2024-05-28`; an empty line or a plain no approves nothing. */
function approvalOf(text: string): PlannedInterview['approved'] {
  if (/^(no|none|not yet|pending)?$/i.test(text)) return null;
  const [, level, date] = /^(.*?)(?:,\s*(\d{4}-\d\d-\d\d))?$/.exec(text) ?? [];
  return { level: level?.trim() ?? text, date: date ?? null };
}
