/** A report as Markdown: its words and, in a sentence each, its figures. */
import type { Report, Section } from '#report/model.ts';
import { textOf } from '#report/prose.ts';

export function reportText({ forum, edition, sections }: Report): string {
  return [
    `# ${forum.title}: ${forum.subtitle}`,
    `${edition.name}, ${edition.asOf}`,
    ...sections.flatMap(sectionText),
  ].join('\n\n');
}

function sectionText(section: Section): string[] {
  const { name, headline } = section;
  const figure = 'figure' in section ? section.figure : null;
  const told = figure && (figure.kind === 'withheld' ? figure.reason : figure.summary);
  const said = [
    ...(headline === null ? [] : [`**${headline}**`]),
    ...('paragraphs' in section ? section.paragraphs.map(textOf) : []),
    ...(section.kind === 'finding' ? section.evidence.map(({ text }) => `- ${text}`) : []),
    ...(section.kind === 'interviews'
      ? section.highlights.map(({ who, points }) => `${who}: ${points.join(' ')}`)
      : []),
    ...(figure ? [`${figure.number} (${figure.id}): ${told}`] : []),
  ];
  return said.length > 0 ? [`## ${name}`, ...said] : [];
}
