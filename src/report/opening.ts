/** What is kept of an opening of a report link: in which form, and from which site. Nothing about who. */
export const FORMS = ['web', 'pdf', 'slides', 'spreadsheet', 'embed', 'preview'] as const;
/** `preview`: fetched by a program that shows or checks a link, not by a person who reads */
export type Form = (typeof FORMS)[number];

/** Longest host that is kept; a longer one is no site's. */
const LONGEST = 100;

/**
 * Host of the page that led to the report, or '' where none did: typed, from a mail program, from
 * the report itself, or from a page that doesn't say.
 *
 * @param referer the Referer header
 * @param own the host by which this house goes
 */
export function hostOf(referer: string | null, own: string): string {
  const from = URL.parse(referer ?? '');
  if (!from || !/^https?:$/.test(from.protocol) || from.host === own) return '';
  return from.host.length > LONGEST ? '' : from.host;
}

/**
 * As what a request counts, or null: not at all. Programs that check links in mails fetch the page
 * as a person would, but only browsers name a destination, over https and on the machine itself.
 */
export function countedAs(
  form: Form,
  request: { method: string; headers: Headers },
  secure: boolean,
): Form | null {
  const { method, headers } = request;
  if (method !== 'GET' || /prefetch/.test(headers.get('sec-purpose') ?? '')) return null;
  const byProgram = secure && form === 'web' && !headers.has('sec-fetch-dest');
  return byProgram ? 'preview' : form;
}
