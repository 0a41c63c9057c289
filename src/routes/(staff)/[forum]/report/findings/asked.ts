/** What the forms of this page send, read at the border. */
import type { Cure, Where } from '#report/claims/cure.ts';
import type { Spot } from '#report/edited.ts';
import type { Base } from '#report/finding-acts.server.ts';

export const field = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** A whole number from 0; what is none counts as 0. */
function number(form: FormData, name: string): number {
  const text = field(form, name);
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

export const spotIn = (form: FormData): Spot & Base => ({
  section: field(form, 'section'),
  theme: field(form, 'theme'),
  base: number(form, 'base'),
  seen: field(form, 'seen') || undefined,
});

export const versionIn = (form: FormData): number => number(form, 'version');

export const whereIn = (form: FormData): Where => ({
  paragraph: number(form, 'paragraph'),
  sentence: number(form, 'sentence'),
});

/** The cure whose button was pressed. */
export function cureIn(form: FormData): Cure | { refused: 'no-source' | 'no-reference' } {
  const claim = number(form, 'claim');
  const reference = field(form, 'reference');
  switch (form.get('cure')) {
    case 'say':
      return { kind: 'say', claim, words: field(form, 'words') };
    case 'source': {
      const source = field(form, 'source').trim();
      return source === '' ? { refused: 'no-source' } : { kind: 'source', source };
    }
    case 'bind':
      return reference === ''
        ? { refused: 'no-reference' }
        : { kind: 'bind', bare: number(form, 'bare'), reference };
    case 'rebind':
      return reference === '' ? { refused: 'no-reference' } : { kind: 'rebind', claim, reference };
    case 'omit':
      return { kind: 'omit' };
    default:
      return { kind: 'view' };
  }
}
