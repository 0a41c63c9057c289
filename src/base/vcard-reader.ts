/**
 * Address cards read, as phones, Outlook, web mail and address books write them: versions 2.1, 3.0
 * and 4.0, several in a file. Pictures, keys and whatever has no place in a contact are left out.
 */
import { cardLines, type Line } from '#base/vcard-lines.ts';

export type ReadCard = {
  uid: string;
  /** how the card names its owner; if it does not, what else it holds: never '' */
  name: string;
  given: string;
  family: string;
  organisation: string;
  title: string;
  emails: string[];
  phones: string[];
  note: string;
};

/** Bytes behind codes such as `=C3=91`, in the alphabet that the line names. */
function printable(value: string, charset: string): string {
  const bytes: number[] = [];
  for (const [, code, text = ''] of value.matchAll(/=([0-9A-F]{2})|(=?[^=]*)/gi))
    if (code) bytes.push(Number.parseInt(code, 16));
    else bytes.push(...new TextEncoder().encode(text));
  return decoderOf(charset).decode(Uint8Array.from(bytes));
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset || 'utf-8');
  } catch {
    return new TextDecoder(); // an alphabet that nobody knows
  }
}

const plain = (text: string) =>
  text
    .replace(/\\([\s\S])/g, (mark, sign: string) =>
      /n/i.test(sign) ? '\n' : /[\\;,:]/.test(sign) ? sign : mark,
    )
    .replace(/\r\n?/g, '\n');
const written = ({ value, encoding, charset }: Line) =>
  encoding === 'QUOTED-PRINTABLE' ? printable(value, charset) : value;
const textOf = (line: Line) => plain(written(line));
/** Parts between semicolons that are not marked. */
function partsOf(line: Line): string[] {
  const parts = [''];
  for (const [each] of written(line).matchAll(/\\[\s\S]|[\s\S]/g))
    if (each === ';') parts.push('');
    else parts[parts.length - 1] += each;
  return parts.map(plain);
}

/** `tel:+1-418-656-9254;ext=102` is a number, as it would be written on paper. */
function phoneOf(line: Line): string {
  const text = textOf(line);
  const uri = /^tel:(.*)$/is.exec(text);
  return uri ? (uri[1] ?? '').replace(/;ext=/i, ' ext. ').replace(/;.*$/, '') : text;
}

function cardOf(lines: readonly Line[]): ReadCard {
  const all = (name: string) => lines.filter((line) => line.name === name);
  const first = (name: string) => all(name).map(textOf).find(holds) ?? '';
  const [family = '', given = ''] = all('N').map(partsOf)[0] ?? [];
  const [organisation = ''] = all('ORG').map(partsOf)[0] ?? [];
  const emails = all('EMAIL').map(textOf).filter(holds);
  const phones = all('TEL')
    .filter(({ types }) => !types.includes('fax') && !types.includes('pager'))
    .map(phoneOf)
    .filter(holds);
  const names = [first('FN'), `${given} ${family}`, first('NICKNAME'), organisation];
  const name = [...names, ...emails, ...phones].find(holds) ?? '?';
  const note = all('NOTE').map(textOf).filter(holds).join('\n');
  const card = { uid: first('UID'), name, given, family, organisation, title: first('TITLE') };
  return { ...card, emails: distinct(emails), phones: distinct(phones), note };
}
const holds = (text: string) => text.trim() !== '';
const distinct = (texts: readonly string[]) => [...new Set(texts)];

const PICTURES = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);

/** @returns a card for each in the text, in order; none where the text holds no card */
export function readCards(text: string): ReadCard[] {
  const cards: Line[][] = [];
  let depth = 0; // a card within a card is somebody's assistant
  for (const line of cardLines(text.replace(/^\uFEFF/, ''))) {
    const bounds = line.value.trim().toUpperCase() === 'VCARD';
    if (line.name === 'BEGIN' && bounds) {
      if (depth++ === 0) cards.push([]);
    } else if (line.name === 'END' && bounds) depth = Math.max(0, depth - 1);
    else if (depth === 1 && !PICTURES.has(line.name)) cards.at(-1)?.push(line);
  }
  return cards.map(cardOf);
}
