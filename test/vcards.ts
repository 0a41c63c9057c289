/** Address cards read back, by the rules of RFC 2425 and 2426: unfolded, split, unescaped. */
export type Read = Record<string, string | string[]>;

const LISTS = ['N', 'ORG', 'ADR'];
const plain = (text: string) =>
  text.replace(/\\([\\;,:nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** @returns by name of the property; the value of its last line */
export function cardsIn(text: string): Read[] {
  const lines = text
    .replace(/\r+\n/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  const cards: Read[] = [];
  for (const line of lines) {
    const at = line.indexOf(':');
    const name =
      line
        .slice(0, at)
        .replace(/^item\d+\./, '')
        .split(';')[0]
        ?.toUpperCase() ?? '';
    const value = line.slice(at + 1);
    if (name === 'BEGIN') cards.push({});
    else if (at > 0 && name !== 'END') {
      const card = cards.at(-1);
      if (card)
        card[name] = LISTS.includes(name) ? value.split(/(?<!\\);/).map(plain) : plain(value);
    }
  }
  return cards;
}
