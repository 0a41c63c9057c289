/** The organiser's board: a plan changed by mouse, by keyboard, by fields, and without script. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { operator, organiserFor } from '#forum/session.server.ts';
import type { BoardMeeting } from '#meetings/board/board.server.ts';
import { readBoard } from '#meetings/board/board.server.ts';
import { readBoardCheck } from '#meetings/board/check.server.ts';
import { judgeCell } from '#meetings/board/judging.ts';
import { know } from '#meetings/board/known.ts';
import { rowsOf } from '#meetings/board/rows.ts';
import { makePlan } from '#meetings/runs/plans.server.ts';
import { type App, axe, browser, startApp } from './server.ts';

const FORUM = 'police-forum-2024';
const path = `/${FORUM}/meetings?plan=1`;
let chromium: Browser;
let app: App;

before(async () => {
  [chromium, app] = await Promise.all([browser(), startApp()]);
  const organiser = await organiserFor(app.db, operator(), FORUM);
  assert.ok(organiser);
  const made = await makePlan(app.db, organiser, { ceiling: 10 }, new Date());
  assert.ok('plan' in made);
});
after(async () => {
  await chromium?.close();
  await app?.close();
});

type Cell = { row: number; slot: number };
/** A meeting of the first day in its cell, one cell where it may go and one where it may not. */
type Case = { meeting: BoardMeeting; from: Cell; fine: Cell; no: Cell; number: number };

async function casesNow(): Promise<Case[]> {
  const organiser = await organiserFor(app.db, operator(), FORUM);
  assert.ok(organiser);
  const board = await readBoard(app.db, organiser, 1);
  assert.ok(board.shown);
  const plan = { id: board.shown.id, ceiling: 10 };
  const check = await readBoardCheck(app.db, organiser, plan);
  const known = know(board, board.shown.meetings, check);
  const rows = rowsOf('tables', board, known, check);
  const [first] = known.task.slots;
  const day = known.task.slots.filter((slot) => slot.day === first?.day);
  const cells = rows.flatMap((_, row) => day.map((_, slot) => ({ row, slot })));
  const at = ({ row, slot }: Cell) => rows[row]?.cells.get(day[slot]?.number ?? 0);
  return cells.flatMap((from) => {
    const meeting = at(from);
    if (!meeting || from.row > 8) return [];
    const judged = (cell: Cell) => {
      const row = rows[cell.row];
      return row && judgeCell(known, meeting, row, day[cell.slot]?.number ?? 0);
    };
    const near = cells.filter(({ row }) => row < 12);
    const fine = near.find((cell) => {
      const verdict = judged(cell);
      return verdict && 'place' in verdict && cell.slot !== from.slot && !at(cell);
    });
    const no = near.find((cell) => {
      const verdict = judged(cell);
      return verdict && 'why' in verdict && cell.slot !== from.slot;
    });
    const number = day[fine?.slot ?? 0]?.number ?? 0;
    return fine && no ? [{ meeting, from, fine, no, number }] : [];
  });
}
async function oneCase(): Promise<Case> {
  const [found] = await casesNow();
  assert.ok(found, 'no meeting of the demo can move');
  return found;
}

async function opened(width = 1280, height = 1000, rest = ''): Promise<Page> {
  const page = await chromium.newPage({ viewport: { width, height } });
  await app.signIn(page, 'organiser');
  await page.goto(`${app.origin}${path}${rest}`);
  return page;
}
const cellOf = (page: Page, { row, slot }: Cell) =>
  page.locator(`td[data-row="${row}"][data-slot="${slot}"]`);
const chipIn = (page: Page, cell: Cell, { id }: BoardMeeting) =>
  cellOf(page, cell).locator(`[data-meeting="${id}"]`);
const whereIs = async ({ id }: BoardMeeting) =>
  app.db
    .selectFrom('meeting')
    .select(['slot', 'table_number as table', 'state', 'locked'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

async function drag(page: Page, meeting: BoardMeeting, from: Cell, to: Cell): Promise<void> {
  const chip = chipIn(page, from, meeting);
  await chip.scrollIntoViewIfNeeded();
  await chip.hover();
  await page.mouse.down();
  const box = await cellOf(page, to).boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 20, box.y + 10, { steps: 4 });
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y, { steps: 4 });
  const target = cellOf(page, to).and(page.locator('.target'));
  // a hand never rests: what picks meetings up comes with the first touch, and sees the next move
  for (let i = 0; i < 200 && !(await target.isVisible()); i++) {
    await page.mouse.move(x + (i % 3), y);
    await page.waitForTimeout(50);
  }
  await target.waitFor();
}

test('a meeting is dragged to another cell, stands there after a reload, and is taken back', async () => {
  const page = await opened();
  const { meeting, from, fine, number } = await oneCase();
  await drag(page, meeting, from, fine);
  await page.mouse.up();
  await page.getByText(/^Moved: /).waitFor();
  await chipIn(page, fine, meeting).waitFor();
  assert.equal((await whereIs(meeting)).slot, number);
  await page.reload();
  await chipIn(page, fine, meeting).waitFor();

  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByText('Taken back.').waitFor();
  await chipIn(page, from, meeting).waitFor();
  assert.equal((await whereIs(meeting)).slot, meeting.slot);
  await axe(page);
});

test('what is impossible is refused with words, while dragging and on the drop', async () => {
  const page = await opened();
  const { meeting, from, no } = await oneCase();
  await drag(page, meeting, from, no);
  const [said] = await page.locator('.float b').allInnerTexts();
  assert.ok(said && said.length > 8, 'a sentence says why');
  await page.mouse.up();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.ok((await alert.innerText()).startsWith(`Nothing changed. ${said}`));
  assert.deepEqual((await whereIs(meeting)).slot, meeting.slot);
});

test('the keyboard picks up, hears the check, drops, and takes back', async () => {
  const page = await opened();
  const { meeting, from, fine, no, number } = await oneCase();
  const live = page.locator('[aria-live="assertive"]').first();
  const go = async (a: Cell, b: Cell) => {
    for (const [steps, forth, back] of [
      [b.row - a.row, 'ArrowDown', 'ArrowUp'],
      [b.slot - a.slot, 'ArrowRight', 'ArrowLeft'],
    ] as const)
      for (let step = 0; step < Math.abs(steps); step++)
        await page.keyboard.press(steps > 0 ? forth : back);
  };
  await cellOf(page, { row: 0, slot: 0 }).focus();
  await go({ row: 0, slot: 0 }, from);
  await page.keyboard.press('Enter');
  await page.locator('td.no').first().waitFor();
  await go(from, no);
  assert.ok((await live.innerText()).length > 8);
  await page.keyboard.press('Escape');
  await live.getByText('stays where it is').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('td.fine, td.loss').first().waitFor();
  await go(from, fine);
  await live.getByText('is free for both').waitFor();
  await page.keyboard.press('Enter');
  await chipIn(page, fine, meeting).waitFor();
  assert.equal((await whereIs(meeting)).slot, number);

  await page.getByText(/^Moved: /).waitFor();
  await page.keyboard.press('Control+z');
  await chipIn(page, from, meeting).waitFor();
});

test('the list does the same with fields: moves, locks, calls off, books', async () => {
  const page = await opened(1280, 1000, '&view=list');
  const { meeting, number } = await oneCase();
  const who = `${meeting.delegate} with ${meeting.company}`;
  await page.getByLabel('Find a name').fill(meeting.delegate);
  await page.getByRole('link', { name: `Change ${who}`, exact: true }).click();
  await page.getByLabel('Slot').selectOption(String(number));
  await page.getByText('is free for both').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText(`Moved: ${who}.`).waitFor();
  assert.equal((await whereIs(meeting)).slot, number);

  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByText('1 meeting locked.').waitFor();
  assert.equal((await whereIs(meeting)).locked, true);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByText('1 meeting unlocked.').waitFor();
  await page.getByRole('button', { name: 'Call off' }).click();
  await page.getByText(`Called off: ${who}.`).waitFor();
  assert.equal((await whereIs(meeting)).state, 'cancelled');

  await page.getByText('Book a meeting').click();
  await page.getByLabel('Client', { exact: true }).selectOption({ label: meeting.company });
  await page.getByLabel('Delegate', { exact: true }).fill(meeting.delegateRef);
  await page.getByRole('button', { name: 'Look for free slots' }).click();
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await page.getByText(`Booked: ${who}.`).waitFor();
});

test('the list works without script', async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { meeting, number } = await oneCase();
  await app.signIn(page, 'organiser');
  await page.goto(`${app.origin}${path}&view=list&meeting=${meeting.id}`);
  await page.getByLabel('Slot').selectOption(String(number));
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText(/^Moved: /).waitFor();
  assert.equal((await whereIs(meeting)).slot, number);
  await context.close();
});

test('a phone sees the list first, and nothing scrolls sideways', async () => {
  const page = await opened(390, 844);
  await page
    .getByRole('link', { name: 'List', exact: true })
    .and(page.locator('[aria-current]'))
    .waitFor();
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const [wide, room] = await page.evaluate<[number, number]>(
      '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
    );
    assert.ok(wide <= room, `${wide} px on ${room}`);
  }
  await axe(page);
});
