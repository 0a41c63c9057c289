/** Pages as the template reads them: every word ready, nothing of it markup. Pure. */
import { qrOf, qrPath } from '#base/qr.ts';
import { byDay, dayOf, timeOfDay, zoneName } from '#base/time.ts';
import type { Line, Page, Party, Seat } from '#meetings/paper/page.ts';
import { printedWhen } from '#meetings/paper/printed-when.ts';
import { withBreaks } from '#report/printed.ts';
import { printTones } from '#ui/brand.ts';
import { printed as t } from '#ui/texts/paper.ts';

/** A page about to be printed. `href`: where its code leads */
export type Copy = { page: Page; version: number; href: string };
export type Around = { forum: string; organiser: string; colour: string | null } & {
  timezone: string;
  at: Date;
};
type Cell = { main: string; detail: string };
type Row = { time: string; first: Cell; second: Cell; quiet: boolean };

/** More lines than this are set closer, so that three full days stay on one sheet. */
const ROOMY = 14;

const joined = (...words: readonly string[]) => words.filter((each) => each !== '').join(', ');
const cell = (main: string, detail = ''): Cell => ({ main, detail });

const partyCell = (party: Party | null): Cell =>
  party
    ? cell(party.name, joined(party.title, party.organisation))
    : cell(t.aDelegate, t.aDelegateWhy);

/** On a delegate's page the company leads, on a representative's the delegate. */
function lineCells(line: Line, role: 'delegate' | 'client'): [Cell, Cell] {
  if (line.kind === 'break') return [cell(t.break), cell('')];
  if (line.kind === 'session')
    return [cell(line.title, line.speaks ? t.speaks : ''), cell(line.room)];
  const where = cell(t.table(line.table), line.zone);
  if (role === 'client' || !line.with) return [partyCell(line.with), where];
  return [cell(line.with.organisation, t.withPerson(line.with.name)), where];
}

function seatCells({ meeting }: Seat): [Cell, Cell] {
  if (!meeting) return [cell(t.free), cell('')];
  return [cell(meeting.company, meeting.representative), partyCell(meeting.delegate)];
}

const row = (
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  [first, second]: [Cell, Cell],
  timezone: string,
  quiet: boolean,
): Row => ({
  time: t.to(timeOfDay(startsAt, timezone), timeOfDay(endsAt, timezone)),
  ...{ first, second, quiet },
});

function rowsByDay(page: Page, timezone: string) {
  const rows =
    page.kind === 'person'
      ? page.lines.map((line) => ({
          startsAt: line.startsAt,
          row: row(line, lineCells(line, page.role), timezone, line.kind === 'break'),
        }))
      : page.seats.map((seat) => ({
          startsAt: seat.startsAt,
          row: row(seat, seatCells(seat), timezone, seat.meeting === null),
        }));
  return byDay(rows, timezone).map(({ name, things }) => ({
    name,
    rows: things.map((thing) => thing.row),
  }));
}

const drawnQr = (href: string) => {
  const matrix = qrOf(href);
  const size = matrix.length + 8; // a quiet zone of four modules on each side
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size} ${size}" width="${size}" ` +
    `height="${size}"><path d="${qrPath(matrix)}"/></svg>`;
  return { svg };
};

/** One page as the template reads it. */
export function printedPage({ page, version, href }: Copy, { timezone, at }: Around) {
  const isPerson = page.kind === 'person';
  const days = rowsByDay(page, timezone);
  const words = withBreaks({
    kicker: isPerson ? t.itinerary : t.sheet,
    name: isPerson ? page.who.name : t.table(page.number),
    about: isPerson ? joined(page.who.title, page.who.organisation) : page.zone,
    version: t.version(version),
    printed: t.printedAt(printedWhen(at, timezone)),
    days,
    empty: isPerson ? t.nothing : t.nothingTable,
  });
  const lines = days.reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    ...words,
    href,
    address: href.replace(/^https?:\/\//, ''),
    qr: drawnQr(href),
    columns: isPerson ? t.columns.itinerary : t.columns.sheet,
    wide: !isPerson,
    tight: lines > ROOMY,
  };
}

/** What the template reads beside its pages. */
export function printedFrame(copies: readonly Copy[], around: Around) {
  const { forum, organiser, colour, timezone } = around;
  const [only] = copies.length === 1 ? copies : [];
  return {
    title: only ? `${titleOf(only.page)}: ${forum}` : t.title(forum),
    author: organiser,
    forum: withBreaks(forum),
    clock: t.clock(zoneName(timezone)),
    brand: { accent: printTones(colour).accent },
    linked: only !== undefined,
    words: { still: t.still, scan: t.scan },
  };
}

const titleOf = (page: Page) => (page.kind === 'person' ? t.itinerary : t.table(page.number));

/** A name for the file of one page or of many; it names nobody. */
export const fileName = (forumKey: string, pages: readonly Page[], at: Date, zone: string) => {
  const [only] = pages.length === 1 ? pages : [];
  const what = !only ? 'paper' : only.kind === 'person' ? 'itinerary' : `table-${only.number}`;
  return `${forumKey}-${what}-${dayOf(at, zone)}-${timeOfDay(at, zone).replace(':', '')}.pdf`;
};
