/** What a printed page says: one person's days, or one table's. Pure; the same page, the same content. */

/** Someone on the other side of a table. */
export type Party = { name: string; title: string; organisation: string };
type Span = { startsAt: Date; endsAt: Date };

/** `key`: what the line is about in refs, such as `C-1` and `D-2` with a tab between; never printed */
export type Line = Span & { key: string } & (
    | {
        kind: 'meeting';
        table: number;
        zone: string;
        /** null: a delegate who is hidden from the client whose page it is */
        with: Party | null;
      }
    | { kind: 'session'; title: string; room: string; speaks: boolean }
    | { kind: 'break' }
  );

/** A slot at a table. `null`: nobody sits there then. */
export type Seat = Span & {
  key: string;
  meeting: {
    company: string;
    representative: string;
    /** null: a delegate whose name not everybody may read */
    delegate: Party | null;
  } | null;
};

export type PersonPage = {
  kind: 'person';
  /** id of the person */
  id: string;
  role: 'delegate' | 'client';
  who: Party;
  familyName: string;
  lines: Line[];
};
export type TablePage = { kind: 'table'; number: number; zone: string; seats: Seat[] };
export type Page = PersonPage | TablePage;

/** Where a page is found: its kind and whose it is. */
export const placeOf = (page: Page): string =>
  page.kind === 'person' ? page.id : `table ${page.number}`;

/** Whether anything stands on it. */
export const isFilled = (page: Page): boolean =>
  page.kind === 'person'
    ? page.lines.length > 0
    : page.seats.some(({ meeting }) => meeting !== null);

const span = ({ startsAt, endsAt }: Span) => [startsAt.toISOString(), endsAt.toISOString()];
const party = (who: Party | null) => who && [who.name, who.title, who.organisation];

function lineContent(line: Line): unknown[] {
  switch (line.kind) {
    case 'meeting':
      return [...span(line), 'meeting', line.table, line.zone, party(line.with)];
    case 'session':
      return [...span(line), 'session', line.title, line.room, line.speaks];
    case 'break':
      return [...span(line), 'break'];
  }
}

const seatContent = ({ meeting, ...when }: Seat) => [
  ...span(when),
  meeting && [meeting.company, meeting.representative, party(meeting.delegate)],
];

/**
 * All that a page says and nothing of how: equal for two pages exactly if a reader would be told the
 * same. Its title, colours and wording are not part of it, nor when it was printed.
 *
 * @param timezone in which its times are printed
 */
export function contentOf(page: Page, timezone: string): string {
  const content =
    page.kind === 'person'
      ? ['person', party(page.who), page.lines.map(lineContent)]
      : ['table', page.number, page.zone, page.seats.map(seatContent)];
  return JSON.stringify([timezone, ...content]);
}

/** A meeting as it is kept, whatever its plan. */
export type Kept = { slot: number; state: 'planned' | 'kept' | 'missed' | 'cancelled' };

/**
 * Meetings that stand on one page: a missed one too, for it was true when it was printed, unless
 * another took its place in that slot.
 */
export const standing = <M extends Kept>(meetings: readonly M[]): M[] => {
  const taken = new Set(
    meetings.filter(({ state }) => state === 'planned' || state === 'kept').map(({ slot }) => slot),
  );
  const missed = new Set<number>();
  return meetings.filter(({ slot, state }) => {
    if (state === 'cancelled') return false;
    if (state !== 'missed') return true;
    if (taken.has(slot) || missed.has(slot)) return false;
    missed.add(slot);
    return true;
  });
};

/** In the order of handing out: delegates by name, representatives by company, tables by number. */
export function inOrder(pages: readonly Page[]): Page[] {
  const rank = (page: Page) => (page.kind === 'table' ? 2 : page.role === 'client' ? 1 : 0);
  const words = (page: Page) => {
    if (page.kind === 'table') return '';
    const company = page.role === 'client' ? page.who.organisation : '';
    return `${company}\u0000${page.familyName}\u0000${page.who.name}\u0000${page.id}`;
  };
  const number = (page: Page) => (page.kind === 'table' ? page.number : 0);
  const collator = new Intl.Collator('en-GB');
  return [...pages].sort(
    (a, b) => rank(a) - rank(b) || number(a) - number(b) || collator.compare(words(a), words(b)),
  );
}
