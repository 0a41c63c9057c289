/** Whether a quote is what was said, or only like it. */

const said = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
    .toLocaleLowerCase('en-GB');

/**
 * A quote is verbatim if its words stand in the source, in order and without others between them.
 * An ellipsis (… or ...) says that something is left out there. Letter case at the beginning, white
 * space and the stop at the end don't count.
 */
export function isVerbatim(quote: string, source: string): boolean {
  const whole = said(source);
  let from = 0;
  for (const piece of said(quote).split(/\[?(?:…|\.\.\.)\]?/)) {
    const words = piece.trim().replace(/[.!?]$/, '');
    if (words === '') continue;
    const at = whole.indexOf(words, from);
    if (at < 0) return false;
    from = at + words.length;
  }
  return from > 0;
}
