/** What a page that compares two issues reads: which were asked for, the choices, and the list. */
import type { Db } from '#db/database.server.ts';
import { readFrame } from '#forum/overview.server.ts';
import type { Member, Reader } from '#forum/people.ts';
import { type ChangeList, changeList } from '#report/change-list.ts';
import { editionName, type Issue } from '#report/compose.ts';
import { listEditions } from '#report/desk.server.ts';
import { type Pair, readPair, usualPair, whichOf } from '#report/history.server.ts';
import { printedDay } from '#report/printing.ts';
import { changes as t } from '#ui/texts/changes.ts';

export type Comparing = {
  /** newest first; as values of the form's fields */
  choices: { value: string; label: string }[];
  from: string;
  to: string;
  list: ChangeList | null;
  /** why there is no list */
  message: string | null;
};

/** @param asked `from` and `to` of the address; what is missing is as usual */
export async function readComparing(
  db: Db,
  seat: Member | Reader,
  asked: URLSearchParams,
  now: Date,
): Promise<Comparing & { issues: { before: Issue; after: Issue } | null }> {
  const staff = seat.role === 'organiser' || seat.role === 'researcher';
  const { timezone } = await readFrame(db, seat.forumId);
  const editions = (await listEditions(db, seat)).map(({ number, kind, ...edition }) => {
    const day = printedDay(new Date(edition.publishedAt), timezone);
    const name = t.named(editionName(kind, number), day);
    return { value: `${number}`, label: edition.takenDownAt ? t.takenDown(name) : name };
  });
  const choices = [...(staff ? [{ value: 'draft', label: t.draft }] : []), ...editions];
  const usual = await usualPair(db, seat);
  const pair = pairAsked(asked, usual);
  const issues = pair && (await readPair(db, seat, pair, now));
  return {
    choices,
    from: `${asked.get('from') ?? usual?.from ?? ''}`,
    to: `${asked.get('to') ?? usual?.to ?? ''}`,
    issues,
    list: issues && changeList(issues.before, issues.after),
    message: issues ? null : messageOf(editions.length, usual !== null || asked.has('from')),
  };
}

function pairAsked(asked: URLSearchParams, usual: Pair | null): Pair | null {
  const which = (name: 'from' | 'to') => {
    const given = asked.get(name);
    return given === null ? (usual?.[name] ?? null) : whichOf(given);
  };
  const [from, to] = [which('from'), which('to')];
  return from === null || to === null ? null : { from, to };
}

function messageOf(editions: number, wasAsked: boolean): string {
  if (editions === 0) return t.nothingYet;
  return wasAsked ? t.noSuchEdition : t.oneOnly;
}
