/** The organiser's own closing pages: plain text with a few signs, read into blocks that web and print draw. */

/** `href`: https, http or mailto, or null for plain words */
export type Words = { text: string; href: string | null };
export type Block =
  | { kind: 'paragraph' | 'heading'; words: Words[] }
  | { kind: 'list'; items: Words[][] };

/**
 * Paragraphs stand apart by an empty line; `## ` begins a heading, `- ` or `* ` an item of a list;
 * `[words](address)` and a bare address of the web are links. Nothing else means anything.
 */
export function blocksOf(text: string): Block[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap(partOf);
}

const ITEM = /^[-*•]\s+/;

function partOf(part: string): Block[] {
  const [first = '', ...rest] = part.split('\n');
  const [, heading] = /^#{1,6}\s+(.*)$/.exec(first) ?? [];
  if (heading !== undefined) {
    const title: Block = { kind: 'heading', words: wordsOf(heading.trim()) };
    return rest.length > 0 ? [title, ...partOf(rest.join('\n').trim())] : [title];
  }
  const lines = part.split('\n').map((line) => line.trim());
  if (!ITEM.test(first)) {
    const list = lines.findIndex((line) => ITEM.test(line));
    if (list > 0)
      return [...partOf(lines.slice(0, list).join('\n')), ...partOf(lines.slice(list).join('\n'))];
    return [{ kind: 'paragraph', words: wordsOf(lines.join(' ')) }];
  }
  const items: string[] = [];
  for (const line of lines)
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop() ?? ''} ${line}`);
  return [{ kind: 'list', items: items.map(wordsOf) }];
}

const LINK = /\[([^\]\n]{1,200})\]\(([^()\s]{1,500})\)|(https?:\/\/[^\s<>"]{3,500})/g;

function wordsOf(text: string): Words[] {
  const words: Words[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, label, to, bare = ''] = match;
    const address = bare.replace(/[.,;:!?)\]]+$/, '');
    const href = addressOf(to ?? address);
    if (!href) continue;
    const end = match.index + (to === undefined ? address.length : whole.length);
    words.push(
      { text: text.slice(from, match.index), href: null },
      { text: label ?? address, href },
    );
    from = end;
  }
  words.push({ text: text.slice(from), href: null });
  return words.filter((each) => each.text !== '');
}

/** Only an address of the web or of a mailbox becomes a link. */
function addressOf(written: string): string | null {
  const url = URL.parse(written);
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : null;
}
