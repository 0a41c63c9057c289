/** Folders of spreadsheets for tests of the import: the demo's, the second forum's, and variations. */
import { type Bundle, readFolder } from '#research/import/open.server.ts';

const path = (folder: string) => new URL(folder, import.meta.url).pathname;
export const POLICE = path('../demo/police-forum-2024');
export const HOSPITALS = path('./fixtures/nosokomeia-2025');

export async function folder(of: string): Promise<Bundle> {
  const bundle = await readFolder(of);
  if ('refused' in bundle) throw new Error(`${of}: ${bundle.refused}`);
  return bundle;
}

export const fileOf = (name: string, text: string) => ({
  name,
  bytes: new TextEncoder().encode(text),
});

const decoder = new TextDecoder();
/** The bundle with one file's text changed, or gone where `change` gives null. */
export function changed(
  { key, files }: Bundle,
  name: string,
  change: (text: string) => string | null,
): Bundle {
  return {
    key,
    files: files.flatMap((file) => {
      if (file.name !== name) return [file];
      const text = change(decoder.decode(file.bytes));
      return text === null ? [] : [fileOf(name, text)];
    }),
  };
}

/** The smallest forum there is. */
export function tiny(key: string | null, more: Record<string, string> = {}): Bundle {
  const files: Record<string, string> = {
    'questionnaire.json': JSON.stringify({
      title: 'Tiny Forum',
      dates: ['2026-01-10'],
      timezone: 'UTC',
      currency: 'EUR',
      budgetQuestion: 'Budget?',
      questions: [{ id: 'one', type: 'single', text: 'Which?', options: ['A', 'B'] }],
    }),
    'delegates.csv': [DELEGATE_COLUMNS, 'T1,Li,Ann,Head,Org,a@t.example,yes,Yes'].join('\n'),
    'responses.csv': 'Submitted at,Your email,Budget?,Which?\n2026-01-01,a@t.example,5m,A\n',
    ...more,
  };
  return { key, files: Object.entries(files).map(([name, text]) => fileOf(name, text)) };
}
export const DELEGATE_COLUMNS =
  'Ref,Surname,First name,Job title,Organisation,Email address,Status,Share my profile with clients';
