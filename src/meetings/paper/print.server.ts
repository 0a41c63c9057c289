/** Printing: pages of the published plan become a file, and each page is written down with its code. */
import { randomBytes } from 'node:crypto';
import { newId } from '#base/ids.ts';
import { announce } from '#base/live.server.ts';
import type { Db } from '#db/database.server.ts';
import { record } from '#forum/audit.server.ts';
import type { Client, Delegate, Organiser } from '#forum/people.ts';
import { hashOf } from '#forum/session.server.ts';
import { organisersOf } from '#meetings/board/changes.server.ts';
import { saidOn } from '#meetings/paper/changes.ts';
import { readLetterhead } from '#meetings/paper/letterhead.server.ts';
import { inOrder, isFilled, type Page } from '#meetings/paper/page.ts';
import { readPages, type Whose } from '#meetings/paper/pages.server.ts';
import { paperPdf } from '#meetings/paper/pdf.server.ts';
import { fileName } from '#meetings/paper/printed.ts';
import {
  ownPrintsSince,
  readPrints,
  type Standing,
  standingOf,
} from '#meetings/paper/prints.server.ts';

/**
 * `all`: every page with something on it, and those that had something when they were printed ·
 * `changed`: whose print is no longer true · `never`: with something on it, and not printed yet
 */
export type What =
  | 'all'
  | 'changed'
  | 'never'
  | { people: readonly string[] }
  | { tables: readonly number[] };

export type Print = { pdf: Uint8Array; name: string; pages: number };
export type Refusal = 'nothing-published' | 'nothing-to-print' | 'too-often';
/** `origin`: where codes lead, such as https://forum.example */
export type At = { origin: string; now: Date };

const isWanted = (what: What) => (each: Standing) => {
  const { page, state } = each;
  if (what === 'all') return isFilled(page) || state === 'changed';
  if (what === 'changed') return state === 'changed';
  if (what === 'never') return state === 'never' && isFilled(page);
  if ('people' in what) return page.kind === 'person' && what.people.includes(page.id);
  return page.kind === 'table' && what.tables.includes(page.number);
};

/**
 * Prints pages for the organiser, in the order of handing out.
 *
 * A page has another version only if it says something else than its newest print; what is printed
 * again unchanged is another copy of that version, with a code of its own. The file is set first:
 * nothing counts as printed that could not be.
 *
 * @throws where there is no PDF engine for this machine
 */
export function printPages(
  db: Db,
  staff: Organiser,
  what: What,
  at: At,
): Promise<Print | { refused: Refusal }> {
  const deed = { forumId: staff.forumId, forumKey: staff.forumKey, by: staff.personId };
  return print(db, deed, {}, what, at);
}

const OWN_COPIES = 30;
const HOUR = 3_600_000;

/** The own itinerary of a delegate or a representative: it counts as a print of that page. */
export async function printOwn(
  db: Db,
  member: Delegate | Client,
  at: At,
): Promise<Print | { refused: Refusal }> {
  const { forumId, forumKey, personId } = member;
  const since = new Date(at.now.getTime() - HOUR);
  if ((await ownPrintsSince(db, forumId, personId, since)) >= OWN_COPIES)
    return { refused: 'too-often' };
  const whose = { person: personId };
  return print(db, { forumId, forumKey, by: personId }, whose, { people: [personId] }, at);
}

type By = { forumId: string; forumKey: string; by: string | null };
/** Two who print the same page at once would give it one version: the table refuses the second. */
const TRIES = 3;

async function print(
  db: Db,
  by: By,
  whose: Whose,
  what: What,
  { origin, now }: At,
): Promise<Print | { refused: Refusal }> {
  const letterhead = await readLetterhead(db, by.forumId);
  for (let tried = 0; tried < TRIES; tried++) {
    const { plan, timezone, pages } = await readPages(db, by.forumId, whose);
    if (plan === null) return { refused: 'nothing-published' };
    const prints = await readPrints(db, by.forumId, whose);
    const wanted = standingOf(inOrder(pages), timezone, prints).filter(isWanted(what));
    if (wanted.length === 0) return { refused: 'nothing-to-print' };
    const coded = wanted.map((each) => ({ ...each, code: newCode() }));
    const copies = coded.map(({ page, next, code }) => ({
      ...{ page, version: next, href: `${origin}/p/${code}` },
    }));
    const pdf = await paperPdf(copies, { ...letterhead, timezone, at: now });
    if (await write(db, by, what, coded, now)) {
      const name = fileName(by.forumKey, wanted.map(pageOf), now, timezone);
      return { pdf, name, pages: wanted.length };
    }
  }
  throw new Error('Somebody else prints the same pages all the time');
}

const pageOf = ({ page }: { page: Page }) => page;

/** 128 bits that nobody can guess; only their hash is kept. */
const newCode = () => randomBytes(16).toString('base64url');

type Coded = Standing & { code: string };
const INSERTED_AT_ONCE = 500;

class Clash extends Error {}

/** @returns false, and nothing written, where one of the versions was printed meanwhile */
async function write(
  db: Db,
  { forumId, by }: By,
  what: What,
  pages: readonly Coded[],
  now: Date,
): Promise<boolean> {
  const rows = pages.map(({ page, content, next, copy, code }) => ({
    ...{ forum_id: forumId, id: newId(), code_hash: hashOf(code), kind: page.kind },
    person_id: page.kind === 'person' ? page.id : null,
    table_number: page.kind === 'table' ? page.number : null,
    ...{ version: next, copy, content, said: JSON.stringify(saidOn(page)) },
    ...{ printed_by: by, printed_at: now },
  }));
  const act = db.transaction().execute(async (tx) => {
    for (let from = 0; from < rows.length; from += INSERTED_AT_ONCE) {
      const some = rows.slice(from, from + INSERTED_AT_ONCE);
      const { numInsertedOrUpdatedRows: written } = await tx
        .insertInto('printed_page')
        .values(some)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (written !== BigInt(some.length)) throw new Clash();
    }
    const people = pages.filter(({ page }) => page.kind === 'person').length;
    const what_ = typeof what === 'string' ? what : 'chosen';
    const detail = { what: what_, people, tables: pages.length - people };
    await record(tx, { forumId, personId: by, act: 'paper printed', detail }, now);
    await announce(tx, forumId, 'meetings:paper', await organisersOf(tx, forumId), now);
  });
  return act.then(
    () => true,
    (error) => {
      if (error instanceof Clash) return false;
      throw error;
    },
  );
}
