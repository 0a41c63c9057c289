/** Itineraries and table sheets as files: the rules of PDF/UA-1, every length, every alphabet. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closePdf } from '#base/pdf.server.ts';
import type { Line, Page, Party } from '#meetings/paper/page.ts';
import { paperPdf } from '#meetings/paper/pdf.server.ts';
import { marksOn } from '../../../test/pdf/content.ts';
import { cutCharts, strandedHeadings } from '../../../test/pdf/layout.ts';
import { openPdf } from '../../../test/pdf/open.ts';
import { qrCodesOn } from '../../../test/pdf/qr-codes.ts';
import { bookmarksIn, rules } from '../../../test/pdf/rules.ts';
import { structureOf } from '../../../test/pdf/structure.ts';
import { textsOn } from '../../../test/pdf/text.ts';

after(closePdf);

const around = {
  ...{ forum: 'Forum für Wasser & Wärme', organiser: 'Forum', colour: '#c8102e' },
  ...{ timezone: 'Europe/Vienna', at: new Date(Date.UTC(2024, 5, 17, 7, 12)) },
};
const people: Party[] = [
  { name: 'Ada Lund', title: 'Captain', organisation: 'Lund Port' },
  {
    name: 'Anastasia Konstantinopoulou-Featherstonehaugh von und zu Guttenberg',
    title: 'Deputy Assistant Commissioner for Digital Transformation and Data',
    organisation:
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  },
  { name: 'محمد بن عبد الله', title: 'مدير', organisation: 'شرطة دبي' },
  { name: 'Ωραία Παπαδοπούλου', title: 'Διευθύντρια', organisation: 'Λιμάνι Πειραιά' },
  { name: '#let x = "markup" *stays* $text$', title: '<b>', organisation: '= Heading' },
];
const who = (at: number) => people[at % people.length] as Party;
const slot = (at: number, aDay: number) => ({
  startsAt: new Date(Date.UTC(2024, 5, 17 + Math.floor(at / aDay), 7, (at % aDay) * 25)),
  endsAt: new Date(Date.UTC(2024, 5, 17 + Math.floor(at / aDay), 7, (at % aDay) * 25 + 20)),
});

function line(at: number, aDay: number): Line {
  const when = { key: '', ...slot(at, aDay) };
  if (at % 9 === 4) return { kind: 'break', ...when };
  if (at % 9 === 6)
    return { kind: 'session', ...when, title: 'What comes next', room: 'Hall', speaks: true };
  const meeting = { kind: 'meeting' as const, table: at + 1, zone: at % 2 ? 'North' : '' };
  return { ...meeting, ...when, with: at % 7 === 5 ? null : who(at) };
}
const person = (at: number, lines: number, aDay = 8): Page => ({
  ...{ kind: 'person', id: `${at}`, role: at % 2 ? 'client' : 'delegate', familyName: '' },
  who: who(at),
  lines: Array.from({ length: lines }, (_, i) => line(i, aDay)),
});
const table = (number: number, slots: number): Page => ({
  ...{ kind: 'table', number, zone: '' },
  seats: Array.from({ length: slots }, (_, at) => ({
    ...{ key: '', ...slot(at, 8) },
    meeting:
      at % 5 === 4
        ? null
        : { company: 'Acme', representative: 'Ann Acme', delegate: at % 6 === 1 ? null : who(at) },
  })),
});
const href = (at: number) => `https://plenary.example/p/${String(at).padStart(22, 'A')}`;
const set = (pages: readonly Page[]) =>
  paperPdf(
    pages.map((page, at) => ({ page, version: at + 1, href: href(at) })),
    around,
  );

async function problems(bytes: Uint8Array): Promise<string[]> {
  const opened = await openPdf(bytes);
  const painted = opened.pages.map((page) => marksOn(opened, page));
  const seen = { bytes, opened, tree: structureOf(opened), painted };
  const broken = Object.entries(rules).flatMap(([rule, check]) =>
    check(seen).map((each) => `${rule}: ${each}`),
  );
  return [...broken, ...strandedHeadings(seen), ...cutCharts(seen)];
}

const lengths = [0, 1, 5, 14, 15, 24, 40];

test('no rule of an accessible file is broken, no heading stranded and nothing cut, at any length', async () => {
  for (const many of lengths) {
    for (const page of [person(many, many), person(many + 1, many, 60), table(7, many)])
      if (many > 0 || page.kind === 'person')
        assert.deepEqual(await problems(await set([page])), [], `${page.kind} of ${many}`);
  }
  const all = [...lengths.map((many, at) => person(at, many)), table(1, 24), table(2, 3)];
  assert.deepEqual(await problems(await set(all)), []);
});

test('each person and table begins a sheet, and every sheet carries its version and its own code', async () => {
  const all = [person(0, 5), person(1, 60), person(3, 0), table(9, 24)];
  const opened = await openPdf(await set(all));
  const texts = textsOn(opened);
  const codes = qrCodesOn(opened);

  const sheets = texts.map((text, at) => {
    const [, version = ''] = /Version (\d)\. Printed 17 June 09:12/.exec(text) ?? [];
    assert.equal(codes[at], href(Number(version) - 1), 'the code is that of the version');
    return version;
  });
  assert.ok(sheets.filter((version) => version === '2').length > 1, 'a long page runs on');
  assert.deepEqual([...new Set(sheets)], ['1', '2', '3', '4']);
  const names = bookmarksIn(opened).filter((each) => !/ \d+ June$/.test(each));
  assert.deepEqual(names, [people[0]?.name, people[1]?.name, people[3]?.name, 'Table 9']);
});

test('an itinerary of three full days stands on one sheet, and every word of it is there', async () => {
  const page = person(1, 24);
  assert.ok(page.kind === 'person');
  const short = {
    ...page,
    lines: page.lines.map((each) =>
      each.kind === 'meeting' ? { ...each, with: people[0] as Party } : each,
    ),
  };
  const opened = await openPdf(await set([short]));
  const [text = ''] = textsOn(opened);

  assert.equal(opened.pages.length, 1);
  for (const words of [
    'Monday 17 June',
    'Wednesday 19 June',
    'Times in Vienna',
    'Table 24',
    'North',
    'Break',
  ])
    assert.ok(text.includes(words), words);
  assert.equal(
    text.split('Captain, Lund Port').length - 1,
    short.lines.filter(({ kind }) => kind === 'meeting').length,
  );
});

test('words are never markup', async () => {
  const opened = await openPdf(await set([person(4, 5)]));
  assert.ok(textsOn(opened)[0]?.includes('#let x = "markup" *stays* $text$'));
});
