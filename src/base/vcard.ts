/**
 * Address cards as telephones, Outlook, Thunderbird and web mail read them: vCard 3.0 (RFC 2426,
 * MIME rules of RFC 2425), which all of them do, and 4.0 (RFC 6350), which some do.
 */

export const VERSIONS = ['3.0', '4.0'] as const;
export type Version = (typeof VERSIONS)[number];

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
  emails?: readonly string[];
  phones?: readonly string[];
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

/**
 * In 4.0 a number is an address (RFC 3966), which only one with its country in front can be; other
 * writings stay text.
 */
function phoneLine(phone: string, version: Version): string {
  if (version === '3.0') return `TEL;TYPE=CELL:${escaped(phone)}`;
  const dialled = `+${phone.replace(/\D/g, '')}`;
  return /^\+[\d\s().\-/]*\d[\d\s().\-/]*$/.test(phone)
    ? `TEL;VALUE=uri;TYPE=cell:tel:${dialled}`
    : `TEL;VALUE=text;TYPE=cell:${escaped(phone)}`;
}

/** 4.0 knows instants in their short form alone. */
function instantOf(at: Date, version: Version): string {
  const long = at.toISOString().replace(/\.\d+/, '');
  return version === '3.0' ? long : long.replace(/[-:]/g, '');
}

function linesOf({ given, family, ...card }: Card, version: Version): string[] {
  const has = (line: string, value: string) => (value === '' ? [] : [line]);
  const email = version === '3.0' ? 'EMAIL;TYPE=INTERNET' : 'EMAIL;TYPE=work';
  return [
    'BEGIN:VCARD',
    `VERSION:${version}`, // 4.0 wants it here
    'PRODID:-//Plenary//Client iQ//EN',
    version === '3.0' ? `UID:${escaped(card.uid)}` : `UID;VALUE=text:${escaped(card.uid)}`,
    `FN:${escaped(card.name)}`,
    `N:${list(family, given, '', '', '')}`,
    ...has(`ORG:${list(card.organisation)}`, card.organisation),
    ...has(`TITLE:${escaped(card.title)}`, card.title),
    ...(card.emails ?? []).map((each) => `${email}:${escaped(each)}`),
    ...(card.phones ?? []).map((each) => phoneLine(each, version)),
    ...has(`ADR;TYPE=WORK:${list('', '', '', '', '', '', card.country)}`, card.country),
    ...has(`NOTE:${escaped(card.note)}`, card.note),
    ...has(`SOURCE:${card.source}`, card.source),
    `REV:${instantOf(card.revised, version)}`,
    'END:VCARD',
  ];
}

/** A file of cards, in UTF-8: no phone asks for the alphabet, and 3.0 has no word for it. */
export const vcardText = (cards: readonly Card[], version: Version = '3.0'): string =>
  cards
    .flatMap((card) => linesOf(card, version))
    .map((line) => `${folded(line)}\r\n`)
    .join('');
