/**
 * Exported files, by format. None holds a formula or an author; an address or a number only where
 * its owner gave a card to whoever exports.
 */
import { csvText } from '#base/csv-maker.ts';
import { vcardText } from '#base/vcard.ts';
import { workbookParts } from '#base/workbook-maker.ts';
import { zipOf } from '#base/zip-maker.server.ts';
import {
  type About,
  type Exported,
  notesText,
  reasonsOf,
  sheetsOf,
  tableOf,
} from '#iq/team/export-table.ts';
import type { Questionnaire } from '#research/questionnaire.ts';
import { exported as t } from '#ui/texts/iq-export.ts';

export const FORMATS = ['xlsx', 'csv', 'vcard'] as const;
export type Format = (typeof FORMATS)[number];

export const ENDINGS: Record<Format, string> = { csv: 'csv', xlsx: 'xlsx', vcard: 'vcf' };
export const MEDIA: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  vcard: 'text/vcard; charset=utf-8',
};

type Content = { people: readonly Exported[]; questionnaire: Questionnaire; about: About };

export function fileOf(format: Format, content: Content): Uint8Array | string {
  const { people, questionnaire, about } = content;
  if (format === 'vcard') return cards(content);
  if (format === 'xlsx')
    return zipOf(workbookParts(about.forum, sheetsOf(people, questionnaire, about)));
  const { heads, rows } = tableOf(people, questionnaire, about);
  return csvText([heads, ...rows]);
}

/** Columns that a card says in a place of its own: the rest of the table goes into its note. */
const REGISTERED = 9;

function cards({ people, questionnaire, about }: Content): string {
  const { heads, rows } = tableOf(people, questionnaire, {
    ...about,
    parts: about.parts.filter((part) => part === 'answers'),
    reach: false, // a card has places of their own for these
  });
  const asked = heads.slice(REGISTERED, -1);
  return vcardText(
    people.map((person, at) => {
      const answers = rows[at]?.slice(REGISTERED, -1) ?? [];
      const { profile, fit, given, family, notes, reach } = person;
      const said = asked.flatMap((question, i) => {
        const answer = answers[i];
        return answer === null || answer === undefined ? [] : [t.answer(question, String(answer))];
      });
      const note = [
        ...(fit ? [t.fit(Math.round(fit.score * 100), reasonsOf(person, questionnaire))] : []),
        ...said,
        ...(about.parts.includes('notes') && notes.length > 0 ? [notesText(notes)] : []),
        t.recall(about.href),
      ];
      return {
        ...{ given, family, name: profile.name, note: note.join('\n') },
        ...{ organisation: profile.organisation, title: profile.title, country: profile.country },
        uid: `${profile.ref}@${new URL(about.href).pathname.split('/')[2] ?? 'forum'}.plenary`,
        emails: reach.email ? [reach.email] : [],
        phones: reach.phone ? [reach.phone] : [],
        ...{ source: about.href, revised: about.at },
      };
    }),
  );
}
