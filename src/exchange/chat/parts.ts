/** The words of a message in parts to draw: text, links, names. All of it is text, none is markup. */

export type Part =
  | { text: string }
  | { text: string; href: string }
  /** `me`: the reader is meant */
  | { text: string; me: boolean };
export type Named = { name: string; me: boolean };

/** Up to what can't be the end of an address in a sentence; brackets that opened before may close. */
const ADDRESS = /https?:\/\/[^\s<>"“”]+/giu;
const AFTER = /[.,:;!?'’)\]}…*_]+$/u;

/** @param people who is mentioned; their names stand in the words as “@Name” */
export function partsOf(body: string, people: readonly Named[]): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: found, index } of body.matchAll(ADDRESS)) {
    const text = trimmed(found);
    const href = addressOf(text);
    if (href === null || index < from) continue;
    parts.push(...namesIn(body.slice(from, index), people), { text, href });
    from = index + text.length;
  }
  return [...parts, ...namesIn(body.slice(from), people)];
}

/** A closing bracket belongs to an address that opened it, as in Wikipedia’s. */
function trimmed(address: string): string {
  const shorter = address.replace(AFTER, '');
  const rest = address.slice(shorter.length);
  const opened = shorter.split('(').length - shorter.split(')').length;
  return opened > 0 && rest.startsWith(')') ? `${shorter})` : shorter;
}

function addressOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url.href : null;
}

function namesIn(text: string, people: readonly Named[]): Part[] {
  const [first, ...others] = people;
  if (text === '') return [];
  if (!first) return [{ text }];
  const mark = `@${first.name}`;
  const at = first.name === '' ? -1 : text.indexOf(mark);
  if (at < 0) return namesIn(text, others);
  return [
    ...namesIn(text.slice(0, at), others),
    { text: mark, me: first.me },
    ...namesIn(text.slice(at + mark.length), people),
  ];
}
