/** How each sentence of a report's prose stands, as its readers see it. */
import type { State, Verdict } from '#report/changes.ts';
import type { Paragraph, Report, Run, Section } from '#report/model.ts';
import { textOf } from '#report/prose.ts';
import { told as t } from '#ui/texts/report-told.ts';

const PROSE: readonly Section['kind'][] = ['finding', 'seniority', 'spend', 'budget', 'question'];
/** What the product itself says in place of a finding that waits. */
const ours: readonly string[] = [t.waits.finding, t.waits.findingForStaff];

/** The researchers' sentences in the order of the report. */
export const verdictsOf = ({ sections }: Report): Verdict[] =>
  sections
    .filter(({ kind }) => PROSE.includes(kind))
    .flatMap((section) => ('paragraphs' in section ? section.paragraphs : []))
    .flatMap(sentencesOf)
    .filter(({ sentence }) => !ours.includes(sentence));

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

function sentencesOf(paragraph: Paragraph): Verdict[] {
  const marks = paragraph.runs.flatMap(({ text, mark }) => Array(text.length).fill(mark));
  return Array.from(sentences.segment(textOf(paragraph)), ({ segment, index }) => ({
    sentence: segment.trim(),
    state: worst(marks.slice(index, index + segment.length)),
  })).filter(({ sentence }) => sentence !== '');
}

/** A sentence is as good as its worst claim; one that claims nothing is a view. */
const worst = (marks: readonly Run['mark'][]): State =>
  (['false', 'open', 'bound'] as const).find((state) => marks.includes(state)) ?? 'view';
