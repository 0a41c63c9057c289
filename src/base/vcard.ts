/**
 * Address cards in the form that telephones, Outlook and web mail all read: vCard 3.0 (RFC 2426,
 * MIME rules of RFC 2425). Version 4.0 is understood by few of them.
 */

export type Card = {
  /** stays the same, so that a card read in again replaces the one before */
  uid: string;
  given: string;
  family: string;
  name: string;
  organisation: string;
  title: string;
  country: string;
  note: string;
  /** where it is said whether the card may still be kept */
  source: string;
  revised: Date;
};

/** Signs with a meaning of their own are marked; other control characters have none and are dropped. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const LINE = 75;
/** How many bytes a sign takes in UTF-8. */
function bytesOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Lines are at most 75 bytes; a longer one goes on behind a space, and no sign is cut in two. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [from, at, length] = [0, 0, 0];
  for (const sign of line) {
    const bytes = bytesOf(sign);
    if (length + bytes > LINE) {
      pieces.push(line.slice(from, at));
      from = at;
      length = 1;
    }
    at += sign.length;
    length += bytes;
  }
  return [...pieces, line.slice(from)].join('\r\n ');
}

const list = (...parts: string[]) => parts.map(escaped).join(';');

function linesOf({ given, family, ...card }: Card): string[] {
  const has = (line: string, value: string) => (value === '' ? [] : [line]);
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'PRODID:-//Plenary//Client iQ//EN',
    `UID:${escaped(card.uid)}`,
    `FN:${escaped(card.name)}`,
    `N:${list(family, given, '', '', '')}`,
    ...has(`ORG:${list(card.organisation)}`, card.organisation),
    ...has(`TITLE:${escaped(card.title)}`, card.title),
    ...has(`ADR;TYPE=WORK:${list('', '', '', '', '', '', card.country)}`, card.country),
    ...has(`NOTE:${escaped(card.note)}`, card.note),
    ...has(`SOURCE:${card.source}`, card.source),
    `REV:${card.revised.toISOString().replace(/\.\d+/, '')}`,
    'END:VCARD',
  ];
}

export const vcardText = (cards: readonly Card[]): string =>
  cards
    .flatMap(linesOf)
    .map((line) => `${folded(line)}\r\n`)
    .join('');
