/** What the forms of this page say, read and handed to the act that does it. */
import { fail } from '@sveltejs/kit';
import { instantOf } from '#base/time.ts';
import type { Db } from '#db/database.server.ts';
import { timezoneOf } from '#forum/agenda.server.ts';
import type { Organiser } from '#forum/people.ts';
import { KINDS, noteAbsence, removeAbsence } from '#meetings/rules/absences.server.ts';
import { bookSeat, freeSeat } from '#meetings/rules/attendees.server.ts';
import { changeContract } from '#meetings/rules/contracts.server.ts';
import {
  bringTableBack,
  countTables,
  loseTable,
  placeTables,
} from '#meetings/rules/hall.server.ts';
import { personTyped } from '#meetings/rules/rule-book.server.ts';
import { PAIR_KINDS, ruleOnPair, takeBackPairRule } from '#meetings/rules/said-of-pairs.server.ts';
import { readTables } from '#meetings/rules/table-numbers.ts';
import type { RulePart, rules } from '#ui/texts/rules.ts';
import { organiser } from '../../../../guard.ts';

type Said<P extends RulePart> = keyof (typeof rules.said)[P] & string;
export type Asked = { db: Db; member: Organiser; now: Date; text(name: string): string };

type Posted = Parameters<typeof organiser>[0] & { request: Request };

export async function asked(event: Posted): Promise<Asked> {
  const member = await organiser(event);
  const form = await event.request.formData();
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .slice(0, 300)
      .trim();
  return { db: event.locals.db, member, now: event.locals.now, text };
}

/** An answer for one part of the page: what was done, or why nothing was. */
const answer = <P extends RulePart>(part: P, said: Said<P>) => ({ part, said, refused: false });
const refusal = <P extends RulePart>(part: P, said: Said<P>) =>
  fail(422, { part, said, refused: true });

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const whole = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : null);

async function times({ db, member, text }: Asked) {
  const zone = await timezoneOf(db, member.forumId);
  return { from: instantOf(text('from'), zone), to: instantOf(text('to'), zone) };
}

export async function contract({ db, member, now, text }: Asked) {
  const [most, table] = [text('most'), text('table')];
  if ([most, table].some((each) => each !== '' && whole(each) === null))
    return refusal('contracts', 'no-number');
  const said = { ref: text('ref'), most: whole(most), table: whole(table) };
  const outcome = await changeContract(db, member, said, now);
  return 'refused' in outcome
    ? refusal('contracts', outcome.refused)
    : answer('contracts', 'changed');
}

export async function count({ db, member, now, text }: Asked) {
  const outcome = await countTables(db, member, whole(text('tables')) ?? 0, now);
  return 'refused' in outcome ? refusal('tables', outcome.refused) : answer('tables', 'counted');
}

export async function place({ db, member, now, text }: Asked) {
  const tables = readTables(text('tables'));
  if (!tables) return refusal('tables', 'no-numbers');
  const outcome = await placeTables(db, member, { zone: text('zone'), tables }, now);
  return 'refused' in outcome ? refusal('tables', outcome.refused) : answer('tables', 'placed');
}

export async function lose(call: Asked) {
  const { from, to } = await times(call);
  if (!from || !to) return refusal('tables', 'no-such-time');
  const lost = { table: whole(call.text('table')) ?? 0, startsAt: from, endsAt: to };
  const outcome = await loseTable(call.db, call.member, lost, call.now);
  return 'refused' in outcome ? refusal('tables', outcome.refused) : answer('tables', 'lost');
}

export async function bringBack({ db, member, now, text }: Asked) {
  const id = text('id');
  if (!uuid.test(id)) return refusal('tables', 'not-there');
  const outcome = await bringTableBack(db, member, id, now);
  return 'refused' in outcome ? refusal('tables', outcome.refused) : answer('tables', 'back');
}

export async function absence(call: Asked) {
  const { db, member, now, text } = call;
  const kind = KINDS.find((each) => each === text('kind'));
  if (!kind) return refusal('absences', 'no-such-kind');
  const person = await personTyped(db, member, text('person'));
  if (!person) return refusal('absences', 'no-such-person');
  const { from, to } = await times(call);
  const unread = [
    [text('from'), from],
    [text('to'), to],
  ].some(([typed, at]) => typed !== '' && at === null);
  if (unread) return refusal('absences', 'no-such-time');
  const outcome = await noteAbsence(db, member, { person, kind, from, to }, now);
  return 'refused' in outcome ? refusal('absences', outcome.refused) : answer('absences', 'noted');
}

export async function present({ db, member, now, text }: Asked) {
  const id = text('id');
  if (!uuid.test(id)) return refusal('absences', 'not-there');
  const outcome = await removeAbsence(db, member, id, now);
  return 'refused' in outcome
    ? refusal('absences', outcome.refused)
    : answer('absences', 'removed');
}

export async function seat({ db, member, now, text }: Asked) {
  const person = await personTyped(db, member, text('person'));
  if (!person) return refusal('seats', 'no-such-person');
  const outcome = await bookSeat(db, member, { session: text('session'), person }, now);
  return 'refused' in outcome ? refusal('seats', outcome.refused) : answer('seats', 'booked');
}

export async function unseat({ db, member, now, text }: Asked) {
  const person = text('person');
  if (!uuid.test(person)) return refusal('seats', 'not-there');
  const outcome = await freeSeat(db, member, { session: text('session'), person }, now);
  return 'refused' in outcome ? refusal('seats', outcome.refused) : answer('seats', 'free');
}

export async function pair({ db, member, now, text }: Asked) {
  const kind = PAIR_KINDS.find((each) => each === text('kind'));
  if (!kind) return refusal('pairs', 'no-such-kind');
  const part = (['morning', 'afternoon'] as const).find((each) => each === text('part')) ?? null;
  const other = { client: text('otherClient'), delegate: text('otherDelegate') };
  const said = {
    ...{ kind, part, slot: whole(text('slot')), other },
    ...{ client: text('client'), delegate: text('delegate') },
  };
  const outcome = await ruleOnPair(db, member, said, now);
  return 'refused' in outcome ? refusal('pairs', outcome.refused) : answer('pairs', 'ruled');
}

export async function unpair({ db, member, now, text }: Asked) {
  const id = text('id');
  if (!uuid.test(id)) return refusal('pairs', 'not-there');
  const outcome = await takeBackPairRule(db, member, id, now);
  return 'refused' in outcome ? refusal('pairs', outcome.refused) : answer('pairs', 'removed');
}
