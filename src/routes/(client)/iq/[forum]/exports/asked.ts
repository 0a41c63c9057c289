/** What is to be exported, as it stands in an address or a form. */
import type { Source } from '#iq/team/export-source.server.ts';

type Fields = URLSearchParams | FormData;
const textOf = (fields: Fields, name: string): string => {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
};

/** `?of=list&list=ID`, `?of=segment&segment=ID`, `?of=search&search=FILTERS`; null: none of these */
export function sourceIn(fields: Fields): Source | null {
  const of = textOf(fields, 'of');
  if (of === 'list') return { of, list: textOf(fields, 'list') };
  if (of === 'segment') return { of, segment: textOf(fields, 'segment') };
  if (of === 'search') return { of, search: new URLSearchParams(textOf(fields, 'search')) };
  return null;
}

/** The same as the parameters of an address. */
export function addressOf(source: Source): URLSearchParams {
  if (source.of === 'list') return new URLSearchParams({ of: 'list', list: source.list });
  if (source.of === 'segment')
    return new URLSearchParams({ of: 'segment', segment: source.segment });
  return new URLSearchParams({ of: 'search', search: source.search.toString() });
}
