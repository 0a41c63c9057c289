/** What stands in an exported file: one row for each delegate, in words that read alone. */
import type { Cell, Sheet } from '#base/workbook-maker.ts';
import { text } from '#base/workbook-maker.ts';
import { titleOf } from '#iq/fields.ts';
import type { Fit } from '#iq/fit.ts';
import { rowOf } from '#iq/portrait.ts';
import type { Profile } from '#iq/profile.ts';
import type { Note } from '#iq/team/notes.server.ts';
import type { Question, Questionnaire } from '#research/questionnaire.ts';
import { exported as t } from '#ui/texts/iq-export.ts';

export type Part = 'answers' | 'notes';
export type Exported = {
  profile: Profile;
  given: string;
  family: string;
  fit: Fit | null;
  notes: readonly Note[];
  /** what the delegate gave with a card to whoever exports; '' for what was not given */
  reach: { email: string; phone: string };
};
/** What the file says of itself. */
export type About = {
  forum: string;
  company: string;
  by: string;
  at: Date;
  source: string;
  /** the page that says who has withdrawn since */
  href: string;
  parts: readonly Part[];
  /** whether any of the delegates gave a card to whoever exports */
  reach: boolean;
};
type Value = string | number | null;
type Column = { head: string; of: (person: Exported) => Value };

/** A cell of a workbook holds this much; more would break the file. */
const LONGEST = 32_000;
const fitting = (words: string) =>
  words.length > LONGEST ? `${words.slice(0, LONGEST)} ${t.cut}` : words;

export const reasonsOf = ({ profile, fit }: Exported, questionnaire: Questionnaire): string[] =>
  rowOf(profile, fit, questionnaire).reasons.map(({ text: reason }) => reason);

export const notesText = (notes: readonly Note[]): string =>
  fitting(
    notes.map((note) => t.note(note.by, note.at.toISOString().slice(0, 10), note.body)).join('\n'),
  );

function answerTo(question: Question, { answers }: Profile, row?: string): string | null {
  const answer = answers[question.id];
  if (answer === undefined) return null;
  if (typeof answer === 'string') return answer;
  if (!Array.isArray(answer)) return row === undefined ? null : (answer[row] ?? null);
  const ranked = question.type === 'rank';
  return answer.map((option, at) => (ranked ? `${at + 1}. ${option}` : option)).join('; ');
}

function questionColumns(question: Question): Column[] {
  const title = titleOf(question);
  if (question.type !== 'matrix')
    return [{ head: title, of: ({ profile }) => answerTo(question, profile) }];
  return question.rows.map((row) => ({
    head: `${title}: ${row}`,
    of: ({ profile }) => answerTo(question, profile, row),
  }));
}

function columnsOf(questionnaire: Questionnaire, about: About): Column[] {
  const { currency, questions } = questionnaire;
  const h = t.head;
  const given: Column[] = [
    { head: h.email, of: ({ reach }) => reach.email || null },
    { head: h.phone, of: ({ reach }) => reach.phone || null },
  ];
  return [
    { head: h.ref, of: ({ profile }) => profile.ref },
    { head: h.name, of: ({ profile }) => profile.name },
    { head: h.title, of: ({ profile }) => profile.title },
    { head: h.organisation, of: ({ profile }) => profile.organisation },
    { head: h.country, of: ({ profile }) => profile.country },
    { head: h.seniority, of: ({ profile }) => profile.seniority },
    { head: h.budget(currency), of: ({ profile }) => profile.budget },
    { head: h.fit, of: ({ fit }) => (fit ? Math.round(fit.score * 100) : null) },
    { head: h.reasons, of: (person) => reasonsOf(person, questionnaire).join('; ') || null },
    ...(about.parts.includes('answers') ? questions.flatMap(questionColumns) : []),
    ...(about.parts.includes('notes')
      ? [{ head: h.notes, of: ({ notes }: Exported) => notesText(notes) || null }]
      : []),
    ...(about.reach ? given : []),
    { head: h.recall, of: () => t.recall(about.href) },
  ];
}

/** Headings differ from each other: a second “Notes” is “Notes (2)”. */
function distinct(heads: readonly string[]): string[] {
  const taken = new Set<string>();
  return heads.map((head) => {
    let name = head;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${head} (${n})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Heading and rows, the same for every format that is a table. */
export function tableOf(
  people: readonly Exported[],
  questionnaire: Questionnaire,
  about: About,
): { heads: string[]; rows: Value[][] } {
  const columns = columnsOf(questionnaire, about);
  return {
    heads: distinct(columns.map(({ head }) => head)),
    rows: people.map((person) =>
      columns.map(({ of }) => {
        const value = of(person);
        return typeof value === 'string' ? fitting(value) || null : value;
      }),
    ),
  };
}

const WIDTHS = [12, 24, 32, 32, 18, 24, 16, 8, 48];

const cellOf = (value: Value): Cell =>
  value === null
    ? null
    : typeof value === 'number'
      ? { number: value, as: 'count' }
      : text(value, value.includes('\n') ? 'prose' : 'body');

/** Two sheets: the delegates, and what the file is and until when it may be kept. */
export function sheetsOf(
  people: readonly Exported[],
  questionnaire: Questionnaire,
  about: About,
): Sheet[] {
  const { heads, rows } = tableOf(people, questionnaire, about);
  const lines = aboutLines(people.length, about);
  return [
    {
      name: t.sheet.people,
      widths: heads.map((_, at) => WIDTHS[at] ?? 28),
      rows: [heads.map((head) => text(head, 'head')), ...rows.map((row) => row.map(cellOf))],
      table: rows.length > 0 ? { head: 0, last: rows.length } : null,
    },
    {
      name: t.sheet.about,
      widths: [22, 96],
      rows: lines.map(([label, value]) => [text(label, 'strong'), text(value, 'prose')]),
      table: null,
    },
  ];
}

export const aboutLines = (people: number, about: About): [string, string][] => [
  [t.about.forum, about.forum],
  [t.about.of, about.source],
  [t.about.people, String(people)],
  [t.about.by, `${about.by}, ${about.company}`.replace(/^, /, '')],
  [t.about.at, about.at.toISOString().replace('T', ' ').slice(0, 16).concat(' UTC')],
  [t.about.recall, t.recall(about.href)],
  about.reach ? [t.about.given, t.given] : [t.about.contact, t.noContact],
];
